import { expect, it } from 'vitest';
import {
  calledName,
  ciCommands,
  foreignCall,
  programsOf,
} from '../../../../src/checks/readiness/testing/ci-commands.ts';
import type { Step, Trigger, Workflow } from '../../../../src/model/workflow.ts';
import {
  actionWith,
  jobWith,
  manifestWith,
  stepWith,
  triggerWith,
  workflowWith,
} from '../../../support/evidence.ts';

const of = (step: Partial<Step>, overrides: Partial<Workflow> = {}): Workflow =>
  workflowWith({ jobs: [jobWith({ steps: [stepWith(step)] })], ...overrides });
const words = (
  workflows: readonly Workflow[],
  scripts: Readonly<Record<string, string>> = { other: 'true' },
) =>
  ciCommands({ workflows, actions: [], manifests: [manifestWith({ scripts })] }).map(({ command }) =>
    command.join(' '),
  );

it('follows scripts of manifests, each once', () => {
  const scripts = {
    test: 'npm run unit && npm run lint',
    unit: 'vitest run',
    lint: 'pnpm deep',
    deep: 'npm run deeper',
    deeper: 'biome check',
  };
  expect(words([of({ run: 'npm test' })], scripts)).toEqual(['vitest run', 'biome check']);
});

it('runs what a manifest puts before and after a script', () => {
  const scripts = {
    pretest: 'tsc',
    test: 'mocha',
    posttest: 'npm run lint',
    lint: 'eslint .',
    postlint: 'ls',
  };
  const all = ['tsc', 'mocha', 'eslint .', 'ls'];
  expect(words([of({ run: 'npm test' })], scripts)).toEqual(all);
  expect(words([of({ run: 'npm run posttest' })], scripts)).toEqual(['eslint .', 'ls']);
});

it('reads commands that are given to an action', () => {
  const given = { uses: 'coactions/setup-xvfb@v1', with: { run: 'npm test', options: 'ls' } };
  expect(words([of(given)], { test: 'mocha' })).toEqual(['coactions/setup-xvfb', 'mocha']);
});

it('follows what a wrapper starts', () => {
  const scripts = { coverage: 'c8 --all npm test', test: 'node --test' };
  expect(words([of({ run: 'npm run coverage' })], scripts)).toEqual(['c8 --all npm test', 'node --test']);
});

it('keeps a script that no manifest has, where there are any', () => {
  expect(words([of({ run: 'npm run unit' })])).toEqual(['npm run unit']);
  expect(words([of({ run: 'npm run unit' })], {})).toEqual([]);
});

it('looks into own actions and called workflows', () => {
  const called = of(
    { run: 'make test' },
    { path: '.github/workflows/test.yml', triggers: [triggerWith('workflow_call')] },
  );
  const calling = workflowWith({ jobs: [jobWith({ uses: './.github/workflows/test.yml' })] });
  expect(words([calling, called])).toEqual(['make test']);
  const action = actionWith({ steps: [stepWith({ run: 'tox' })] });
  expect(
    ciCommands({ workflows: [of({ uses: './.github/actions/setup' })], actions: [action], manifests: [] }),
  ).toMatchObject([{ command: ['tox'], line: 9 }]);
});

it.each<[string, readonly Trigger[], boolean | null]>([
  ['pull requests', [triggerWith('pull_request')], true],
  ['a queue', [triggerWith('merge_group')], true],
  ['every push', [triggerWith('push')], true],
  ['pushes to any branch', [triggerWith('push', { branches: ['**'] })], true],
  ['pushes to one', [triggerWith('push', { branches: ['main'] })], false],
  ['tags', [triggerWith('push', { tags: ['v*'] })], null],
  ['a schedule', [triggerWith('schedule')], null],
])('%s', (_, triggers, expected) => {
  const [command] = ciCommands({ workflows: [of({ run: 'tox' }, { triggers })], actions: [], manifests: [] });
  expect(command?.isBeforeMerge ?? null).toBe(expected);
});

it('leaves out what never runs', () => {
  expect(words([of({ run: 'tox', if: 'false' })])).toEqual([]);
  expect(
    words([workflowWith({ jobs: [jobWith({ if: '${{ false }}', steps: [stepWith({ run: 'tox' })] })] })]),
  ).toEqual([]);
});

it.each(['npm test || true', 'npm test || :', 'npm test || exit 0\necho'])('%j hides a failure', (run) => {
  const [command] = ciCommands({
    workflows: [of({ run })],
    actions: [],
    manifests: [manifestWith({ scripts: { test: 'tap' } })],
  });
  expect(command?.isIgnored).toBe(true);
});

it('knows a call of another repository', () => {
  expect(
    foreignCall({
      workflows: [workflowWith({ jobs: [jobWith({ uses: 'a/b/.github/workflows/c.yml@v1' })] })],
    }),
  ).toBe('a/b/.github/workflows/c.yml@v1');
  expect(
    foreignCall({ workflows: [workflowWith({ jobs: [jobWith({ uses: './.github/workflows/c.yml' })] })] }),
  ).toBeNull();
});

it.each([
  ['npm run test:unit', 'test:unit'],
  ['pnpm -r run test', 'test'],
  ['yarn workspaces foreach run lint', 'lint'],
  ['make -j4 CI=1 check', 'check'],
  ['node test', null],
  ['npm', null],
])('%s calls %s', (text, name) => {
  expect(calledName(text.split(' '))).toBe(name);
});

it.each([
  ['c8 --all mocha', 'mocha'],
  ['node node_modules/.bin/jest.js', 'jest'],
  ['cross-env CI=1 ava', 'ava'],
  ['node_modules/.bin/tap', 'tap'],
])('%s starts %s', (text, name) => {
  expect(programsOf(text.split(' '))).toContain(name);
});

it('what is only handed on as a word is not started', () => {
  expect(programsOf(['echo', 'mocha'])).toEqual(['echo']);
});
