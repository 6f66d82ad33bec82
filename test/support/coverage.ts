import type { CoverageFormat } from '../../src/formats/coverage/format.ts';
import { type FileCoverage, type Tally, talliesOf } from '../../src/model/coverage.ts';

/** What a format reads of a text; throws the reason when it can't. */
export function readBy(format: CoverageFormat, text: string) {
  const parsed = format.parse(text);
  if (!parsed.ok) throw new Error(parsed.reason);
  return parsed;
}

/** Why a text can't be read; `''` when it can. */
export function reasonOf(format: CoverageFormat, text: string): string {
  const parsed = format.parse(text);
  return parsed.ok ? '' : parsed.reason;
}

/** `1:2` is line 1 with 2 hits, `1:2 3/4` with 3 of 4 branches taken, `1:- 0/1` one that is not coverable itself. */
export function shownLines(files: readonly FileCoverage[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    files.map((file) => [
      file.path,
      file.detail === 'summary-only'
        ? `only ${shownTally(file.summary.lines)}`
        : file.lines
            .map(
              ({ line, hits, branches }) =>
                `${line}:${hits ?? '-'}${branches === null ? '' : ` ${shownTally(branches)}`}`,
            )
            .join(', '),
    ]),
  );
}

export function shownFunctions(file: FileCoverage | undefined): string {
  const functions = file === undefined ? null : talliesOf(file).functions;
  return functions === null ? 'none told' : shownTally(functions);
}

function shownTally({ covered, total }: Tally): string {
  return `${covered}/${total}`;
}
