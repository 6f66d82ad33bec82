import { expect, it } from 'vitest';
import reproducibleInstall from '../../../../src/checks/readiness/deployment/reproducible-install.ts';
import {
  actionWith,
  containerWith,
  fileWith,
  jobWith,
  lockfileWith,
  manifestWith,
  stepWith,
  workflowWith,
} from '../../../support/evidence.ts';
import { processorTime } from '../../../support/processor-time.ts';

type Given = Partial<Parameters<typeof reproducibleInstall.run>[0]>;

const path = '.github/workflows/ci.yml';
const running = (...runs: readonly string[]): Given => ({
  workflows: [workflowWith({ jobs: [jobWith({ steps: runs.map((run) => stepWith({ run })) })] })],
});
const building = (text: string, variables: readonly string[] = []): Given => ({
  containers: [
    containerWith({
      commands: [{ text, line: 4 }],
      variables: variables.map((name) => ({ name, line: 2, hasValue: true })),
    }),
  ],
});
const requirements = (isPinned: boolean): Given => ({
  foreignManifests: [
    {
      ecosystem: 'pip',
      path: 'requirements.txt',
      directory: '',
      lockfile: null,
      isLockable: true,
      dependencies: [{ name: 'flask', range: '', line: 1, isPinned, isLocked: null }],
      problem: null,
    },
  ],
});

const passes = { kind: 'judged', ratio: 1, findings: [] };
const loose = (command: string, better: string, place: object = { path, line: 9 }) => ({
  ...place,
  message: `\`${command}\` does not hold to a lockfile. Use \`${better}\`.`,
  subject: command,
});
const fails = (...findings: readonly object[]) => ({ kind: 'judged', ratio: 0, findings });
const container = { path: 'Dockerfile', line: 4 };
const none = {
  kind: 'notApplicable',
  reason: 'No workflow and no Dockerfile installs dependencies by a lockfile.',
};
const frozen = 'pnpm install --frozen-lockfile';

it.each<[string, Given, object]>([
  ['npm ci', running('cd web && npm ci --ignore-scripts'), passes],
  ['npm install', running('npm install --no-audit'), fails(loose('npm install --no-audit', 'npm ci'))],
  [
    'npm install whose output goes elsewhere',
    running('npm i > /dev/null 2>&1'),
    fails(loose('npm i > /dev/null 2>', 'npm ci')),
  ],
  ['tools by name', running('npm install -g npm@11', 'npm i --no-save typescript'), none],
  ['pnpm in a workflow', running('pnpm i'), passes],
  [
    'pnpm in a workflow, freed',
    running('pnpm i --no-frozen-lockfile'),
    fails(loose('pnpm i --no-frozen-lockfile', frozen)),
  ],
  ['pnpm in a container', building('pnpm i'), fails(loose('pnpm i', frozen, container))],
  ['pnpm in a container that says it is CI', building('pnpm i', ['CI']), passes],
  ['Yarn 1', running('yarn'), fails(loose('yarn', 'yarn install --frozen-lockfile'))],
  ['Yarn 1, held', running('yarn --frozen-lockfile'), passes],
  [
    'Yarn 4',
    { ...running('yarn install'), manifests: [manifestWith({ packageManager: 'yarn@4.5.0' })] },
    passes,
  ],
  [
    'Yarn 4 in a container',
    { ...building('yarn install'), files: [fileWith('.yarnrc.yml', { kind: 'data' })] },
    fails(loose('yarn install', 'yarn install --immutable', container)),
  ],
  ['bun', running('bun install'), fails(loose('bun install', 'bun install --frozen-lockfile'))],
  [
    'requirements that are pinned',
    { ...running('pip install -r ./requirements.txt'), ...requirements(true) },
    passes,
  ],
  [
    'requirements that are not',
    { ...running('python -m pip install -rrequirements.txt'), ...requirements(false) },
    fails(loose('pip install -rrequirements.txt', 'pip install --require-hashes')),
  ],
  ['requirements that are not known', running('pip install -r other.txt'), none],
  [
    'a container with mounts',
    building('--mount=type=cache,target=/a \\\n  --mount=type=bind,source=b \\\n  npm install'),
    fails(loose('npm install', 'npm ci', container)),
  ],
  ['a list in JSON', building('["npm", "ci"]'), passes],
  ['a job that updates', running('npm update', 'npm install'), none],
  ['what is only printed', running('echo npm install', 'cat <<END\nnpm install\nEND'), none],
  ['bits that are shifted', running('x=$((1 << SHIFT))\nnpm install'), fails(loose('npm install', 'npm ci'))],
  ['names that every object has', running('__proto__ x', 'constructor commit', 'toString install'), none],
  [
    'a library that holds no lockfile',
    { ...running('npm install'), manifests: [manifestWith({ hasEntryPoint: true })], lockfiles: [] },
    none,
  ],
  [
    'a service that holds none',
    {
      ...running('npm install'),
      manifests: [manifestWith({ hasEntryPoint: true })],
      lockfiles: [],
      profile: { id: 'service', reason: 'The test says so.' },
    },
    fails(loose('npm install', 'npm ci')),
  ],
  [
    'each command counts once, and so does what can’t be read',
    {
      ...running('npm ci', 'npm install', 'npm ci'),
      actions: [actionWith({ problem: 'It has no `runs`.' })],
    },
    {
      kind: 'judged',
      ratio: 0.5,
      findings: [
        {
          path: '.github/actions/setup/action.yml',
          message: "It can't be read as an action: It has no `runs`.",
          subject: 'unreadable',
        },
        loose('npm install', 'npm ci'),
      ],
    },
  ],
])('%s', (_, given, outcome) => {
  const evidence = {
    workflows: [],
    actions: [],
    containers: [],
    manifests: [],
    lockfiles: [lockfileWith()],
    foreignManifests: [],
    files: [],
    profile: { id: 'library', reason: 'The test says so.' } as const,
    ...given,
  };
  expect(reproducibleInstall.run(evidence)).toEqual(outcome);
});

it('reads a program of many parts in no time', () => {
  const run = `"${'@'.repeat(300_000)}\n" install`;
  const before = processorTime();
  expect(
    reproducibleInstall.run({
      ...{ actions: [], containers: [], manifests: [], lockfiles: [], foreignManifests: [], files: [] },
      profile: { id: 'library', reason: 'The test says so.' },
      workflows: [workflowWith({ jobs: [jobWith({ steps: [stepWith({ run })] })] })],
    }),
  ).toEqual(none);
  expect(processorTime() - before).toBeLessThan(2000);
});
