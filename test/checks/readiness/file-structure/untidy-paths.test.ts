import { expect, it } from 'vitest';
import untidyPaths from '../../../../src/checks/readiness/file-structure/untidy-paths.ts';
import { shown } from '../../../support/code-facts.ts';
import { fileWith } from '../../../support/evidence.ts';

const run = (...paths: readonly string[]) =>
  shown(untidyPaths.run({ files: paths.map((path) => fileWith(path)) }));

it.each([
  ['src/aux.ts', 'A part of it is a name of a device. Windows can’t check it out.'],
  ['con/a.ts', 'A part of it is a name of a device. Windows can’t check it out.'],
  ['a:b.ts', 'It has a character that names may not have. Windows can’t check it out.'],
  ['what?.md', 'It has a character that names may not have. Windows can’t check it out.'],
  ['a\u0007.ts', 'It has a character that names may not have. Windows can’t check it out.'],
  ['a./b.ts', 'A part of it ends in a dot or a blank. Windows can’t check it out.'],
  ['a ', 'A part of it ends in a dot or a blank. Windows can’t check it out.'],
  [`${'a/'.repeat(100)}b.ts`, 'It is 204 characters long, and Windows has limits.'],
])('%j', (path, message) => {
  expect(run(path)).toEqual([0.5, `${path}: ${message}`]);
});

it.each(['src/auxiliary.ts', '.env', '.github/a.yml', 'a-b_c.d.ts', 'src/[id].tsx', 'src/@me/(group)/a.ts'])(
  '%s is tidy',
  (path) => {
    expect(run(path)).toEqual([1]);
  },
);

it('finds what differs in capitals alone, wherever it is', () => {
  expect(run('src/User.ts', 'src/user.ts', 'SRC/user.ts')).toEqual([
    0.333333333,
    'src/user.ts: It differs from `src/User.ts` in its capitals alone: on macOS and Windows one of them is lost.',
    'SRC/user.ts: It differs from `src/User.ts` in its capitals alone: on macOS and Windows one of them is lost.',
  ]);
});

it('a blank weighs little, and in source only', () => {
  expect(run('my file.ts')).toEqual([
    0.8,
    'my file.ts: Its path has a blank: scripts without quotes take it for two.',
  ]);
  expect(shown(untidyPaths.run({ files: [fileWith('my file.md', { kind: 'document' })] }))).toEqual([1]);
  expect(shown(untidyPaths.run({ files: [] }))).toEqual(['There is no file.']);
});
