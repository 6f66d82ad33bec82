import picomatch from 'picomatch';
import type { CodeOwners } from '../../model/ecosystem.ts';
import { type Scene, textOf } from '../scene.ts';

/** The places GitHub looks at, in its order. */
const places = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'];

/** GitHub refuses larger ones. */
const largestFile = 3 * 1024 * 1024;

const owner = /^(?:@[\w.-]+(?:\/[\w.-]+)?|[^\s@]+@[^\s@]+\.[^\s@]+)$/;

/** Who looks after which files, by the file that GitHub reads; `null` when there is none. */
export async function gatherCodeOwners(scene: Scene): Promise<CodeOwners | null> {
  const path = places.find((place) => scene.files.some((file) => file.path === place));
  if (path === undefined) return null;
  const text = await textOf(scene, path);
  if (text.length > largestFile) throw new Error(`\`${path}\` is larger than the 3 MiB that GitHub reads.`);
  const paths = scene.files.map((file) => file.path);
  const rules = text.split(/\r?\n/).flatMap((row, index) => {
    const [pattern, ...owners] = wordsOf(row);
    if (pattern === undefined) return [];
    const problem = problemOf(pattern, owners);
    const matches = problem === null ? paths.filter(matcherOf(pattern)).length : 0;
    return [{ pattern, owners, line: index + 1, matches, problem }];
  });
  return { path, rules };
}

/** Words of a row without its comment; a blank in a pattern stands behind a backslash. */
function wordsOf(row: string): readonly string[] {
  const bare = row.replace(/(?:^|\s)#.*$/, '').trim();
  return bare === '' ? [] : bare.split(/(?<!\\)\s+/);
}

/** GitHub skips a row that it can't read, without a word. */
function problemOf(pattern: string, owners: readonly string[]): string | null {
  if (pattern.startsWith('!')) return 'A pattern can’t be taken back by `!`.';
  if (pattern.includes('[')) return 'A pattern can’t have a range of characters.';
  const wrong = owners.find((name) => !owner.test(name));
  return wrong === undefined
    ? null
    : `\`${wrong}\` is neither \`@user\`, \`@organisation/team\` nor an address.`;
}

/** By the rules of `.gitignore`: a name alone matches at any depth, a folder all that is in it. */
function matcherOf(pattern: string): (path: string) => boolean {
  const isAnchored = pattern.replace(/\/$/, '').includes('/');
  const bare = pattern.replace(/^\/|\\(?= )/g, '').replace(/\/$/, '');
  const base = isAnchored ? bare : `**/${bare}`;
  const globs = pattern.endsWith('/')
    ? [`${base}/**`]
    : /\/\*$/.test(pattern)
      ? [base]
      : [base, `${base}/**`];
  return picomatch(globs, { dot: true, nobrace: true, noextglob: true });
}
