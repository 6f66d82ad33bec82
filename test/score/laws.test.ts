import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judge } from '../../src/gate/judge.ts';
import { areaIds, categoryPaths } from '../../src/model/area.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { CheckResult } from '../../src/model/outcome.ts';
import { checksOf, type Scorecard } from '../../src/model/scorecard.ts';
import { defaultSettings } from '../../src/model/settings.ts';
import { severities } from '../../src/model/severity.ts';
import { type Scoring, score } from '../../src/score/score.ts';
import { errored, notApplied, resultOf } from '../support/results.ts';

const finding: fc.Arbitrary<Finding> = fc.record(
  {
    message: fc.constantFrom('One.', 'Two.', 'Three.'),
    path: fc.constantFrom('a.ts', 'b.ts'),
    line: fc.integer({ min: 1, max: 99 }),
    severity: fc.constantFrom(...severities),
    classification: fc.constantFrom('real', 'to-review', 'false-positive'),
    share: fc.double({ min: 0.01, max: 50, noNaN: true }),
  },
  { requiredKeys: ['message'] },
);

/** As checks answer: below 1 there is a finding that costs. */
const judgedOutcome = fc
  .tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.array(finding, { maxLength: 4 }))
  .map(([ratio, findings]) => {
    const costs = findings.some(({ classification }) => classification !== 'false-positive');
    return { kind: 'judged', ratio: costs ? ratio : 1, findings } as const;
  });

const outcome = fc.oneof(
  { weight: 6, arbitrary: judgedOutcome },
  { weight: 1, arbitrary: fc.constant(notApplied) },
  { weight: 1, arbitrary: fc.constant(errored) },
);

const results: fc.Arbitrary<readonly CheckResult[]> = fc
  .uniqueArray(
    fc.tuple(
      fc.constantFrom(...categoryPaths),
      fc.constantFrom('alpha', 'beta', 'gamma'),
      fc.constantFrom(...severities),
      outcome,
    ),
    { maxLength: 12, selector: ([category, id]) => `${category}/${id}` },
  )
  .map((all) =>
    all.map(([category, id, importance, answer]) => resultOf(answer, { category, id, importance })),
  );

const weights: fc.Arbitrary<Scoring['weights']> = fc.dictionary(
  fc.constantFrom<string>(...areaIds, ...categoryPaths),
  fc.constantFrom(0, 0.5, 1, 10, 100),
);

const plain: Scoring = { weights: {}, renames: new Map(), waive: () => null };
const waiver = { check: '', fingerprint: '', owner: 'o', reason: 'r', expires: '2099-01-01' };

function gateOf(scorecard: Scorecard) {
  const { gate, levels, readiness } = defaultSettings;
  const comparison = { kind: 'no-baseline', reason: 'None.', rejected: [] } as const;
  const minimum = { total: 50, 'quality/security': 60, quality: 40 };
  return judge(
    {
      scorecard,
      comparison,
      gate: { ...gate, minimum },
      waivers: [],
      suppressions: [],
      proposedChanges: [],
      issues: false,
      jobs: [],
      approval: null,
      now: '2026-11-23T12:00:00Z',
    },
    levels,
    readiness,
  );
}

/** Every score of a card, by target; what is not assessed is left out. */
function scoresIn(card: Scorecard): ReadonlyMap<string, number | null> {
  const parts = card.areas.flatMap((area) => [area, ...area.categories]).filter(({ assessed }) => assessed);
  return new Map([['total', card.total.score], ...parts.map(({ id, score: own }) => [id, own] as const)]);
}

