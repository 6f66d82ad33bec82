import {
  type CoverageEvidence,
  type FileCoverage,
  type FileTallies,
  type Tally,
  talliesOf,
} from '../../../model/coverage.ts';
import { counted, notApplicable, type Outcome } from '../../../model/outcome.ts';

/** One of the three things that reports count. */
export interface Counting {
  readonly of: (tallies: FileTallies) => Tally | null;
  /** The line to point at: the first where something was missed, as far as that is known. */
  readonly firstMissed: (file: FileCoverage) => number | undefined;
  /** What a finding says: `3 of 8 <missed>`. */
  readonly missed: string;
  /** The same, where a line of whose branches only some were taken counts as missed. */
  readonly missedWithPartials?: string;
  /** Why it does not apply when the reports count none. */
  readonly none: string;
}

/** The part that ran, over all files together; each file in which some did not is a finding. */
export function judgeTallies(coverage: CoverageEvidence | null, counting: Counting): Outcome {
  if (coverage === null) return notApplicable('There is no source code to cover.');
  const { missed, missedWithPartials = missed } = counting;
  const files = coverage.files.flatMap((file) => {
    const tally = counting.of(talliesOf(file));
    return tally === null ? [] : [{ file, ...tally }];
  });
  return counted(
    {
      covered: files.reduce((sum, { covered }) => sum + covered, 0),
      total: files.reduce((sum, { total }) => sum + total, 0),
    },
    files
      .filter(({ covered, total }) => covered < total)
      .map(({ file, covered, total }) => {
        const line = counting.firstMissed(file);
        return {
          path: file.path,
          ...(line === undefined ? {} : { line }),
          message: `${total - covered} of ${total} ${coverage.partials === 'miss' ? missedWithPartials : missed}.`,
          subject: missed,
          severity: 'low' as const,
          share: total - covered,
        };
      }),
    counting.none,
  );
}
