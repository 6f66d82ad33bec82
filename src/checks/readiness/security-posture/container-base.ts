import { defineCheck } from '../../../model/check.ts';
import type { ComposeFile, ContainerFile } from '../../../model/container.ts';
import type { Finding } from '../../../model/finding.ts';
import { measured, notApplicable } from '../../../model/outcome.ts';
import { shipped } from '../../shipped-containers.ts';
import { unreadable } from '../../unreadable.ts';

export default defineCheck({
  id: 'container-base',
  category: 'readiness/security-posture',
  importance: 'medium',
  title: 'Container images are pinned to a digest',
  failureTitle: 'Container images can change under the same name',
  why: 'A tag names another image whenever its owner says so: today’s build is not yesterday’s, and a bad image comes in unseen (OpenSSF Scorecard, Pinned-Dependencies). Each image of a Dockerfile’s stage and of a compose file’s service counts once: fully with a digest, for half with a tag of a whole version (`24.1.0-slim`) or a date, and not at all with another tag or none. Containers for development, tests and examples are not judged.',
  fix: 'Write the digest behind the tag, `node:24.1.0-slim@sha256:…`, and let Dependabot or Renovate update both.',
  needs: ['containers', 'composeFiles'],

  run({ containers, composeFiles }) {
    const [files, compositions] = [shipped(containers), shipped(composeFiles)];
    const broken = [...unreadable('a Dockerfile', files), ...unreadable('a compose file', compositions)];
    const images = [...files.flatMap(imagesOfStages), ...compositions.flatMap(imagesOfServices)];
    const total = broken.length + images.length;
    if (total === 0) return notApplicable('No Dockerfile and no compose file names an image to pin.');
    const findings = [...broken, ...images.flatMap(unpinned)];
    const lost = findings.reduce((sum, { share = 1 }) => sum + share, 0);
    return measured(1 - lost / total, findings);
  },
});

interface Image {
  readonly path: string;
  readonly line: number;
  readonly text: string;
}

/** An earlier stage, `scratch` and what an argument fills in are nothing to pin. */
function imagesOfStages({ path, stages }: ContainerFile): readonly Image[] {
  return stages.flatMap(({ line, image: { text, isOpen } }) => (isOpen ? [] : [{ path, line, text }]));
}

/** Images that the file does not build itself. */
function imagesOfServices({ path, services }: ComposeFile): readonly Image[] {
  const built = new Set(services.filter(({ isBuilt }) => isBuilt).map(({ image }) => image));
  return services.flatMap(({ line, image, isBuilt }) =>
    image === null || isBuilt || built.has(image) || image.includes('$') ? [] : [{ path, line, text: image }],
  );
}

function unpinned({ path, line, text }: Image): readonly Finding[] {
  const [name = '', digest = ''] = text.split('@');
  if (/^sha256:[0-9a-f]{64}$/.test(digest)) return [];
  const tag = name.slice(name.lastIndexOf('/') + 1).split(':')[1] ?? '';
  const isVersion = /\d\.\d+\.\d|(?<!\d)20\d{6}(?!\d)/.test(tag);
  const message = isVersion
    ? `\`${text}\` is a version that its owner can replace. Write its digest behind it.`
    : `\`${text}\` is another image from one day to the next. Name a whole version, and its digest.`;
  return [{ path, line, message, subject: text, ...(isVersion ? { share: 0.5 } : {}) }];
}
