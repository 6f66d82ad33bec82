import { expect, it } from 'vitest';
import typesInCi from '../../../../src/checks/readiness/testing/types-in-ci.ts';
import { shown } from '../../../support/code-facts.ts';
import { fileWith, jobWith, manifestWith, stepWith, workflowWith } from '../../../support/evidence.ts';

const run = (text: string | null, path = 'src/a.ts') =>
  shown(
    typesInCi.run({
      workflows:
        text === null ? [] : [workflowWith({ jobs: [jobWith({ steps: [stepWith({ run: text })] })] })],
      actions: [],
      manifests: [manifestWith({ scripts: { compile: 'tsc -p .', test: 'vitest' } })],
      files: [fileWith(path)],
    }),
  );
const none = [0, ': No workflow checks the types for a change. Run `tsc --noEmit` in one.'];

it.each([
  'npx tsc --noEmit',
  'npm run compile',
  'vue-tsc',
  'npx next build',
  'npm run typecheck',
  'deno check a.ts',
])('%s checks them', (text) => {
  expect(run(text)).toEqual([1]);
});

it.each(['npm test', 'npx esbuild a.ts', 'echo tsc', null])('%s does not', (text) => {
  expect(run(text)).toEqual(none);
});

it.each(['src/a.js', 'index.d.ts', 'vite.config.ts'])('%s is no TypeScript to check', (path) => {
  expect(run(null, path)).toEqual(['No source is written in TypeScript.']);
});
