import {
  type AddedText,
  addedRanges,
  allLines,
  countedLines,
  type FileChange,
  type LineRange,
} from '../model/change.ts';
import { CertgateError } from '../model/problem.ts';
import type { Authors } from '../model/remedy.ts';
import type { FormerFiles, History, TagHistory } from '../model/world.ts';
import { formerFiles } from './former-files.ts';
import { Git } from './git.ts';
import { ownFolder } from './git-repository.ts';

/** What came before, as the local clone knows it. */
export class GitHistory implements History {
  readonly mostChanges = null;
  readonly #git: Git;

  constructor(root: string) {
    this.#git = new Git(root);
  }

  /** The commit that a person's words name: a branch, a tag, an id. */
  async resolve(revision: string): Promise<string> {
    const commit = revision.startsWith('-')
      ? null
      : await this.#git.askOrNull(
          'rev-parse',
          '--verify',
          '--quiet',
          '--end-of-options',
          `${revision}^{commit}`,
        );
    if (commit !== null) return commit;
    throw new CertgateError(
      'usage',
      `\`${revision}\` names no commit here.`,
      'Fetch it, or name another with `--base`.',
    );
  }

  async mergeBase(base: string, head: string): Promise<string | null> {
    return await this.#git.askOrNull('merge-base', base, head);
  }

  async isAncestor(ancestor: string, commit: string): Promise<boolean> {
    return (await this.#git.askOrNull('merge-base', '--is-ancestor', ancestor, commit)) !== null;
  }

  async firstParents(commit: string, most: number): Promise<readonly string[] | null> {
    const line = await this.#git.askOrNull('rev-list', '--first-parent', `--max-count=${most}`, commit);
    return line === null ? null : line.split('\n').filter((parent) => parent !== '');
  }

  async changesSince(commit: string): Promise<readonly FileChange[]> {
    const plain = ['diff', '--no-ext-diff', '--no-textconv', '--no-color', '--relative', '-M'];
    const [names, patches, untracked] = await Promise.all([
      this.#git.ask(...plain, '--name-status', '-z', commit, '--'),
      this.#git.ask(...plain, '--unified=0', commit, '--'),
      this.#git.askList('ls-files', '-z', '--others', '--exclude-standard'),
    ]);
    const added = untracked.filter((path) => !path.startsWith(`${ownFolder}/`));
    // Both list the same files in the same order, and only the first writes a path as it is, whatever is in it.
    // A line of a file begins with its sign, whatever else it holds: only \n begins one of git's own.
    const sections = `\n${patches}`.split(/\ndiff --git [^\n]*/).slice(1);
    return [
      ...namedChanges(names.split('\0')).map((change, index) => {
        const section = sections[index] ?? '';
        const lines = section.includes('\nBinary files ') ? null : countedLines(section);
        return { ...change, added: addedLines(change.status, section), lines };
      }),
      ...added.map((path) => ({
        path,
        formerPath: null,
        status: 'added' as const,
        added: [allLines],
        lines: null,
      })),
    ];
  }

  async filesAt(commit: string, paths: readonly string[]): Promise<FormerFiles | null> {
    return await formerFiles(this.#git, commit, paths);
  }

  /** By the committer's clock, in UTC. */
  async lineDates(path: string, lines: readonly number[]): Promise<ReadonlyMap<number, string> | null> {
    if ((await this.#git.askOrNull('rev-parse', '--is-shallow-repository')) !== 'false') return null;
    const ranges = lines.flatMap((line) => ['-L', `${line},${line}`]);
    const blamed = await this.#git.askOrNull('blame', '--porcelain', ...ranges, '--', path);
    return blamed === null ? null : datesIn(blamed);
  }

  async addedTexts(commit: string): Promise<readonly AddedText[] | null> {
    const plain = [
      '--no-ext-diff',
      '--no-textconv',
      '--no-color',
      '--relative',
      '--no-renames',
      '--unified=0',
    ];
    const log = await this.#git.askOrNull(
      'log',
      '--patch',
      ...plain,
      '--no-merges',
      '--diff-algorithm=myers',
      '--format=commit %H',
      '--end-of-options',
      `${commit}..HEAD`,
      '--',
    );
    return log === null ? null : addedIn(log);
  }

  /** A clone knows of no advisories. */
  async addedDependencies(): Promise<null> {
    return null;
  }

  /** Of annotated tags the date of the tag, of others that of their commit. */
  async tags(): Promise<TagHistory | null> {
    const [isShallow, last, roots, listed] = await Promise.all([
      this.#git.askOrNull('rev-parse', '--is-shallow-repository'),
      this.#git.askOrNull('log', '--max-count=1', '--format=%ct'),
      this.#git.askOrNull('log', '--max-parents=0', '--format=%ct'),
      this.#git.askOrNull(
        'tag',
        '--list',
        '--merged',
        'HEAD',
        '--format=%(creatordate:unix) %(refname:short)',
      ),
    ]);
    if (isShallow !== 'false' || !last || !roots || listed === null) return null;
    const first = Math.min(...roots.split('\n').map(Number));
    const tags = listed.split('\n').flatMap((row) => {
      const [, seconds, name] = /^(\d+) (.+)$/.exec(row) ?? [];
      return seconds === undefined || name === undefined ? [] : [{ name, at: isoOf(Number(seconds)) }];
    });
    return { firstCommitAt: isoOf(first), lastCommitAt: isoOf(Number(last)), tags };
  }

  /** Who committed to which top folder in the last year, by address; `null` where the history is not there. */
  async authors(): Promise<Authors | null> {
    const log = await this.#git.askOrNull(
      ...['log', '-z', '--name-only', '--format=%x01%aE', '--no-merges', '--no-renames', '--no-ext-diff'],
      ...['--relative', `--max-count=${mostAuthored}`, '--'],
    );
    return log === null ? null : authorsIn(log);
  }

  /** A clone knows of no rules. */
  async branchProtection(): Promise<null> {
    return null;
  }

  /** Counted from the last commit, not from now: the same commit has the same answer at any time. */
  async commitsByFile(days: number): Promise<ReadonlyMap<string, number> | null> {
    const [isShallow, last] = await Promise.all([
      this.#git.askOrNull('rev-parse', '--is-shallow-repository'),
      this.#git.askOrNull('log', '--max-count=1', '--format=%ct'),
    ]);
    if (isShallow !== 'false' || last === null || last === '') return null;
    const since = Number(last) - days * 24 * 60 * 60;
    const paths = await this.#git.askList(
      ...[
        'log',
        '-z',
        '--name-only',
        '--format=',
        '--no-merges',
        '--no-renames',
        '--no-ext-diff',
        '--relative',
      ],
      ...[`--since=${since}`, `--max-count=${mostCommits}`, '--'],
    );
    const commits = new Map<string, number>();
    for (const path of paths) commits.set(path, (commits.get(path) ?? 0) + 1);
    return commits;
  }
}

