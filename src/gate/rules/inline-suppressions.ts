import { dayMilliseconds } from '../../model/day.ts';
import type { GateRule } from '../../model/gate.ts';
import { checksOf } from '../../model/scorecard.ts';
import { faultWords, type Suppression } from '../../model/suppression.ts';
import type { Ruling } from '../../model/verdict.ts';
import { isInline, waiverNoticeDays } from '../../model/waiver.ts';

/** More would hide the other rulings. */
const mostNamed = 10;

/**
 * Announces our own comments that suppress nothing, with the reason, and those that are about to end. What the comments of
 * other tools do not suppress is said at the finding alone.
 */
const inlineSuppressions: GateRule = {
  id: 'inline-suppressions',
  judge: ({ scorecard, suppressions, now }) => {
    const refused = suppressions.filter(({ tool, fault }) => tool === 'certgate' && fault !== null);
    const ending = checksOf(scorecard.areas).flatMap(({ findings }) =>
      findings.flatMap(({ waiver, path }) => {
        if (waiver === null || !isInline(waiver) || waiver.expires === null) return [];
        return daysUntil(waiver.expires, now) > waiverNoticeDays ? [] : [{ ...waiver, path }];
      }),
    );
    const rulings = [
      ...refused.map(refusal),
      ...ending.map(({ check, path, line, expires }) => ({
        ...asking(check),
        found: `ends on ${expires}`,
        message: `The suppression in \`${path}\`, line ${line}, ends on ${expires}. Mend the finding, or renew the comment.`,
      })),
    ];
    const more = rulings.length - mostNamed;
    if (more <= 0) return rulings;
    const message = `${more} more suppressions in comments do not count, or are about to end.`;
    return [...rulings.slice(0, mostNamed), { ...asking('comments'), found: `${more} more`, message }];
  },
};

export default inlineSuppressions;

function refusal({ path, line, check, fault }: Suppression): Ruling {
  const why = fault === null ? '' : faultWords(fault);
  return {
    ...asking(check === '' ? 'comments' : check),
    found: fault?.kind ?? '',
    message: `The suppression in \`${path}\`, line ${line}, does not count: ${why}.`,
  };
}

function asking(target: string) {
  return { rule: 'inline-suppressions', target, asked: 'a suppression that counts', status: 'warn' } as const;
}

function daysUntil(day: string, now: string): number {
  return (Date.parse(`${day}T00:00:00Z`) - Date.parse(now)) / dayMilliseconds;
}