describe('laws of the score', () => {
  it('lost points add up to the points that are missing', () => {
    fc.assert(
      fc.property(results, weights, (asked, own) => {
        const card = score(asked, { ...plain, weights: own });
        const checks = checksOf(card.areas);
        for (const { lost, findings, ratio } of checks) {
          if (lost === null) continue;
          const sum = findings.reduce((total, each) => total + each.lost, 0);
          expect(sum).toBeCloseTo(ratio === 1 ? 0 : lost, 6);
        }
        if (card.total.score === null) return;
        const lost = checks.reduce((sum, check) => sum + (check.lost ?? 0), 0);
        expect(lost).toBeCloseTo(100 - card.total.score, 6);
      }),
      { numRuns: 1000 },
    );
  });

  it('the order in which checks answer does not matter', () => {
    fc.assert(
      fc.property(results, weights, fc.infiniteStream(fc.nat()), (asked, own, chance) => {
        const shuffled = asked
          .map((result) => ({ result, place: chance.next().value }))
          .sort((left, right) => left.place - right.place)
          .map(({ result }) => result);
        const scoring = { ...plain, weights: own };
        expect(JSON.stringify(score(shuffled, scoring))).toBe(JSON.stringify(score(asked, scoring)));
      }),
      { numRuns: 300 },
    );
  });

  it('a waiver never changes the raw score, and never lowers the waived one', () => {
    fc.assert(
      fc.property(results, weights, fc.func(fc.boolean()), (asked, own, chosen) => {
        const without = score(asked, { ...plain, weights: own });
        const waived = score(asked, {
          ...plain,
          weights: own,
          waive: (_, print) => (chosen(print) ? waiver : null),
        });
        expect(scoresIn(waived)).toEqual(scoresIn(without));
        expect(waived.total.waivedScore ?? 0).toBeGreaterThanOrEqual(without.total.waivedScore ?? 0);
        for (const check of checksOf(waived.areas)) {
          expect(check.waivedScore ?? 0).toBeGreaterThanOrEqual(check.score ?? 0);
          expect(check.waivedScore ?? 0).toBeLessThanOrEqual(100);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('less evidence never helps: what can no longer be judged raises no score and opens no gate', () => {
    fc.assert(
      fc.property(results, fc.nat(), (asked, which) => {
        const lostIndex = asked.length === 0 ? 0 : which % asked.length;
        const target = asked[lostIndex];
        // What did not apply before may not begin to count by failing.
        if (target === undefined || target.outcome.kind === 'notApplicable') return;
        const fewer = asked.map((result, index) =>
          index === lostIndex ? { ...result, outcome: errored } : result,
        );
        const [before, after] = [score(asked, plain), score(fewer, plain)];
        const then = scoresIn(before);
        for (const [id, own] of scoresIn(after)) {
          if (own !== null) expect(own).toBeLessThanOrEqual((then.get(id) ?? 0) + 1e-9);
        }
        expect(after.total.score).toBeNull();
        if (gateOf(before).gate === 'closed') expect(gateOf(after).gate).toBe('closed');
        expect(gateOf(after).level).toBe('NOT CERTIFIED');
      }),
      { numRuns: 1000 },
    );
  });

  it('a better ratio never lowers a score', () => {
    fc.assert(
      fc.property(results, fc.nat(), fc.double({ min: 0, max: 1, noNaN: true }), (asked, which, better) => {
        const index = asked.length === 0 ? 0 : which % asked.length;
        const chosen = asked[index]?.outcome;
        if (chosen?.kind !== 'judged') return;
        const raised = { ...chosen, ratio: Math.max(chosen.ratio, better) };
        const improved = asked.map((result, at) => (at === index ? { ...result, outcome: raised } : result));
        const [before, after] = [score(asked, plain), score(improved, plain)];
        expect(after.total.score ?? 0).toBeGreaterThanOrEqual(before.total.score ?? 0);
      }),
      { numRuns: 500 },
    );
  });

  it('scores stay between 0 and 100, and no two findings of a card are one', () => {
    fc.assert(
      fc.property(results, weights, (asked, own) => {
        const card = score(asked, { ...plain, weights: own });
        for (const value of scoresIn(card).values()) {
          expect(value ?? 0).toBeGreaterThanOrEqual(0);
          expect(value ?? 0).toBeLessThanOrEqual(100);
        }
        const prints = checksOf(card.areas).flatMap(({ findings }) =>
          findings.map(({ fingerprint }) => fingerprint),
        );
        expect(new Set(prints).size).toBe(prints.length);
      }),
      { numRuns: 500 },
    );
  });
});

it('the laws are tried on cards that have something to say', () => {
  const cards = fc.sample(results, { numRuns: 200, seed: 1 }).map((asked) => score(asked, plain));
  expect(cards.filter(({ total }) => total.score !== null && total.score < 100).length).toBeGreaterThan(40);
  expect(cards.filter(({ total }) => total.score === null).length).toBeGreaterThan(40);
});
