import { defineCheck } from '../../../model/check.ts';
import type { ComposeFile, ComposeService, ContainerFile, ContainerStage } from '../../../model/container.ts';
import type { Finding } from '../../../model/finding.ts';
import { notApplicable, proportion } from '../../../model/outcome.ts';
import { finalStages, shipped } from '../../shipped-containers.ts';
import { unreadable } from '../../unreadable.ts';

/** Images that run as somebody else than root, or whose own entry point gives root up. */
const modestName =
  /^(?:cgr\.dev\/chainguard\/(?!wolfi-base|chainguard-base)|dhi\.io\/|(?:docker\.io\/)?(?:bitnami|bitnamilegacy|grafana|prom|nginxinc)\/|(?:docker\.io\/)?jenkins\/jenkins$|(?:docker\.io\/)?(?:library\/)?(?:postgres|mysql|mariadb|redis|valkey|mongo|rabbitmq|memcached|cassandra|elasticsearch|kibana|logstash|solr|neo4j)$|(?:postgis|timescale|pgvector)\/|public\.ecr\.aws\/lambda\/|amazon\/aws-lambda-|registry\.access\.redhat\.com\/ubi\d+\/(?:nodejs|python|openjdk|go-toolset|ruby|php|httpd|nginx))/;
const modestTag = /nonroot|rootless|unprivileged|chiseled/;

export default defineCheck({
  id: 'container-user',
  category: 'readiness/security-posture',
  importance: 'high',
  title: 'Containers do not run as root',
  failureTitle: 'Containers run as root',
  why: 'Whoever breaks out of a process has its rights, and root in a container is root on the host but for what the runtime holds back (CIS Docker Benchmark 4.1; NSA and CISA, Kubernetes Hardening Guide). Each Dockerfile counts once, by the user of its last stage, and so does each service of a compose file that names its user or is privileged. Images that are known not to run as root are fine without a `USER`; containers for development, tests and examples are not judged.',
  fix: 'Make a user in the last stage, give it what it has to write, and name it with `USER`.',
  needs: ['containers', 'composeFiles', 'profile'],

  run({ containers, composeFiles, profile }) {
    if (profile.id === 'action')
      return notApplicable(
        'GitHub runs the containers of actions as root, and asks their authors to leave it so.',
      );
    const [files, compositions] = [shipped(containers), shipped(composeFiles)];
    const broken = [...unreadable('a Dockerfile', files), ...unreadable('a compose file', compositions)];
    const readable = files.filter((file) => file.problem === null && !isUnknown(file));
    const services = compositions.flatMap(tellingServices);
    const total = broken.length + readable.length + services.length;
    if (total === 0) return notApplicable('There is no Dockerfile of something that is run elsewhere.');
    return proportion(total, [...broken, ...readable.flatMap(rootIn), ...services.flatMap(rootOf)]);
  },
});

function rootIn(file: ContainerFile): readonly Finding[] {
  const chain = finalStages(file);
  const [last] = chain;
  const base = chain.at(-1);
  if (last === undefined || base === undefined) return [];
  const user = chain.find((stage) => stage.user !== null)?.user ?? null;
  if (chain.some(givesUpRoot) || (user === null ? isModest(base) : !isRoot(user.name))) return [];
  const message =
    user === null
      ? `The container of \`${file.path}\` runs as root: its last stage has no \`USER\`. Name one that is not root.`
      : `The container of \`${file.path}\` runs as root: \`USER ${user.name}\`. Name one that is not root.`;
  return [{ path: file.path, line: user?.line ?? last.line, message, subject: 'user' }];
}

/** Nobody says a user, and the image is filled in by an argument. */
function isUnknown(file: ContainerFile): boolean {
  const chain = finalStages(file);
  const base = chain.at(-1)?.image;
  return base?.isOpen === true && base.name !== 'scratch' && chain.every(({ user }) => user === null);
}

function isModest({ image: { name, tag } }: ContainerStage): boolean {
  return modestName.test(name) || modestTag.test(tag ?? '') || modestTag.test(name);
}

/** Its entry point changes the user by itself. */
function givesUpRoot({ commands }: ContainerStage): boolean {
  return commands.some(({ text }) => /\b(?:gosu|su-exec|setpriv|runuser|s6-setuidgid)\b/.test(text));
}

function isRoot(user: string): boolean {
  return /^["']?(?:root|0+)["']?(?::|$)/.test(user.trim());
}

interface PlacedService {
  readonly path: string;
  readonly service: ComposeService;
}

/** Services that say with which rights they run. */
function tellingServices({ path, services }: ComposeFile): readonly PlacedService[] {
  return services
    .filter(({ user, isPrivileged }) => user !== null || isPrivileged)
    .map((service) => ({ path, service }));
}

function rootOf({ path, service: { name, line, user, isPrivileged } }: PlacedService): readonly Finding[] {
  if (isPrivileged) {
    const message = `The service \`${name}\` is privileged: it may do on the host what root may. Take \`privileged: true\` away.`;
    return [{ path, line, message, subject: `${name} privileged` }];
  }
  if (user === null || !isRoot(user)) return [];
  return [
    {
      path,
      line,
      message: `The service \`${name}\` runs as root: \`user: ${user}\`. Name another.`,
      subject: name,
    },
  ];
}
