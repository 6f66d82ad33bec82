import type { GateRule } from '../../model/gate.ts';

/** A pull request is judged by the configuration of its base; what it would change is shown, and does not count. */
const policyChange: GateRule = {
  id: 'policy-change',
  judge: ({ proposedChanges }) =>
    proposedChanges.map(({ key, before, after }) => ({
      rule: 'policy-change',
      target: key,
      asked: before,
      found: after,
      status: 'warn',
      message: `This change would set \`${key}\` from ${before} to ${after}. It was judged by the old value.`,
    })),
};

export default policyChange;
