import { defineCheck } from '../../../model/check.ts';
import type { FileCoverage } from '../../../model/coverage.ts';
import { counted, notApplicable } from '../../../model/outcome.ts';

export default defineCheck({
  id: 'line-coverage',
  category: 'quality/coverage',
  importance: 'high',
  title: 'Tests run every line',
  failureTitle: 'Tests leave lines that never ran',
  why: 'A line that no test ran can be wrong without anyone noticing. The score is the part of the coverable lines that ran, counted from the lines of the reports and never from their summaries. Without a report it is not judged, and what is not judged passes no threshold.',
  fix: 'Write tests for the files with the most lines that never ran, and see that the report names every source file.',
  needs: ['coverage'],

  run({ coverage }) {
    if (coverage === null) return notApplicable('There is no source code to cover.');
    const files = coverage.files.map(tallied);
    const total = files.reduce((sum, file) => sum + file.total, 0);
    const missed = files.reduce((sum, file) => sum + file.missed, 0);
    return counted(
      { covered: total - missed, total },
      files
        .filter((file) => file.missed > 0)
        .map((file) => ({
          path: file.path,
          line: file.firstMissed,
          message: `${file.missed} of ${file.total} lines never ran.`,
          subject: 'lines that never ran',
          severity: 'low' as const,
          share: file.missed,
        })),
      'The reports name no line that could be covered.',
    );
  },
});

function tallied({ path, lines }: FileCoverage) {
  const missed = lines.filter(({ hits }) => hits === 0);
  return { path, total: lines.length, missed: missed.length, firstMissed: missed[0]?.line ?? 1 };
}
