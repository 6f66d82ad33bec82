import type { GateRule } from '../../model/gate.ts';
import { displayed, exact } from '../../model/score.ts';
import { checksOf, isLeftReal, type ScoredCheck } from '../../model/scorecard.ts';
import type { ChangedLineSettings } from '../../model/settings.ts';
import type { Ruling } from '../../model/verdict.ts';

const target = 'quality/coverage/changed-line-coverage';
const unreportedTarget = 'quality/coverage/unreported-files';

/**
 * Enough of the changed lines ran, and the reports know the changed files. A change of a few lines is not asked: one
 * line of two is no 50 % of anything.
 */
const changedLines: GateRule = {
  id: 'changed-lines',
  judge: ({ scorecard, gate }) => {
    const asked = gate.changedLines;
    if (asked === null) return [];
    const checks = checksOf(scorecard.areas);
    const coverage = checks.find(({ id }) => id === target);
    const unreported = checks.find(({ id }) => id === unreportedTarget);
    return [
      ...(coverage === undefined || coverage.outcome === 'notApplicable' ? [] : [rule(coverage, asked)]),
      ...(unreported === undefined ? [] : unknownFiles(unreported, asked)),
    ];
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

function unknownFiles(
  { findings }: ScoredCheck,
  { unknownFiles: policy }: ChangedLineSettings,
): readonly Ruling[] {
  const left = findings.filter(isLeftReal);
  if (policy === 'ignore' || left.length === 0) return [];
  const files = `${left.length} source ${left.length === 1 ? 'file' : 'files'}`;
  return [
    {
      rule: 'changed-lines',
      target: unreportedTarget,
      asked: 'the lines of every changed file',
      found: `${left.length} unknown`,
      status: policy,
      message: `Nothing is known of the changed lines in ${files}: the findings of \`unreported-files\` say why.`,
    },
  ];
}
