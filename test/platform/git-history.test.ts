import { appendFileSync, chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { renamesIn } from '../../src/model/change.ts';
import { blobId } from '../../src/platform/fact-cache.ts';
import { GitHistory } from '../../src/platform/git-history.ts';
import { type Checkout, checkoutOf } from '../support/checkout.ts';
import { folderWith } from '../support/folder.ts';

const text = (name: string) => Array.from({ length: 30 }, (_, index) => `${name} ${index}\n`).join('');

const commitOf = (checkout: Checkout, ...names: readonly string[]) => {
  for (const name of names) writeFileSync(join(checkout.directory, name), text(name));
  return checkout.commit(names.join(' '));
};

/** `main`: first, second; `side`: first, third. */
const forked = async () => {
  const checkout = await checkoutOf();
  const first = commitOf(checkout, 'a');
  checkout.git('checkout', '--quiet', '-b', 'side');
  const third = commitOf(checkout, 'c');
  checkout.git('checkout', '--quiet', 'main');
  const second = commitOf(checkout, 'b');
  return { checkout, history: new GitHistory(checkout.directory), first, second, third };
};

describe('where two commits come from', () => {
  it('the merge base', async () => {
    const { checkout, history, first, second, third } = await forked();
    await using _ = checkout;
    expect(await history.mergeBase(second, third)).toBe(first);
    expect(await history.mergeBase(first, second)).toBe(first);
  });

  it('nothing in common', async () => {
    const { checkout, history, second } = await forked();
    await using _ = checkout;
    checkout.git('checkout', '--quiet', '--orphan', 'other');
    const other = commitOf(checkout, 'd');
    expect(await history.mergeBase(second, other)).toBeNull();
    expect(await history.isAncestor(second, other)).toBe(false);
  });

  it('whether one is in the history of the other', async () => {
    const { checkout, history, first, second, third } = await forked();
    await using _ = checkout;
    expect(await history.isAncestor(first, second)).toBe(true);
    expect(await history.isAncestor(second, second)).toBe(true);
    expect(await history.isAncestor(second, first)).toBe(false);
    expect(await history.isAncestor(second, third)).toBe(false);
    expect(await history.isAncestor('0'.repeat(40), third)).toBe(false);
  });
});

describe('the words of a person', () => {
  it('a branch, a tag, an id, something relative', async () => {
    const { checkout, history, first, second, third } = await forked();
    await using _ = checkout;
    checkout.git('tag', '--annotate', '--message', 'x', 'v1', third);
    expect(await history.resolve('main')).toBe(second);
    expect(await history.resolve('v1'), 'the commit, not the tag').toBe(third);
    expect(await history.resolve(first.slice(0, 10))).toBe(first);
    expect(await history.resolve('HEAD~1')).toBe(first);
  });

  it.each(['nowhere', '', '-x', '--all', 'HEAD:a', 'a b'])('%j names no commit', async (revision) => {
    const { checkout, history } = await forked();
    await using _ = checkout;
    await expect(history.resolve(revision)).rejects.toMatchObject({
      code: 'usage',
      message: `\`${revision}\` names no commit here.`,
    });
  });
});

describe('renames', () => {
  const renamesOf = async (directory: string, commit: string) =>
    Object.fromEntries(renamesIn(await new GitHistory(directory).changesSince(commit)));

  it('committed, staged, with a change, over more than one commit', async () => {
    await using checkout = await checkoutOf();
    const first = commitOf(checkout, 'a', 'b', 'c', 'same');
    checkout.git('mv', 'a', 'a2');
    checkout.commit('Move a');
    checkout.git('mv', 'a2', 'a3');
    checkout.commit('Move a again');
    checkout.git('mv', 'b', 'b2');
    checkout.git('mv', 'c', 'c2');
    writeFileSync(join(checkout.directory, 'c2'), `${text('c')}one more line\n`);
    expect(await renamesOf(checkout.directory, first)).toEqual({ a3: 'a', b2: 'b', c2: 'c' });
  });

  it('names of every kind', async () => {
    await using checkout = await checkoutOf();
    const names = ['a\nb', 'é', '-x', '"q"', 'tab\t'];
    const first = commitOf(checkout, ...names);
    for (const name of names) checkout.git('mv', '--', name, `${name}2`);
    expect(await renamesOf(checkout.directory, first)).toEqual(
      Object.fromEntries(names.map((name) => [`${name}2`, name])),
    );
  });

  it('below a folder, as that folder sees them', async () => {
    await using checkout = await checkoutOf();
    mkdirSync(join(checkout.directory, 'sub'));
    const first = commitOf(checkout, 'a', 'sub/b');
    checkout.git('mv', 'a', 'a2');
    checkout.git('mv', 'sub/b', 'sub/b2');
    expect(await renamesOf(join(checkout.directory, 'sub'), first)).toEqual({ b2: 'b' });
  });

  it('none', async () => {
    await using checkout = await checkoutOf();
    const first = commitOf(checkout, 'a');
    commitOf(checkout, 'b');
    expect(await renamesOf(checkout.directory, first)).toEqual({});
    // Not to know is not to know of none.
    await expect(renamesOf(checkout.directory, '0'.repeat(40))).rejects.toThrow('failed:');
    using folder = folderWith();
    await expect(renamesOf(folder.path, first)).rejects.toThrow('failed:');
  });
});

describe('changes', () => {
  const changesOf = async (directory: string, commit: string) =>
    Object.fromEntries(
      (await new GitHistory(directory).changesSince(commit)).map(({ path, status, added }) => [
        path,
        [status, ...(added ?? []).map(({ start, end }) => (end > 1e6 ? 'all' : `${start}-${end}`))].join(' '),
      ]),
    );

  it('of every kind, with the lines that are new', async () => {
    await using checkout = await checkoutOf();
    const first = commitOf(checkout, 'changed', 'gone', 'moved', 'same');
    const write = (name: string, contents: string) => writeFileSync(join(checkout.directory, name), contents);
    write('changed', `one\n${text('changed')}two\nthree\n`);
    write('staged', 'x\n');
    checkout.git('mv', 'moved', 'moved2');
    write('moved2', `${text('moved')}one\n`);
    checkout.git('rm', '--quiet', 'gone');
    checkout.git('add', 'staged');
    write('untracked', 'x\n');
    expect(await changesOf(checkout.directory, first)).toEqual({
      changed: 'modified 1-1 32-33',
      gone: 'removed',
      moved2: 'renamed 31-31',
      staged: 'added all',
      untracked: 'added all',
    });
  });

  it('are counted line by line, as far as git has them and they have lines', async () => {
    await using checkout = await checkoutOf();
    const write = (name: string, contents: string) => writeFileSync(join(checkout.directory, name), contents);
    write('binary', 'a\0b');
    write('mode', 'x\n');
    const first = commitOf(checkout, 'changed', 'gone', 'moved', 'moved-and-changed');
    write('binary', 'a\0c');
    write('changed', text('changed').replace('changed 3\n', '@@ -1,90 +1,90 @@\n\rBinary files a\nb\n'));
    checkout.git('rm', '--quiet', 'gone');
    checkout.git('mv', 'moved', 'moved2');
    checkout.git('mv', 'moved-and-changed', 'moved-and-changed2');
    write('moved-and-changed2', `one\n${text('moved-and-changed')}`);
    chmodSync(join(checkout.directory, 'mode'), 0o755);
    write('empty', '');
    checkout.git('add', 'empty');
    write('untracked', 'x\n');
    const changes = await new GitHistory(checkout.directory).changesSince(first);
    expect(Object.fromEntries(changes.map(({ path, lines }) => [path, lines]))).toEqual({
      binary: null,
      changed: { added: 3, removed: 1 },
      empty: { added: 0, removed: 0 },
      gone: { added: 0, removed: 30 },
      mode: { added: 0, removed: 0 },
      moved2: { added: 0, removed: 0 },
      'moved-and-changed2': { added: 1, removed: 0 },
      untracked: null,
    });
  });

  it('of a file that looks like a patch are told apart from those of the next', async () => {
    await using checkout = await checkoutOf();
    const first = commitOf(checkout, 'a', 'b');
    const lines = [
      'diff --git a/x b/x',
      '\rdiff --git a/x b/x',
      '\u2028diff --git a/x b/x',
      '@@ -1 +90 @@',
      '++ b/x',
    ];
    writeFileSync(join(checkout.directory, 'a'), `${text('a')}${lines.join('\n')}\n`);
    writeFileSync(join(checkout.directory, 'b'), `one\n${text('b')}`);
    expect(await changesOf(checkout.directory, first)).toEqual({ a: 'modified 31-35', b: 'modified 1-1' });
  });
});

/** A commit of a day at noon; git takes its dates from the environment. */
function commitOn(checkout: Checkout, day: string, ...names: readonly string[]): void {
  for (const name of names) appendFileSync(join(checkout.directory, name), `${day}\n`);
  checkout.git('add', '--all');
  checkout.git(
    '-c',
    'alias.dated=!f() { GIT_COMMITTER_DATE="$1" git commit --quiet -m x; }; f',
    'dated',
    `${day}T12:00:00Z`,
  );
}

describe('tags', () => {
  const tagsOf = async (directory: string) => await new GitHistory(directory).tags();

  it('are those of this history, with their dates', async () => {
    await using checkout = await checkoutOf();
    commitOn(checkout, '2020-01-01', 'a');
    checkout.git('tag', 'v1.0.0');
    checkout.git('checkout', '--quiet', '-b', 'side');
    commitOn(checkout, '2020-01-02', 'b');
    checkout.git('tag', 'v9.0.0');
    checkout.git('checkout', '--quiet', 'main');
    commitOn(checkout, '2020-02-01', 'a');
    expect(await tagsOf(checkout.directory)).toEqual({
      firstCommitAt: '2020-01-01T12:00:00.000Z',
      lastCommitAt: '2020-02-01T12:00:00.000Z',
      tags: [{ name: 'v1.0.0', at: '2020-01-01T12:00:00.000Z' }],
    });
  });

  it('are not known in a shallow clone, and outside a repository', async () => {
    await using checkout = await checkoutOf();
    commitOn(checkout, '2020-01-01', 'a');
    commitOn(checkout, '2020-01-02', 'a');
    await using clone = await checkoutOf();
    clone.git('clone', '--quiet', '--depth=1', `file://${checkout.directory}`, 'shallow');
    expect(await tagsOf(join(clone.directory, 'shallow'))).toBeNull();
    using folder = folderWith();
    expect(await tagsOf(folder.path)).toBeNull();
  });
});

describe('authors', () => {
  const commitBy = (checkout: Checkout, address: string, ...names: readonly string[]) => {
    for (const name of names) appendFileSync(join(checkout.directory, name), `${address}\n`);
    checkout.git('add', '--all');
    checkout.git('commit', '--quiet', '--message=x', `--author=Somebody <${address}>`);
  };

  it('are those of each top folder, the one with most commits first, without bots', async () => {
    await using checkout = await checkoutOf();
    mkdirSync(join(checkout.directory, 'src/deep'), { recursive: true });
    commitBy(checkout, 'one@x.org', 'a', 'src/b');
    commitBy(checkout, 'two@x.org', 'src/deep/c', 'src/b');
    commitBy(checkout, 'two@x.org', 'src/b');
    commitBy(checkout, '1+dependabot[bot]@users.noreply.github.com', 'a');
    const authors = await new GitHistory(checkout.directory).authors();
    expect(Object.fromEntries(authors ?? [])).toEqual({ '': ['one@x.org'], src: ['two@x.org', 'one@x.org'] });
  });

  it('are not known outside a repository', async () => {
    using folder = folderWith();
    expect(await new GitHistory(folder.path).authors()).toBeNull();
  });
});

describe('commits by file', () => {
  const countsOf = async (directory: string, days: number) => {
    const commits = await new GitHistory(directory).commitsByFile(days);
    return commits === null ? null : Object.fromEntries([...commits].sort());
  };

  it('counts those of so many days before the last commit, whatever the day is today', async () => {
    await using checkout = await checkoutOf();
    commitOn(checkout, '2020-01-01', 'a', 'b');
    commitOn(checkout, '2020-11-01', 'a', 'c\nd');
    commitOn(checkout, '2020-12-30', 'a', 'é "q"');
    expect(await countsOf(checkout.directory, 365)).toEqual({ a: 3, b: 1, 'c\nd': 1, 'é "q"': 1 });
    expect(await countsOf(checkout.directory, 90)).toEqual({ a: 2, 'c\nd': 1, 'é "q"': 1 });
    expect(await countsOf(checkout.directory, 1)).toEqual({ a: 1, 'é "q"': 1 });
  });

  it('counts no merge, and sees a folder’s files from that folder', async () => {
    await using checkout = await checkoutOf();
    mkdirSync(join(checkout.directory, 'sub'));
    commitOn(checkout, '2020-01-01', 'a', 'sub/b');
    checkout.git('checkout', '--quiet', '-b', 'side');
    commitOn(checkout, '2020-01-02', 'sub/b');
    checkout.git('checkout', '--quiet', 'main');
    commitOn(checkout, '2020-01-03', 'a');
    checkout.git('merge', '--quiet', '--no-edit', 'side');
    // The merge is of the tests' own day, years later: only a look far back finds the rest.
    expect(await countsOf(checkout.directory, 10_000)).toEqual({ a: 2, 'sub/b': 2 });
    expect(await countsOf(join(checkout.directory, 'sub'), 10_000)).toEqual({ b: 2 });
  });

  it('knows nothing in a shallow clone, before the first commit, and outside a repository', async () => {
    await using checkout = await checkoutOf();
    expect(await countsOf(checkout.directory, 365)).toBeNull();
    commitOn(checkout, '2020-01-01', 'a');
    commitOn(checkout, '2020-01-02', 'a');
    await using clone = await checkoutOf();
    clone.git('clone', '--quiet', '--depth=1', `file://${checkout.directory}`, 'shallow');
    expect(await countsOf(join(clone.directory, 'shallow'), 365)).toBeNull();
    using folder = folderWith();
    expect(await countsOf(folder.path, 365)).toBeNull();
  });
});

describe('since when lines are there', () => {
  it('is the day of the commit that last changed them', async () => {
    await using checkout = await checkoutOf();
    const place = join(checkout.directory, 'a.txt');
    writeFileSync(place, 'one\ntwo\nthree\n');
    checkout.commit('first');
    writeFileSync(place, 'one\n2\nthree\n');
    checkout.commit('second');
    appendFileSync(place, 'four\n');
    const dates = await new GitHistory(checkout.directory).lineDates('a.txt', [1, 2, 4]);
    expect([...(dates ?? [])]).toEqual([
      [1, expect.stringMatching(/^\d{4}-\d\d-\d\d$/)],
      [2, expect.stringMatching(/^\d{4}-\d\d-\d\d$/)],
    ]);
  });

  it('is not known of a file or a line that git has not', async () => {
    await using checkout = await checkoutOf();
    commitOf(checkout, 'a');
    const history = new GitHistory(checkout.directory);
    expect(await history.lineDates('b', [1])).toBeNull();
    expect(await history.lineDates('a', [500])).toBeNull();
    expect(await history.lineDates('--help', [1])).toBeNull();
  });

  it('is not known in a shallow clone', async () => {
    await using checkout = await checkoutOf();
    commitOf(checkout, 'a');
    commitOf(checkout, 'b');
    await using clone = await checkoutOf();
    clone.git('fetch', '--quiet', '--depth', '1', `file://${checkout.directory}`, 'main');
    clone.git('checkout', '--quiet', 'FETCH_HEAD');
    expect(await new GitHistory(clone.directory).lineDates('b', [1])).toBeNull();
  });
});

describe('what commits added', () => {
  it('is told commit by commit, the newest first, whatever the lines and the paths hold', async () => {
    await using checkout = await checkoutOf();
    const { directory } = checkout;
    const write = (path: string, text: string) => writeFileSync(join(directory, path), text);
    write('a.txt', 'one\ntwo\nthree\n');
    const base = checkout.commit('Base');
    write('a.txt', 'one\n++ b/evil.txt\n@@ -1 +1 @@\nthree\ncommit 0123\n');
    write('q "uo\\te".txt', 'no end');
    const first = checkout.commit('First');
    write('a.txt', 'one\n');
    const second = checkout.commit('Second');
    write('bé n.txt', 'x\r\ny\n');
    const third = checkout.commit('Third');
    expect(await new GitHistory(directory).addedTexts(base)).toEqual([
      { commit: third, path: 'bé n.txt', text: 'x\r\ny' },
      { commit: first, path: 'a.txt', text: '++ b/evil.txt\n@@ -1 +1 @@' },
      { commit: first, path: 'a.txt', text: 'commit 0123' },
      { commit: first, path: 'q "uo\\te".txt', text: 'no end' },
    ]);
    expect(second).not.toBe(first);
  });

  it('is not known where the history is not there', async () => {
    await using checkout = await checkoutOf();
    expect(await new GitHistory(checkout.directory).addedTexts('0'.repeat(40))).toBeNull();
  });
});

describe('files as they were', () => {
  const bytesOf = (content: string) => new TextEncoder().encode(content);

  it('are those of a commit, whatever they are called, with the id and the size of each', async () => {
    await using checkout = await checkoutOf();
    const { directory } = checkout;
    mkdirSync(join(directory, 'src'));
    const latin = Buffer.from([0x61, 0xe4, 0x0d, 0x0a]);
    writeFileSync(join(directory, 'src/a b*.ts'), latin);
    writeFileSync(join(directory, 'src/a bX.ts'), 'other');
    writeFileSync(join(directory, ':ü\t"x".ts'), 'text');
    symlinkSync('a bX.ts', join(directory, 'src/link.ts'));
    const commit = checkout.commit('first');
    writeFileSync(join(directory, 'src/a b*.ts'), 'changed');
    const paths = ['src/a b*.ts', ':ü\t"x".ts', 'src/link.ts', 'src', 'gone.ts'];
    const former = await new GitHistory(directory).filesAt(commit, paths);
    const id = (content: Uint8Array) => blobId(content, 'sha1');
    expect(former?.files.toSorted((one, other) => (one.path < other.path ? -1 : 1))).toEqual([
      { path: ':ü\t"x".ts', isTracked: true, contentId: id(bytesOf('text')) },
      { path: 'src/a b*.ts', isTracked: true, contentId: id(latin) },
    ]);
    expect(former?.sizeOf('src/a b*.ts')).toBe(4);
    expect(former?.sizeOf('gone.ts')).toBeNull();
    const read = await former?.read('src/a b*.ts', 4);
    expect(read?.kind === 'content' && [...read.bytes]).toEqual([...latin]);
    expect(await former?.read('src/a b*.ts', 3)).toEqual({
      kind: 'refused',
      reason: 'It is larger than 3 bytes.',
      bytes: 4,
    });
    expect(await former?.read('gone.ts', 4)).toEqual({ kind: 'absent' });
  });

  it('are named from the folder that is looked at', async () => {
    await using checkout = await checkoutOf();
    mkdirSync(join(checkout.directory, 'app'));
    writeFileSync(join(checkout.directory, 'app/a.ts'), 'inner');
    writeFileSync(join(checkout.directory, 'a.ts'), 'outer');
    const commit = checkout.commit('first');
    const former = await new GitHistory(join(checkout.directory, 'app')).filesAt(commit, ['a.ts', '../a.ts']);
    expect(former?.files.map(({ contentId }) => contentId)).toEqual([blobId(bytesOf('inner'), 'sha1')]);
  });

  it('are not there in a shallow clone, nor outside of one', async () => {
    await using checkout = await checkoutOf();
    const first = commitOf(checkout, 'a');
    commitOf(checkout, 'b');
    using folder = folderWith({});
    const shallow = join(folder.path, 'shallow');
    checkout.git('clone', '--quiet', '--depth', '1', `file://${checkout.directory}`, shallow);
    expect(await new GitHistory(shallow).filesAt(first, ['a'])).toBeNull();
    expect(await new GitHistory(folder.path).filesAt(first, ['a'])).toBeNull();
  });
});
