import type { GateRule } from '../../model/gate.ts';
import { displayed, exact } from '../../model/score.ts';
import { checksOf, type ScoredCheck } from '../../model/scorecard.ts';
import type { ChangedLineSettings } from '../../model/settings.ts';
import type { Ruling } from '../../model/verdict.ts';

const target = 'quality/coverage/changed-line-coverage';

/** Enough of the changed lines ran. A change of a few lines is not asked: one line of two is no 50 % of anything. */
const changedLines: GateRule = {
  id: 'changed-lines',
  judge: ({ scorecard, gate }) => {
    const check = checksOf(scorecard.areas).find(({ id }) => id === target);
    if (gate.changedLines === null || check === undefined || check.outcome === 'notApplicable') return [];
    return [rule(check, gate.changedLines)];
  },
};

export default changedLines;

function rule({ tally, waivedScore }: ScoredCheck, { coverage, minimumLines }: ChangedLineSettings): Ruling {
  const common = { rule: 'changed-lines', target, asked: `at least ${coverage}%` } as const;
  if (tally === null || waivedScore === null) {
    const message = `The coverage of changed lines could not be judged, and ${coverage}% is asked.`;
    return { ...common, found: 'not judged', status: 'fail', message };
  }
  const found = `${displayed(waivedScore)}%`;
  const lines = `${tally.covered} of ${tally.total} changed lines ran (${found})`;
  if (tally.total < minimumLines) {
    return {
      ...common,
      found,
      status: 'pass',
      message: `${lines}; fewer than ${minimumLines} are not asked.`,
    };
  }
  if (waivedScore >= coverage) {
    return { ...common, found, status: 'pass', message: `${lines}; at least ${coverage}% is asked.` };
  }
  const short = (Math.ceil(exact(coverage - waivedScore) * 10) / 10).toFixed(1);
  return {
    ...common,
    found,
    status: 'fail',
    message: `${lines}, ${short} points below the ${coverage}% asked.`,
  };
}