/** Enough to know who looks after what now. */
const mostAuthored = 2000;

/** Of commits that begin with \x01 and an address, and name their files. */
function authorsIn(log: string): Authors {
  const counts = new Map<string, Map<string, number>>();
  for (const commit of log.split('\u0001').slice(1)) {
    const [address = '', ...paths] = commit.split(/[\0\n]/).filter((part) => part !== '');
    if (/\[bot\]@|^noreply@/.test(address)) continue;
    const folders = new Set(paths.map((path) => (path.includes('/') ? (path.split('/')[0] ?? '') : '')));
    for (const folder of folders) {
      const own = counts.get(folder) ?? new Map<string, number>();
      counts.set(folder, own.set(address, (own.get(address) ?? 0) + 1));
    }
  }
  return new Map(
    [...counts].map(([folder, own]) => [
      folder,
      [...own]
        .sort(([left, one], [right, other]) => other - one || (left < right ? -1 : 1))
        .map(([address]) => address),
    ]),
  );
}

function isoOf(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}

/** Past it, what changes most is known well enough. */
const mostCommits = 20_000;

type NamedChange = Omit<FileChange, 'added' | 'lines'>;

/** `M`, path, `R087`, old path, new path, … */
function namedChanges(parts: readonly string[]): readonly NamedChange[] {
  const changes: NamedChange[] = [];
  const rest = parts[Symbol.iterator]();
  for (const letter of rest) {
    if (letter === '') break;
    const path = String(rest.next().value ?? '');
    if (letter.startsWith('R') || letter.startsWith('C')) {
      changes.push({ path: String(rest.next().value ?? ''), formerPath: path, status: 'renamed' });
    } else {
      const status = letter === 'A' ? 'added' : letter === 'D' ? 'removed' : 'modified';
      changes.push({ path, formerPath: null, status });
    }
  }
  return changes;
}

function addedLines(status: FileChange['status'], section: string): readonly LineRange[] {
  if (status === 'removed') return [];
  return status === 'added' ? [allLines] : addedRanges(section);
}

const uncommitted = /^0+$/;

/** `git blame --porcelain`: a commit, its line then and now; at its first mention what is known of it; the line behind a tab. */
function datesIn(blamed: string): ReadonlyMap<number, string> {
  const dates = new Map<string, string>();
  const lines = new Map<number, string>();
  let [commit, line] = ['', 0];
  for (const row of blamed.split('\n')) {
    const head = /^([0-9a-f]{40,64}) \d+ (\d+)/.exec(row);
    const time = /^committer-time (\d+)$/.exec(row)?.[1];
    if (head !== null) [commit, line] = [head[1] ?? '', Number(head[2])];
    else if (time !== undefined) dates.set(commit, new Date(Number(time) * 1000).toISOString().slice(0, 10));
    else if (row.startsWith('\t') && !uncommitted.test(commit)) lines.set(line, dates.get(commit) ?? '');
  }
  return lines;
}

/** `git log --patch --unified=0`: what stands in a hunk is counted, so that no line of a file is taken for one of git's own. */
function addedIn(log: string): readonly AddedText[] {
  const texts: AddedText[] = [];
  let [commit, path] = ['', ''];
  const rows = log.split('\n');
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at] ?? '';
    const [, removed = '1', added = '1'] = /^@@ -\d+(?:,(\d+))? \+\d+(?:,(\d+))? @@/.exec(row) ?? [];
    if (row.startsWith('commit ')) commit = row.slice('commit '.length);
    else if (row.startsWith('+++ ')) path = unquoted(row.slice('+++ '.length)).replace(/^b\//, '');
    else if (row.startsWith('@@ ')) {
      const lines: string[] = [];
      for (let left = Number(removed) + Number(added); left > 0 && at + 1 < rows.length; ) {
        at += 1;
        const line = rows[at] ?? '';
        if (line.startsWith('\\')) continue;
        left -= 1;
        if (line.startsWith('+')) lines.push(line.slice(1));
      }
      if (lines.length > 0) texts.push({ commit, path, text: lines.join('\n') });
    }
  }
  return texts;
}

/** A path with quotes, backslashes or controls, which git writes as C does. */
function unquoted(path: string): string {
  const inner = /^"(.*)"\s*$/.exec(path)?.[1];
  // Behind a path with blanks stands a tab.
  if (inner === undefined) return path.replace(/\t$/, '');
  return inner.replace(/\\(?:([0-7]{3})|(.))/g, (_, octal: string | undefined, sign: string) =>
    octal === undefined ? sign : String.fromCharCode(Number.parseInt(octal, 8)),
  );
}
