import type { FileChange, LineRange } from '../../model/change.ts';
import type { SourceFile, SuppressionPlace } from '../../model/evidence.ts';
import type { FileFacts, SuppressionComment } from '../../model/facts.ts';
import type { History } from '../../model/world.ts';

/** The age of a line costs a call of git for its file: past these, it is not asked for. */
const mostFilesAsked = 10;
const mostLinesAsked = 50;

/** Tools that look for secrets alone. */
const secretTools: ReadonlySet<string> = new Set(['gitleaks', 'trufflehog', 'secretlint', 'detect-secrets']);

/**
 * Comments that suppress findings: whether this work added them, and since when they are there. `changes`: what this work
 * changes; `null` when there is nothing to compare with, and then nobody knows.
 */
export async function gatherSuppressions(
  files: readonly SourceFile[],
  changes: readonly FileChange[] | null,
  history: Pick<History, 'mostChanges' | 'lineDates'>,
): Promise<readonly SuppressionPlace[]> {
  const marked = files.filter(({ facts }) => facts.suppressions.length > 0);
  const added = addedLinesOf(changes, history.mostChanges);
  const dates = await datesOf(marked, history);
  return marked.flatMap(({ path, kind, facts }) =>
    facts.suppressions.map((comment) => ({
      path,
      kind,
      comment,
      added: added(path),
      since: dates.get(path)?.get(comment.line) ?? null,
    })),
  );
}

function addedLinesOf(
  changes: readonly FileChange[] | null,
  most: number | null,
): (path: string) => readonly LineRange[] | null {
  if (changes === null) return () => null;
  const known = new Map(changes.map(({ path, added }) => [path, added]));
  const others = most !== null && changes.length >= most ? null : [];
  return (path) => {
    const lines = known.get(path);
    return lines === undefined ? others : lines;
  };
}

async function datesOf(
  files: readonly SourceFile[],
  history: Pick<History, 'lineDates'>,
): Promise<ReadonlyMap<string, ReadonlyMap<number, string>>> {
  const asked = files
    .map(({ path, facts }) => ({ path, lines: linesOfUse(facts) }))
    .filter(({ lines }) => lines.length > 0)
    .slice(0, mostFilesAsked);
  const answers = await Promise.all(
    asked.map(
      async ({ path, lines }) => [path, (await history.lineDates(path, lines)) ?? new Map()] as const,
    ),
  );
  return new Map(answers);
}

/** Lines of the comments that may have something to suppress. */
function linesOfUse({ secrets, suppressions }: FileFacts): readonly number[] {
  const isOfUse = ({ tool, lines: { start, end } }: SuppressionComment) =>
    !secretTools.has(tool) || secrets.some(({ line }) => line >= start && line <= end);
  return [...new Set(suppressions.filter(isOfUse).map(({ line }) => line))].slice(0, mostLinesAsked);
}
