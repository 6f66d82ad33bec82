import { defineCheck } from '../../../model/check.ts';
import type { ContainerFile } from '../../../model/container.ts';
import type { Evidence } from '../../../model/evidence.ts';
import type { Finding } from '../../../model/finding.ts';
import { notApplicable, proportion } from '../../../model/outcome.ts';
import type { Step } from '../../../model/workflow.ts';
import { publishedPackages } from '../../published.ts';
import { type Command, commandsIn, programOf } from '../../shell-commands.ts';
import { shipped } from '../../shipped-containers.ts';
import { unreadable } from '../../unreadable.ts';
import { actionOf, isNever, stepCommands } from '../../workflow-steps.ts';
import { type InstallSetting, judgeInstall } from './install-commands.ts';

export default defineCheck({
  id: 'reproducible-install',
  category: 'readiness/deployment',
  importance: 'medium',
  title: 'Builds install what the lockfile holds',
  failureTitle: 'Builds install whatever is newest that day',
  why: '`npm install` may change the lockfile and install what nobody has tested; `npm ci` installs what it holds, or fails (npm’s documentation; OpenSSF Scorecard, Pinned-Dependencies). Each command of a workflow, an action or a Dockerfile that installs a project’s dependencies counts once. pnpm and Yarn from 2 on hold to the lockfile by themselves in a workflow, not in a Dockerfile. Tools that are installed by name, and jobs that update dependencies, are not judged.',
  fix: 'Use `npm ci`, `pnpm install --frozen-lockfile`, `yarn install --immutable` (Yarn 1: `--frozen-lockfile`), `bun install --frozen-lockfile`, or pinned requirements.',
  needs: [
    'workflows',
    'actions',
    'containers',
    'manifests',
    'lockfiles',
    'foreignManifests',
    'files',
    'profile',
  ],

  run(evidence) {
    const { workflows, actions, containers } = evidence;
    const files = shipped(containers);
    const broken = [
      ...unreadable('a workflow', workflows),
      ...unreadable('an action', actions),
      ...unreadable('a Dockerfile', files),
    ];
    const setting = settingOf(evidence);
    const places = [...placesOfSteps(evidence), ...files.flatMap(placesOfContainer)];
    const judged = places.flatMap((place) => judgePlace(place, setting));
    const total = broken.length + judged.length;
    if (total === 0)
      return notApplicable('No workflow and no Dockerfile installs dependencies by a lockfile.');
    return proportion(total, [...broken, ...judged.filter((finding) => finding !== null)]);
  },
});

/** Verbs of programs by which dependencies are updated, or what was updated is kept. */
const updating: ReadonlyMap<string, RegExp> = new Map([
  ['npm', /^(?:update|up|upgrade|version)$/],
  ['pnpm', /^(?:update|up|upgrade)$/],
  ['yarn', /^(?:upgrade|up)$/],
  ['bun', /^update$/],
  ['git', /^commit$/],
]);

interface Place {
  readonly path: string;
  readonly line: number;
  readonly commands: readonly Command[];
  /** Nothing there says that it runs in CI. */
  readonly isContainer: boolean;
}

function settingOf({
  manifests,
  lockfiles,
  foreignManifests,
  files,
  profile,
}: Pick<Evidence, 'manifests' | 'lockfiles' | 'foreignManifests' | 'files' | 'profile'>): Omit<
  InstallSetting,
  'isContainer'
> {
  const isModernYarn =
    files.some(({ path }) => /(?:^|\/)\.yarnrc\.yml$/.test(path)) ||
    manifests.some(
      (manifest) => manifest.kind === 'manifest' && /^yarn@[2-9]/.test(manifest.packageManager ?? ''),
    );
  return {
    isModernYarn,
    // The users of such a package resolve for themselves, and so do its tests.
    mayLackLockfile:
      lockfiles.length === 0 &&
      profile.id !== 'service' &&
      profile.id !== 'web-app' &&
      publishedPackages(manifests).length > 0,
    pinned: foreignManifests
      .filter(
        ({ dependencies, problem }) => problem === null && dependencies.every(({ isPinned }) => isPinned),
      )
      .map(({ path }) => path),
    unpinned: foreignManifests
      .filter(
        ({ dependencies, problem }) => problem !== null || dependencies.some(({ isPinned }) => !isPinned),
      )
      .map(({ path }) => path),
  };
}

function placesOfSteps({ workflows, actions }: Pick<Evidence, 'workflows' | 'actions'>): readonly Place[] {
  const jobs = workflows.flatMap(({ path, jobs: all }) =>
    all.filter((job) => !isNever(job.if)).map(({ steps }) => ({ path, steps })),
  );
  return [...jobs, ...actions]
    .filter(({ steps }) => !steps.some(updates))
    .flatMap(({ path, steps }) =>
      steps
        .filter((step) => !isNever(step.if))
        .map((step) => ({ path, line: step.line, commands: stepCommands(step), isContainer: false })),
    );
}

/** A job that changes the lockfile on purpose. */
function updates(step: Step): boolean {
  if (/create-pull-request|auto-commit|add-and-commit/.test(actionOf(step) ?? '')) return true;
  return stepCommands(step).some((command) => {
    const program = programOf(command);
    if (/^(?:ncu|npm-check-updates|taze)$/.test(program)) return true;
    return updating.get(program)?.test(command[1] ?? '') ?? false;
  });
}

function placesOfContainer({ path, stages }: ContainerFile): readonly Place[] {
  return stages.flatMap(({ commands, variables }) =>
    commands.map(({ text, line }) => ({
      path,
      line,
      commands: commandsIn(shellOf(text)),
      isContainer: !variables.some(({ name, hasValue }) => name === 'CI' && hasValue),
    })),
  );
}

/** A list in JSON as a line of the shell; options of the instruction left out. */
function shellOf(text: string): string {
  if (text.startsWith('[')) return text.replace(/^\[|\]$/g, '').replaceAll('",', '" ');
  return text.replace(/\\\r?\n/g, ' ').replace(/^(?:--\w+=\S+\s+){1,9}/, '');
}

function judgePlace(
  { path, line, commands, isContainer }: Place,
  setting: Omit<InstallSetting, 'isContainer'>,
): readonly (Finding | null)[] {
  return commands.flatMap((command) => {
    const judgement = judgeInstall(command, { ...setting, isContainer });
    if (judgement === 'other') return [];
    if (judgement === 'by-lockfile') return [null];
    const text = command.join(' ').slice(0, 80);
    return [
      {
        path,
        line,
        message: `\`${text}\` does not hold to a lockfile. Use \`${judgement}\`.`,
        subject: text,
      },
    ];
  });
}
