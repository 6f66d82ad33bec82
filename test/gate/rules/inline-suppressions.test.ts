import { expect, it, test } from 'vitest';
import inlineSuppressions from '../../../src/gate/rules/inline-suppressions.ts';
import type { Suppression, SuppressionFault } from '../../../src/model/suppression.ts';
import { gateInputWith, scorecardOf, scoredFinding } from '../../support/scorecards.ts';

const suppressionWith = (overrides: Partial<Suppression> = {}): Suppression => ({
  check: 'quality/security/provider-token',
  path: 'src/a.ts',
  tool: 'certgate',
  line: 3,
  lines: { start: 3, end: 3 },
  reason: 'It opens nothing.',
  expires: null,
  since: '2026-01-02',
  fault: null,
  exceptLines: [],
  ...overrides,
});

const rulingsOf = (...suppressions: readonly Suppression[]) =>
  inlineSuppressions.judge(gateInputWith({ suppressions }));

it.each<[SuppressionFault, string]>([
  [{ kind: 'no-check' }, 'it names no check'],
  [{ kind: 'unknown-check', nearest: null }, 'there is no such check'],
  [{ kind: 'unknown-check', nearest: 'a/b/c' }, 'there is no such check; `a/b/c` may be meant'],
  [{ kind: 'no-reason' }, 'it gives no reason behind a colon'],
  [{ kind: 'no-day', until: 'soon' }, '`soon` is no day such as `2027-01-31`'],
  [{ kind: 'ended', on: '2026-01-01' }, 'it ended on 2026-01-01'],
  [{ kind: 'added' }, 'it came with this change, and counts once it stands on the base'],
  [{ kind: 'unknown-origin' }, 'whether it stood on the base could not be learned'],
])('it says why one does not count: %j', (fault, why) => {
  expect(rulingsOf(suppressionWith({ fault }))).toEqual([
    {
      rule: 'inline-suppressions',
      target: 'quality/security/provider-token',
      asked: 'a suppression that counts',
      found: fault.kind,
      status: 'warn',
      message: `The suppression in \`src/a.ts\`, line 3, does not count: ${why}.`,
    },
  ]);
});

it.each([
  ['one that counts', suppressionWith()],
  ['one of another tool', suppressionWith({ tool: 'gitleaks', fault: { kind: 'added' } })],
])('%s is not announced', (_, suppression) => {
  expect(rulingsOf(suppression)).toEqual([]);
});

it.each([
  ['fifteen days before', '2026-08-31T00:00:00.000Z', 0],
  ['fourteen days before', '2026-09-01T00:00:00.000Z', 1],
])('%s its end, %s', (_, now, count) => {
  const waiver = {
    check: 'quality/security/private-key',
    fingerprint: 'f'.repeat(32),
    tool: 'certgate',
    line: 3,
    reason: 'It opens nothing.',
    since: null,
    expires: '2026-09-15',
  } as const;
  const scorecard = scorecardOf(scoredFinding({ path: 'src/a.ts', waiver }));
  const rulings = inlineSuppressions.judge(gateInputWith({ scorecard, now }));
  expect(rulings.map(({ message }) => message)).toEqual(
    Array.from(
      { length: count },
      () =>
        'The suppression in `src/a.ts`, line 3, ends on 2026-09-15. Mend the finding, or renew the comment.',
    ),
  );
});

test('of many it names ten', () => {
  const many = Array.from({ length: 25 }, (_, line) => suppressionWith({ line, fault: { kind: 'added' } }));
  const rulings = rulingsOf(...many);
  expect(rulings).toHaveLength(11);
  expect(rulings.at(-1)).toMatchObject({ target: 'comments', found: '15 more', status: 'warn' });
  expect(rulingsOf(...many.slice(0, 10))).toHaveLength(10);
});
