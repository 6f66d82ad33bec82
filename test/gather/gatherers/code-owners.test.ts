import { describe, expect, it } from 'vitest';
import { gatherCodeOwners } from '../../../src/gather/gatherers/code-owners.ts';
import { type Files, sceneOf } from '../../support/memory-repository.ts';

const path = '.github/CODEOWNERS';
const gatherIn = async (text: string, files: Files = {}) =>
  await gatherCodeOwners(await sceneOf({ [path]: text, ...files }));

it('is not there', async () => {
  expect(await gatherCodeOwners(await sceneOf({ 'src/CODEOWNERS': '* @octo' }))).toBeNull();
});

it('reads the rules, without comments', async () => {
  const text = '# all\n*  @octo/team  jane@example.com # first\n\n/docs/ @jane\n/none';
  expect(await gatherIn(text, { 'docs/a.md': '' })).toEqual({
    path,
    rules: [
      { pattern: '*', owners: ['@octo/team', 'jane@example.com'], line: 2, matches: 2, problem: null },
      { pattern: '/docs/', owners: ['@jane'], line: 4, matches: 1, problem: null },
      { pattern: '/none', owners: [], line: 5, matches: 0, problem: null },
    ],
  });
});

describe('patterns', () => {
  const files = { 'a.js': '', 'src/a.js': '', 'src/b/c.ts': '', 'docs/x y.md': '' };

  it.each([
    ['*', 5],
    ['*.js', 2],
    ['/*.js', 1],
    ['src/', 2],
    ['/src/', 2],
    ['/src', 2],
    ['src/*', 1],
    ['/src/**', 2],
    ['b/', 1],
    ['**/b', 1],
    ['docs/x\\ y.md', 1],
    ['lib/', 0],
  ])('%s matches %s', async (pattern, matches) => {
    expect((await gatherIn(`${pattern} @octo`, files))?.rules[0]?.matches).toBe(matches);
  });
});

it.each([
  ['!a @octo', 'A pattern can’t be taken back by `!`.'],
  ['[ab] @octo', 'A pattern can’t have a range of characters.'],
  ['* octo', '`octo` is neither `@user`, `@organisation/team` nor an address.'],
  ['* @octo/', '`@octo/` is neither `@user`, `@organisation/team` nor an address.'],
])('%s is said to be wrong', async (row, problem) => {
  expect((await gatherIn(row))?.rules).toMatchObject([{ problem, matches: 0 }]);
});

it('is not read beyond what GitHub reads', async () => {
  await expect(gatherIn('#'.repeat(3 * 1024 * 1024 + 1))).rejects.toThrow('larger than the 3 MiB');
});
