import picomatch from 'picomatch';
import { type Exclusion, type FileCoverage, talliesOf } from '../../model/coverage.ts';

/** Longer paths are excluded by no glob: some globs take the square of a path's length. */
const longestPath = 1000;

/** No regular expression in disguise: no groups, no quantifiers. The same on every machine. */
const options = { dot: true, noextglob: true, nonegate: true, regex: false, windows: false } as const;

/** What each glob takes out: of the files that reports speak of, and of the source files that none may speak of. */
export function exclusionsOf(
  globs: readonly string[],
  files: readonly FileCoverage[],
  sources: readonly string[],
): readonly Exclusion[] {
  const lines = new Map(files.map((file) => [file.path, talliesOf(file).lines.total]));
  const paths = [...new Set([...lines.keys(), ...sources])].filter((path) => path.length <= longestPath);
  return globs.map((glob) => {
    const matches = picomatch(glob, options);
    const matched = paths.filter((path) => matches(path)).sort();
    return { glob, files: matched, lines: matched.reduce((sum, path) => sum + (lines.get(path) ?? 0), 0) };
  });
}

export function withoutExcluded(
  files: readonly FileCoverage[],
  exclusions: readonly Exclusion[],
): readonly FileCoverage[] {
  const excluded = new Set(exclusions.flatMap((exclusion) => exclusion.files));
  return excluded.size === 0 ? files : files.filter(({ path }) => !excluded.has(path));
}
