import { defineCheck } from '../../../model/check.ts';
import type { FileCoverage, Tally } from '../../../model/coverage.ts';
import { counted, notApplicable } from '../../../model/outcome.ts';

export default defineCheck({
  id: 'branch-coverage',
  category: 'quality/coverage',
  importance: 'medium',
  title: 'Tests take every branch',
  failureTitle: 'Tests leave branches that were never taken',
  why: 'A line with a condition can run in every test and still be tried one way only. The score is the part of the branches that were taken. A report that says nothing of branches is not one without any: then the check does not apply.',
  fix: 'Write a test for the way not taken: the empty list, the failure, the default.',
  needs: ['coverage'],

  run({ coverage }) {
    if (coverage === null) return notApplicable('There is no source code to cover.');
    const files = coverage.files.map(tallied).filter(({ total }) => total > 0);
    const total = files.reduce((sum, file) => sum + file.total, 0);
    const covered = files.reduce((sum, file) => sum + file.covered, 0);
    return counted(
      { covered, total },
      files
        .filter((file) => file.covered < file.total)
        .map((file) => ({
          path: file.path,
          line: file.firstMissed,
          message: `${file.total - file.covered} of ${file.total} branches were never taken.`,
          subject: 'branches that were never taken',
          severity: 'low' as const,
          share: file.total - file.covered,
        })),
      'The reports name no branch.',
    );
  },
});

interface TalliedFile extends Tally {
  readonly path: string;
  /** Line of the first branch that was never taken. */
  readonly firstMissed: number;
}

function tallied({ path, lines }: FileCoverage): TalliedFile {
  const branching = lines.flatMap(({ line, branches }) => (branches === null ? [] : [{ line, ...branches }]));
  const missed = branching.find((branches) => branches.covered < branches.total);
  return {
    path,
    covered: branching.reduce((sum, branches) => sum + branches.covered, 0),
    total: branching.reduce((sum, branches) => sum + branches.total, 0),
    firstMissed: missed?.line ?? 1,
  };
}
