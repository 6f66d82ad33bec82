import { expect, it } from 'vitest';
import largeFiles from '../../../../src/checks/readiness/file-structure/large-files.ts';
import type { FileKind, SourceFile } from '../../../../src/model/evidence.ts';
import type { Profile } from '../../../../src/model/profile.ts';
import { shown } from '../../../support/code-facts.ts';
import { factsWith, fileWith } from '../../../support/evidence.ts';

const run = (files: readonly SourceFile[], id: Profile = 'library') =>
  shown(largeFiles.run({ files, profile: { id, reason: 'The test says so.' } }));
const of = (path: string, bytes: number, kind: FileKind = 'data') =>
  fileWith(path, { kind, facts: factsWith({ bytes, isBinary: kind === 'binary' }) });
const mebibyte = 1024 * 1024;

it.each<[string, number, FileKind, string]>([
  ['tool.exe', 20_480, 'binary', 'It is a program or an archive of 20 KiB, which nobody can review.'],
  [
    'a/b.tar.gz',
    3 * mebibyte,
    'binary',
    'It is a program or an archive of 3.0 MiB, which nobody can review.',
  ],
  ['data.json', 1.5 * mebibyte, 'data', 'It is 1.5 MiB large, and stays in every clone.'],
  ['film.mp4', 6 * mebibyte, 'binary', 'It is 6.0 MiB large, and stays in every clone.'],
  ['huge.sql', 90 * mebibyte, 'unread', 'It is 90.0 MiB large, and stays in every clone.'],
])('%s of %i bytes counts', (path, bytes, kind, message) => {
  expect(run([of(path, bytes, kind)])).toEqual([0.666666667, `${path}: ${message}`]);
});

it.each<[string, number, FileKind]>([
  ['tool.exe', 10_240, 'binary'],
  ['logo.png', 2 * mebibyte, 'binary'],
  ['data.json', mebibyte, 'data'],
  ['package-lock.json', 9 * mebibyte, 'data'],
  ['gradle/wrapper/gradle-wrapper.jar', 60_000, 'binary'],
  ['test/fixtures/a.zip', 9 * mebibyte, 'binary'],
  ['vendor/a.js', 2 * mebibyte, 'vendored'],
])('%s of %i bytes does not', (path, bytes, kind) => {
  expect(run([of(path, bytes, kind)])).toEqual([1]);
});

it('two cost half; an action may ship a large bundle; what is not tracked is not in git', () => {
  expect(run([of('a.zip', 20_000, 'binary'), of('b.zip', 20_000, 'binary')])[0]).toBe(0.5);
  expect(run([of('dist/index.js', 2 * mebibyte)], 'action')).toEqual([1]);
  expect(run([{ ...of('a.zip', 20_000, 'binary'), isTracked: false }])).toEqual([
    'Nothing is tracked by git yet.',
  ]);
});
