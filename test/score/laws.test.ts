import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare } from '../../src/compare/compare.ts';
import { judge } from '../../src/gate/judge.ts';
import { areaIds, type CategoryPath, categoryPaths } from '../../src/model/area.ts';
import { checkPath } from '../../src/model/check.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { CheckResult, Outcome } from '../../src/model/outcome.ts';
import { checksOf, type Scorecard, scoresAt } from '../../src/model/scorecard.ts';
import { defaultSettings } from '../../src/model/settings.ts';
import { type Severity, severities } from '../../src/model/severity.ts';
import type { Verdict } from '../../src/model/verdict.ts';
import type { Waiver } from '../../src/model/waiver.ts';
import { type Scoring, score } from '../../src/score/score.ts';
import { waiverFor } from '../../src/triage/waive.ts';
import { certificateWith } from '../support/certificates.ts';
import { documentWith } from '../support/documents.ts';
import { checkAt, compared, errored, gateInput } from '../support/results.ts';

const now = '2026-11-23T12:00:00Z';

const finding: fc.Arbitrary<Finding> = fc.record(
  {
    message: fc.constantFrom('One.', 'Two.', 'Three.', '  Three. ', 'x'.repeat(5000)),
    path: fc.constantFrom('a.ts', 'b.ts', 'c/d.ts'),
    line: fc.integer({ min: 1, max: 500 }),
    subject: fc.constantFrom('s', 't', ''),
    severity: fc.constantFrom(...severities),
    classification: fc.constantFrom('real', 'to-review', 'false-positive'),
    share: fc.oneof(fc.double({ min: 0, max: 50, noNaN: true }), fc.constant(1)),
  },
  { requiredKeys: ['message'] },
);

/** Findings of which one at least costs something, so that what is lost has somebody to blame. */
const blamed = fc
  .tuple(fc.array(finding, { maxLength: 5 }), fc.double({ min: 0.01, max: 9, noNaN: true }))
  .map(([findings, share]) => [...findings, { message: 'To blame.', share }]);

const judgedOutcome: fc.Arbitrary<Outcome> = fc.oneof(
  fc.record({
    kind: fc.constant('judged' as const),
    ratio: fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 1, 1 / 3)),
    findings: blamed,
  }),
  fc.constant<Outcome>({ kind: 'judged', ratio: 1, findings: [] }),
);

const outcome: fc.Arbitrary<Outcome> = fc.oneof(
  { weight: 6, arbitrary: judgedOutcome },
  { weight: 1, arbitrary: fc.constant<Outcome>({ kind: 'notApplicable', reason: 'Nothing of the kind.' }) },
  { weight: 1, arbitrary: fc.constant<Outcome>(errored) },
);

/** A check finds nothing worse than itself. */
const noWorseThan = (importance: Severity, answer: Outcome): Outcome => {
  if (answer.kind !== 'judged') return answer;
  const worse = ({ severity = importance }: Finding) =>
    severities.indexOf(severity) < severities.indexOf(importance);
  const findings = answer.findings.map((one) => (worse(one) ? { ...one, severity: importance } : one));
  return { ...answer, findings };
};

const resultsOf = (outcomes: fc.Arbitrary<Outcome>): fc.Arbitrary<readonly CheckResult[]> =>
  fc
    .uniqueArray(
      fc.record({
        category: fc.constantFrom<CategoryPath>(...categoryPaths.slice(0, 14)),
        id: fc.constantFrom('a', 'b', 'c'),
        importance: fc.constantFrom(...severities),
        outcome: outcomes,
      }),
      { maxLength: 10, selector: ({ category, id }) => `${category}/${id}` },
    )
    .map((all) =>
      all.map(({ category, id, importance, outcome: answer }) => ({
        check: checkAt(category, id, importance),
        outcome: noWorseThan(importance, answer),
      })),
    );

const anyResults = resultsOf(outcome);

/** Nobody writes a weight of 1e-300, and a binary fraction can't weigh it against 25. */
const positiveWeight = fc.double({ min: 0.001, max: 1000, noNaN: true });

const weightsOf = (weight: fc.Arbitrary<number>): fc.Arbitrary<Scoring['weights']> =>
  fc.dictionary(fc.constantFrom(...areaIds, ...categoryPaths), weight, { maxKeys: 6 });

const positiveWeights = weightsOf(positiveWeight);
const anyWeights = weightsOf(fc.oneof(positiveWeight, fc.constant(0)));

const scored = (
  results: readonly CheckResult[],
  weights: Scoring['weights'] = {},
  waivers: readonly Waiver[] = [],
) =>
  score(results, {
    weights,
    renames: new Map([['a.ts', 'b.ts']]),
    waive: (check, fingerprint) => waiverFor(check, fingerprint, waivers, now),
  });

