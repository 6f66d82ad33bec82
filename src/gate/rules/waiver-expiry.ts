import { daysBetween } from '../../model/day.ts';
import type { GateRule } from '../../model/gate.ts';
import { checksOf } from '../../model/scorecard.ts';
import type { Ruling } from '../../model/verdict.ts';
import { type Waiver, waiverNoticeDays } from '../../model/waiver.ts';

/** Announces waivers that are about to end, and those that ended while what they covered is still there. */
const waiverExpiry: GateRule = {
  id: 'waiver-expiry',
  judge: ({ scorecard, waivers, now }) => {
    const findings = checksOf(scorecard.areas).flatMap(({ id, findings: all }) =>
      all.map(({ fingerprint }) => ({ check: id, fingerprint })),
    );
    const covered = waivers.filter((waiver) =>
      findings.some(
        ({ check, fingerprint }) => check === waiver.check && fingerprint.startsWith(waiver.fingerprint),
      ),
    );
    return covered.flatMap((waiver) => rule(waiver, now));
  },
};

export default waiverExpiry;

function rule(waiver: Waiver, now: string): readonly Ruling[] {
  const days = daysBetween(now, `${waiver.expires}T00:00:00Z`);
  if (days > waiverNoticeDays) return [];
  const common = {
    rule: 'waiver-expiry',
    target: waiver.check,
    asked: 'a waiver in force',
    status: 'warn',
  } as const;
  const whose = `The waiver of \`${waiver.fingerprint.slice(0, 12)}\` in \`${waiver.check}\``;
  if (days <= 0) {
    const message = `${whose} ended on ${waiver.expires}: the finding counts again. Mend it.`;
    return [{ ...common, found: 'ended', message }];
  }
  const left = Math.ceil(days);
  const message = `${whose} ends on ${waiver.expires}. Mend the finding, or have its owner renew the waiver.`;
  return [{ ...common, found: `${left} ${left === 1 ? 'day' : 'days'} left`, message }];
}
