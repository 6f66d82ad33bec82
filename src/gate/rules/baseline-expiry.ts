import { daysBetween } from '../../model/day.ts';
import type { GateRule } from '../../model/gate.ts';

/** Days before its end at which a certificate is spoken of, and those at which it is spoken of as urgent. */
const notice = { first: 14, last: 3 } as const;

/** Announces that what is compared with is about to lapse. A run that issues the next one has no need to be told. */
const baselineExpiry: GateRule = {
  id: 'baseline-expiry',
  judge: ({ comparison, now, issues }) => {
    if (comparison.kind === 'no-baseline' || issues) return [];
    const { expiresAt, commit } = comparison.baseline;
    const left = daysBetween(now, expiresAt);
    if (left > notice.first) return [];
    const days = Math.max(0, Math.floor(left));
    const words = `${days} ${days === 1 ? 'day' : 'days'}`;
    const then =
      left > notice.last
        ? 'Have the target branch certified again: a weekly `schedule` does.'
        : 'Have the target branch certified now: without it there is nothing to compare with.';
    return [
      {
        rule: 'baseline-expiry',
        target: 'baseline',
        asked: `more than ${notice.first} days left`,
        found: `${words} left`,
        status: 'warn',
        message: `The certificate of \`${commit.slice(0, 12)}\` ends at ${expiresAt}, in ${words}. ${then}`,
      },
    ];
  },
};

export default baselineExpiry;