const allFindings = (scorecard: Scorecard) => checksOf(scorecard.areas).flatMap(({ findings }) => findings);
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

/** A waiver for each finding that one of these numbers hits. */
const waiversOf = (scorecard: Scorecard, hits: readonly boolean[]): readonly Waiver[] =>
  checksOf(scorecard.areas)
    .flatMap(({ id, findings }) => findings.map(({ fingerprint }) => ({ check: id, fingerprint })))
    .filter((_, index) => hits[index % Math.max(1, hits.length)])
    .map(({ check, fingerprint }) => ({
      check,
      fingerprint: fingerprint.slice(0, 12),
      owner: '@octo',
      reason: 'Known.',
      expires: '2026-12-24',
    }));

const targetsOf = ({ areas }: Scorecard) => [
  'total',
  ...areas.flatMap(({ id, categories }) => [id, ...categories.map((category) => category.id)]),
  ...checksOf(areas).map(({ id }) => id),
];

describe('laws of the scorecard', () => {
  it('what findings cost adds up to what is missing, in the whole and in each check', () => {
    fc.assert(
      fc.property(anyResults, anyWeights, (results, weights) => {
        const scorecard = scored(results, weights);
        for (const { lost, findings } of checksOf(scorecard.areas)) {
          expect(sum(findings.map((one) => one.lost))).toBeCloseTo(lost ?? 0, 6);
        }
        const { score: total } = scorecard.total;
        if (total === null) return;
        expect(sum(allFindings(scorecard).map(({ lost }) => lost))).toBeCloseTo(100 - total, 6);
      }),
      { numRuns: 500 },
    );
  });

  it('the order of results does not matter, to the byte', () => {
    const shuffled = fc
      .tuple(anyResults, fc.infiniteStream(fc.nat()))
      .map(([results, numbers]): readonly [readonly CheckResult[], readonly CheckResult[]] => {
        const keyed = results.map((result) => ({ result, key: numbers.next().value }));
        return [results, keyed.sort((left, right) => left.key - right.key).map(({ result }) => result)];
      });
    fc.assert(
      fc.property(shuffled, anyWeights, ([results, others], weights) => {
        expect(JSON.stringify(scored(others, weights))).toBe(JSON.stringify(scored(results, weights)));
      }),
      { numRuns: 500 },
    );
  });

  it('a waiver changes no score and lowers no waived one', () => {
    fc.assert(
      fc.property(
        anyResults,
        anyWeights,
        fc.array(fc.boolean(), { minLength: 1 }),
        (results, weights, hits) => {
          const before = scored(results, weights);
          const after = scored(results, weights, waiversOf(before, hits));
          const wrong = targetsOf(before).filter((target) => {
            const [was, is] = [scoresAt(before, target), scoresAt(after, target)];
            return is?.score !== was?.score || (is?.waivedScore ?? -1) < (was?.waivedScore ?? -1);
          });
          expect(wrong).toEqual([]);
          expect(allFindings(after).map(({ lost }) => lost)).toEqual(
            allFindings(before).map(({ lost }) => lost),
          );
        },
      ),
      { numRuns: 500 },
    );
  });

  it('every score is within 0 and 100, and no finding costs less than nothing', () => {
    fc.assert(
      fc.property(
        anyResults,
        anyWeights,
        fc.array(fc.boolean(), { minLength: 1 }),
        (results, weights, hits) => {
          const scorecard = scored(results, weights, waiversOf(scored(results, weights), hits));
          const all = targetsOf(scorecard).flatMap((target) => {
            const scores = scoresAt(scorecard, target);
            return [scores?.score ?? 0, scores?.waivedScore ?? 0];
          });
          const losses = allFindings(scorecard).map(({ lost }) => lost);
          expect([...all, ...losses].filter((number) => !(number >= 0 && number <= 100))).toEqual([]);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('fingerprints are all different, and know nothing of lines', () => {
    fc.assert(
      fc.property(anyResults, fc.integer({ min: 1, max: 900 }), (results, moved) => {
        const prints = allFindings(scored(results)).map(({ fingerprint }) => fingerprint);
        expect(new Set(prints).size).toBe(prints.length);
        const elsewhere = results.map((result) =>
          result.outcome.kind === 'judged'
            ? {
                ...result,
                outcome: {
                  ...result.outcome,
                  findings: result.outcome.findings.map((one) => ({ ...one, line: moved })),
                },
              }
            : result,
        );
        expect(allFindings(scored(elsewhere)).map(({ fingerprint }) => fingerprint)).toEqual(prints);
      }),
      { numRuns: 500 },
    );
  });
});

describe('less evidence never helps', () => {
  const turned = (results: readonly CheckResult[], index: number): readonly CheckResult[] =>
    results.map((result, at) => (at === index % results.length ? { ...result, outcome: errored } : result));

  const someResults = anyResults.filter((results) => results.length > 0);

  it('a check that could not be judged raises no score above it', () => {
    fc.assert(
      fc.property(someResults, anyWeights, fc.nat(), (results, weights, index) => {
        const before = scored(results, weights);
        const after = scored(turned(results, index), weights);
        const raised = ['total', ...areaIds, ...categoryPaths].filter((target) => {
          const [was, is] = [scoresAt(before, target), scoresAt(after, target)];
          // What had no score gets none.
          return (is?.score ?? -1) > (was?.score ?? -1) || (is?.waivedScore ?? -1) > (was?.waivedScore ?? -1);
        });
        expect(raised).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it('one that weighs something leaves no total', () => {
    fc.assert(
      fc.property(someResults, positiveWeights, fc.nat(), (results, weights, index) => {
        expect(scored(turned(results, index), weights).total).toEqual({ score: null, waivedScore: null });
      }),
      { numRuns: 500 },
    );
  });

  const anyGate = fc.record({
    level: fc.constantFrom('certified', 'conditional', 'not-certified'),
    minimum: fc.dictionary(
      fc.constantFrom('total', 'quality', 'quality/security', 'readiness'),
      fc.double({ min: 0, max: 100, noNaN: true }),
      { maxKeys: 2 },
    ),
    drop: fc.dictionary(
      fc.constantFrom('total', 'quality', 'quality/security', 'readiness/testing/a'),
      fc.double({ min: 0, max: 100, noNaN: true }),
      { maxKeys: 2 },
    ),
    newFindings: fc.dictionary(fc.constantFrom(...severities), fc.integer({ min: 0, max: 3 }), {
      maxKeys: 4,
    }),
    onMissingBaseline: fc.constantFrom('bootstrap', 'warn', 'block'),
  } as const);

  const certificate = certificateWith();

  /** Compares with a certificate that holds the scores and findings of these results. */
  const comparedWith = (before: Scorecard, after: Scorecard) => {
    const areas = documentWith({ areas: before.areas }).areas;
    const scorecard = { ...certificate.predicate.scorecard, areas, waivedTotal: before.total.waivedScore };
    const prior = {
      certificate: { ...certificate, predicate: { ...certificate.predicate, scorecard } },
      rung: 'merge-base',
    } as const;
    return compare(after, prior);
  };

  const rank: Readonly<Record<Verdict['gate'], number>> = { closed: 0, open: 1 };

  it('and opens no gate', () => {
    fc.assert(
      fc.property(
        someResults,
        anyResults,
        positiveWeights,
        anyGate,
        fc.boolean(),
        fc.nat(),
        (results, past, weights, gate, hasBaseline, index) => {
          const baseline = scored(past, weights);
          const verdictOf = (current: readonly CheckResult[]) => {
            const scorecard = scored(current, weights);
            const comparison = hasBaseline ? comparedWith(baseline, scorecard) : gateInput().comparison;
            const { levels, readiness } = defaultSettings;
            return judge(gateInput({ scorecard, comparison, gate }), levels, readiness);
          };
          const [before, after] = [verdictOf(results), verdictOf(turned(results, index))];
          expect(rank[after.gate]).toBeLessThanOrEqual(rank[before.gate]);
          const order = ['NOT CERTIFIED', 'CONDITIONAL', 'CERTIFIED'];
          expect(order.indexOf(after.level)).toBeLessThanOrEqual(order.indexOf(before.level));
          if (before.readiness.approval === 'NOT APPROVED')
            expect(after.readiness.approval).toBe('NOT APPROVED');
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('not even one that was asked for nothing but new findings', () => {
    const check = checkAt('quality/security', 'a', 'critical');
    const gate = { level: 'not-certified', newFindings: { critical: 0 } } as const;
    const verdictOf = (answer: Outcome) => {
      const scorecard = scored([{ check, outcome: answer }]);
      const introduced = allFindings(scorecard).map(({ fingerprint }) => fingerprint);
      const { levels, readiness } = defaultSettings;
      return judge(gateInput({ scorecard, comparison: compared({ introduced }), gate }), levels, readiness)
        .gate;
    };
    expect(checkPath(check)).toBe('quality/security/a');
    expect(verdictOf({ kind: 'judged', ratio: 1, findings: [] })).toBe('open');
    expect(verdictOf({ kind: 'judged', ratio: 0, findings: [{ message: 'A key.' }] })).toBe('closed');
    expect(verdictOf(errored)).toBe('closed');
  });
});
