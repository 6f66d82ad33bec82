import { expect, it } from 'vitest';
import { isIllustration } from '../../src/model/illustration.ts';
import { isTestPlace } from '../../src/model/test-place.ts';
import { isToolFile } from '../../src/model/tool-file.ts';

it.each(['examples/a.ts', 'packages/a/demo/b.ts', 'docs/a.js', 'bench/a.mjs', 'Website/a.ts'])(
  '%s is an illustration',
  (path) => {
    expect(isIllustration(path)).toBe(true);
  },
);

it.each(['src/example.ts', 'src/documents/a.ts', 'demo.ts', 'benchmarking/a.ts'])('%s is none', (path) => {
  expect(isIllustration(path)).toBe(false);
});

it.each(['vite.config.ts', 'a/eslint.config.mjs', 'gulpfile.js', 'themes/a/Gruntfile.cjs'])(
  '%s is for a tool',
  (path) => {
    expect(isToolFile(path)).toBe(true);
  },
);

it.each(['src/config.ts', 'config/index.js', 'src/gulpfile/a.ts'])('%s is for the program', (path) => {
  expect(isToolFile(path)).toBe(false);
});

it.each([
  'test/a.ts',
  'src/a.test.ts',
  'types/index.tst.ts',
  'types/index.test-d.ts',
  'pkg/a_test.go',
  'test_a.py',
  'jasmine/run-wiki-based-tests.js',
])('%s is a test’s', (path) => {
  expect(isTestPlace(path)).toBe(true);
});

it.each(['src/testing.ts', 'src/contest.ts', 'latest/a.ts'])('%s is not', (path) => {
  expect(isTestPlace(path)).toBe(false);
});
