import type { GateRule } from '../../model/gate.ts';

/** What to make of a run that has nothing to compare with. Floors hold all the same. */
const missingBaseline: GateRule = {
  id: 'missing-baseline',
  judge: ({ comparison, gate }) => {
    if (comparison.kind === 'compared') return [];
    const { onMissingBaseline } = gate;
    const status = { bootstrap: 'pass', warn: 'warn', block: 'fail' } as const;
    const message = {
      bootstrap:
        'The first certificate of the target branch will be the baseline; until then only floors count.',
      warn: 'Falls and new findings cannot be seen; only floors count.',
      block: 'The configuration asks for a baseline: let the target branch issue a certificate first.',
    } as const;
    return [
      {
        rule: 'missing-baseline',
        target: 'baseline',
        asked: onMissingBaseline,
        found: comparison.kind === 'no-baseline' ? 'none' : 'not comparable',
        status: status[onMissingBaseline],
        message: `${comparison.reason} ${message[onMissingBaseline]}`,
      },
    ];
  },
};

export default missingBaseline;
