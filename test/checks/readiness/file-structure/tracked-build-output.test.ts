import { expect, it } from 'vitest';
import trackedBuildOutput from '../../../../src/checks/readiness/file-structure/tracked-build-output.ts';
import type { FileKind, SourceFile } from '../../../../src/model/evidence.ts';
import type { Profile } from '../../../../src/model/profile.ts';
import { shown } from '../../../support/code-facts.ts';
import { fileWith } from '../../../support/evidence.ts';

const run = (files: readonly SourceFile[], id: Profile = 'library') =>
  shown(trackedBuildOutput.run({ files, profile: { id, reason: 'The test says so.' } }));
const at = (path: string, kind: FileKind = 'generated') => fileWith(path, { kind });
const source = fileWith('src/a.ts');

it.each<[string, FileKind | undefined, string]>([
  ['node_modules/ms/index.js', 'vendored', 'node_modules'],
  ['web/bower_components/a.js', 'vendored', 'web/bower_components'],
  ['dist/a.js', undefined, 'dist'],
  ['packages/a/build/deep/a.d.ts', undefined, 'packages/a/build'],
  ['.next/a.js', 'data', '.next'],
  ['src/__pycache__/a.pyc', 'binary', 'src/__pycache__'],
  ['coverage/lcov-report/index.html', 'data', 'coverage'],
  ['a/.DS_Store', 'binary', 'a/.DS_Store'],
  ['npm-debug.log', 'data', 'npm-debug.log'],
  ['tsconfig.tsbuildinfo', 'data', 'tsconfig.tsbuildinfo'],
])('%s is output', (path, kind, root) => {
  expect(run([source, at(path, kind)])).toEqual([
    0.5,
    `${root}: A file in git that is built or installed anew each time.`,
  ]);
});

it.each<[string, FileKind]>([
  ['vendor/modules.txt', 'vendored'],
  ['third_party/a.js', 'vendored'],
  ['dist/README.md', 'document'],
  ['src/generated/schema.ts', 'generated'],
  ['coverage/lcov.info', 'data'],
  ['build/sync-version.js', 'generated'],
  ['src/coverage/report.ts', 'source'],
  ['test/fixtures/node_modules/a.js', 'test'],
])('%s is none', (path, kind) => {
  expect(run([source, at(path, kind)])).toEqual([1]);
});

it('tells each folder once, with how many', () => {
  expect(run([source, at('dist/a.js'), at('dist/b.js'), at('.nyc_output/c', 'data')])).toEqual([
    0.25,
    'dist: 2 files in git that are built or installed anew each time.',
    '.nyc_output: A file in git that is built or installed anew each time.',
  ]);
});

it('lets an action ship what it runs, and what is not tracked be', () => {
  expect(run([source, at('dist/a.js')], 'action')).toEqual([1]);
  expect(run([source, at('lib/dist/a.js')], 'action')[0]).toBe(0.5);
  expect(run([source, { ...at('dist/a.js'), isTracked: false }])).toEqual([1]);
  expect(run([{ ...source, isTracked: false }])).toEqual(['Nothing is tracked by git yet.']);
});
