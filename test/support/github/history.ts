import { createHash } from 'node:crypto';

/** Path → text, the whole tree. Binary files, symbolic links and submodules are not simulated. */
export type Files = ReadonlyMap<string, string>;

export type Commit = { sha: string; parents: readonly string[]; files: Files; message: string; date: string };

/** `files` is the whole tree; without it, the first parent's. A sha that is not given is made up. */
export type CommitSeed = {
  sha?: string;
  parents?: readonly string[];
  files?: Readonly<Record<string, string>>;
  message?: string;
  date?: string;
};

/** How one file differs; `sha` is git's own blob id (of the removed text for a removed file). */
export type FileChange = {
  path: string;
  status: 'added' | 'removed' | 'modified';
  sha: string;
  additions: number;
  deletions: number;
  patch: string;
};

export type Relation = {
  status: 'identical' | 'ahead' | 'behind' | 'diverged';
  mergeBase: Commit;
  /** Reachable from head and not from base, oldest first. */
  ahead: Commit[];
  /** Reachable from base and not from head. */
  behind: Commit[];
};

/** Commits of a network of repositories: as on GitHub, a fork and its parent see each other's by sha. */
export class History {
  readonly #commits = new Map<string, Commit>();

  add(seed: CommitSeed & { date: string }): Commit {
    const parents = seed.parents ?? [];
    for (const parent of parents)
      if (!this.#commits.has(parent)) throw new Error(`No such parent: ${parent}`);
    const inherited = this.#commits.get(parents[0] ?? '')?.files ?? new Map();
    const commit: Commit = {
      sha: seed.sha ?? sha1(`commit ${this.#commits.size}`),
      parents,
      files: seed.files === undefined ? inherited : new Map(Object.entries(seed.files)),
      message: seed.message ?? `Commit ${this.#commits.size + 1}`,
      date: seed.date,
    };
    if (!/^[0-9a-f]{40}$/.test(commit.sha))
      throw new Error(`Not a sha of 40 hexadecimal digits: ${commit.sha}`);
    this.#commits.set(commit.sha, commit);
    return commit;
  }

  find(sha: string): Commit | null {
    return this.#commits.get(sha) ?? null;
  }

  get(sha: string): Commit {
    const commit = this.find(sha);
    if (commit === null) throw new Error(`No such commit: ${sha}`);
    return commit;
  }

  /** The commit and all before it, nearest first. */
  reachable(sha: string): Commit[] {
    const found = new Set([this.get(sha)]);
    // A set iterates over what is added meanwhile: this walks breadth first.
    for (const { parents } of found) for (const parent of parents) found.add(this.get(parent));
    return [...found];
  }

  /** Null when the two have no common ancestor. Of several merge bases, the one nearest to head. */
  relate(base: string, head: string): Relation | null {
    const ofBase = this.reachable(base);
    const ofHead = this.reachable(head);
    const mergeBase = ofHead.find((commit) => ofBase.includes(commit));
    if (mergeBase === undefined) return null;
    const ahead = ofHead.filter((commit) => !ofBase.includes(commit)).reverse();
    const behind = ofBase.filter((commit) => !ofHead.includes(commit));
    if (ahead.length > 0)
      return { status: behind.length > 0 ? 'diverged' : 'ahead', mergeBase, ahead, behind };
    return { status: behind.length > 0 ? 'behind' : 'identical', mergeBase, ahead, behind };
  }
}

/** Renames are shown as a removal and an addition. */
export function difference(before: Files, after: Files): FileChange[] {
  const changes: FileChange[] = [];
  for (const path of [...new Set([...before.keys(), ...after.keys()])].sort()) {
    const old = before.get(path);
    const current = after.get(path);
    if (old === current) continue;
    const status = old === undefined ? 'added' : current === undefined ? 'removed' : 'modified';
    changes.push({ path, status, sha: blobSha(current ?? old ?? ''), ...hunk(lines(old), lines(current)) });
  }
  return changes;
}

/** Git's id of a file's content. */
export function blobSha(text: string): string {
  return sha1(`blob ${Buffer.byteLength(text)}\0${text}`);
}

function sha1(text: string): string {
  return createHash('sha1').update(text).digest('hex');
}

function lines(text: string | undefined): string[] {
  return text === undefined || text === '' ? [] : text.replace(/\n$/, '').split('\n');
}

/** One hunk from the first line that differs to the last: not git's shortest, but a correct one. */
function hunk(old: string[], current: string[]): Pick<FileChange, 'additions' | 'deletions' | 'patch'> {
  let start = 0;
  while (start < Math.min(old.length, current.length) && old[start] === current[start]) start += 1;
  let end = 0;
  const room = Math.min(old.length, current.length) - start;
  while (end < room && old.at(-1 - end) === current.at(-1 - end)) end += 1;
  const removed = old.slice(start, old.length - end);
  const added = current.slice(start, current.length - end);
  // Git counts an empty side from the line before it.
  const side = (count: number) => `${count === 0 ? start : start + 1},${count}`;
  const body = [...removed.map((line) => `-${line}`), ...added.map((line) => `+${line}`)];
  const patch = [`@@ -${side(removed.length)} +${side(added.length)} @@`, ...body].join('\n');
  return { additions: added.length, deletions: removed.length, patch };
}
