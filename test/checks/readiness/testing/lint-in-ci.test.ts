import { expect, it } from 'vitest';
import lintInCi from '../../../../src/checks/readiness/testing/lint-in-ci.ts';
import type { Step } from '../../../../src/model/workflow.ts';
import { shown } from '../../../support/code-facts.ts';
import { fileWith, jobWith, manifestWith, stepWith, workflowWith } from '../../../support/evidence.ts';

const run = (step: Partial<Step>, files = [fileWith('src/a.ts')]) =>
  shown(
    lintInCi.run({
      workflows: [workflowWith({ jobs: [jobWith({ steps: [stepWith(step)] })] })],
      actions: [],
      manifests: [manifestWith({ scripts: { look: 'biome check .', test: 'vitest' } })],
      files,
    }),
  );

it.each<Partial<Step>>([
  ...[
    'npx eslint .',
    'npm run look',
    'npm run lint:css',
    'cargo clippy',
    'ruff check',
    'npx prettier --check .',
  ].map((text) => ({ run: text })),
  { uses: 'super-linter/super-linter@v7' },
  { uses: 'golangci/golangci-lint-action@v6' },
])('$run$uses lints', (step) => {
  expect(run(step)).toEqual([1]);
});

it.each<Partial<Step>>([{ run: 'npm test' }, { run: 'echo eslint' }, { uses: 'actions/checkout@v6' }])(
  '$run$uses does not',
  (step) => {
    expect(run(step)).toEqual([0, ': No workflow lints a change. Run a linter in one.']);
  },
);

it('asks for nothing where there is no source', () => {
  expect(run({ run: 'npm test' }, [])).toEqual(['There is no source.']);
});
