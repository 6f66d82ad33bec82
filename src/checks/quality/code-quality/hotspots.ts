import { defineCheck } from '../../../model/check.ts';
import type { FunctionFacts } from '../../../model/facts.ts';
import { measured, notApplicable } from '../../../model/outcome.ts';
import { functionBounds } from './bounds.ts';
import { codeIn, noCode } from './code-files.ts';
import { linesOf } from './judge-functions.ts';
import { lostBeyond, severityOf } from './lost-lines.ts';

/** One a month. */
const allowedCommits = 12;

const measures = Object.values(functionBounds);

export default defineCheck({
  id: 'hotspots',
  category: 'quality/code-quality',
  importance: 'low',
  weighs: false,
  title: 'What is hard is rarely changed',
  failureTitle: 'What is hard is changed often',
  why: 'Debt costs interest where work is done: a few files that are both hard and often changed hold most of the bugs (Tornhill, Your Code as a Crime Scene, 2015). For each file, the lines that its functions lose to the bounds of complexity, nesting, length and parameters, each function by the worst of them, are taken times 1 - 12 / c, where c counts the commits that changed the file in the year before the last one: up to one a month costs nothing. Merges are not counted, renames not followed. The ratio is the part of all functions’ lines that is not lost so. It weighs nothing in the score: a shallow clone has no history, and the same tree must score the same everywhere.',
  fix: 'Begin with the file at the top: bring its functions within the bounds before it is changed again.',
  needs: ['churn', 'files'],

  run({ churn, files }) {
    if (churn === null)
      return notApplicable('The history is not there: the clone is shallow, or there is no repository.');
    const { analysed } = codeIn(files);
    if (analysed.length === 0) return notApplicable(noCode);
    const judged = analysed.map(({ path, code: { functions } }) => {
      const commits = churn.commits.get(path) ?? 0;
      const lines = functions.reduce((sum, each) => sum + linesOf(each), 0);
      const hard = functions.reduce((sum, each) => sum + linesOf(each) * worstOf(each), 0);
      const over = functions.filter((each) => worstOf(each) > 0).length;
      return { path, commits, lines, over, lost: hard * lostBeyond(allowedCommits, commits) };
    });
    const total = judged.reduce((sum, { lines }) => sum + lines, 0);
    if (total === 0) return notApplicable('There is no function.');
    const hot = judged.filter(({ lost }) => lost > 0);
    return measured(
      1 - hot.reduce((sum, { lost }) => sum + lost, 0) / total,
      hot.map(({ path, commits, lines, over, lost }) => ({
        path,
        message: `${commits} commits in ${churn.days} days changed it, and ${over} of its functions ${over === 1 ? 'is' : 'are'} over a bound. Bring ${over === 1 ? 'it' : 'them'} within before the next change.`,
        subject: 'hotspot',
        severity: severityOf(lost / lines),
        share: lost,
      })),
    );
  },
});

function worstOf(each: FunctionFacts): number {
  return Math.max(...measures.map(({ lost }) => lost(each)));
}
