import { expect, it } from 'vitest';
import testsInCi from '../../../../src/checks/readiness/testing/tests-in-ci.ts';
import type { Evidence } from '../../../../src/model/evidence.ts';
import type { Workflow } from '../../../../src/model/workflow.ts';
import { shown } from '../../../support/code-facts.ts';
import {
  factsWith,
  fileWith,
  jobWith,
  manifestWith,
  stepWith,
  triggerWith,
  workflowWith,
} from '../../../support/evidence.ts';

const run = (workflows: readonly Workflow[], evidence: Partial<Evidence> = {}) =>
  shown(
    testsInCi.run({
      workflows,
      actions: [],
      manifests: [manifestWith({ scripts: { a: 'true' } })],
      files: [],
      ...evidence,
    }),
  );
const running = (text: string, overrides: Partial<Workflow> = {}) =>
  workflowWith({ jobs: [jobWith({ steps: [stepWith({ run: text })] })], ...overrides });
const none = [0, ': No workflow runs the tests for a change. Add one that does so on `pull_request`.'];
const broken = workflowWith({ path: '.github/workflows/b.yml', problem: 'It is no YAML.' });

it.each([
  ...[
    'npm test',
    'npm run test:unit',
    'yarn test',
    'pnpm -r test',
    'npx vitest run',
    'c8 mocha',
    'node --test',
    'bun test',
  ],
  ...[
    'node test/run.js',
    './node_modules/.bin/jest',
    'go test ./...',
    'cargo test --all',
    'python -m pytest',
    './mvnw -B verify',
  ],
  ...[
    './gradlew build',
    'make check',
    'npx playwright test',
    'cross-env CI=1 ava',
    'npm run ci',
    'npx nyc tap',
    'xvfb-run npm test',
    './bin/ci-test.sh',
    'bash scripts/run_tests.sh --all',
    'node run_tests.js',
  ],
])('%s runs tests', (text) => {
  expect(run([running(text)])).toEqual([1]);
});

it.each([
  ...[
    'npm ci',
    'npm install -g jest',
    'npm install mocha',
    'echo "npm test"',
    'npm run build',
    'git commit -m test',
  ],
  ...[
    '# npm test',
    'make',
    'node server.js',
    'pip install pytest',
    './bin/build-tests.sh',
    'bash test-setup.sh',
  ],
])('%s runs none', (text) => {
  expect(run([running(text)])).toEqual(none);
});

it.each<[string, readonly Workflow[], Partial<Evidence>, readonly (string | number)[]]>([
  ['no workflow', [], {}, none],
  [
    'a script that runs nothing',
    [running('npm test')],
    { manifests: [manifestWith({ scripts: { test: 'echo "Error: no test specified" && exit 1' } })] },
    none,
  ],
  [
    'after the merge only',
    [running('npm test', { triggers: [triggerWith('push', { branches: ['main'] })] })],
    {},
    [0.5, '.github/workflows/ci.yml:9 The tests run here after a merge only, and not for pull requests.'],
  ],
  [
    'a failure that is hidden',
    [running('npm test || true')],
    {},
    [0.5, '.github/workflows/ci.yml:9 The tests run here, and `|| true` hides that they fail.'],
  ],
  ['hidden in one place only', [running('npm test || true'), running('npm test')], {}, [1]],
  [
    'another repository’s workflow',
    [workflowWith({ jobs: [jobWith({ uses: 'a/b/.github/workflows/c.yml@v1' })] })],
    {},
    [
      '`a/b/.github/workflows/c.yml@v1` is called for changes, and what it runs stands in another repository.',
    ],
  ],
  [
    'another build system',
    [],
    { files: [fileWith('.gitlab-ci.yml', { facts: factsWith({ bytes: 500 }) })] },
    ['`.gitlab-ci.yml` builds it too, and what that does is not read: only workflows of GitHub are.'],
  ],
  [
    'a workflow that can’t be read',
    [broken],
    {},
    [0, ".github/workflows/b.yml: It can't be read as a workflow: It is no YAML."],
  ],
  [
    'the same beside a good one',
    [running('npm test'), broken],
    {},
    [0.5, ".github/workflows/b.yml: It can't be read as a workflow: It is no YAML."],
  ],
])('%s', (_, workflows, evidence, expected) => {
  expect(run(workflows, evidence)).toEqual(expected);
});
