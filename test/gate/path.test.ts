import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { judge } from '../../src/gate/judge.ts';
import { pathToCertification } from '../../src/gate/path.ts';
import { categoryPaths } from '../../src/model/area.ts';
import { checkPath } from '../../src/model/check.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { GateInput } from '../../src/model/gate.ts';
import type { CheckResult, Outcome } from '../../src/model/outcome.ts';
import type { PathStep } from '../../src/model/path-step.ts';
import { checksOf } from '../../src/model/scorecard.ts';
import { defaultSettings } from '../../src/model/settings.ts';
import { severities } from '../../src/model/severity.ts';
import { score } from '../../src/score/score.ts';
import { errored, judged, resultOf } from '../support/results.ts';
import { comparedWith, gateInputWith } from '../support/scorecards.ts';

const { levels, readiness } = defaultSettings;

type Asking = Pick<GateInput, 'gate' | 'comparison'>;

/** By the room of scores itself: what the path says is held against what the next run would find. */
function inputOf(results: readonly CheckResult[], { gate, comparison }: Asking): GateInput {
  const scorecard = score(results, { weights: {}, renames: new Map(), waive: () => null });
  const again =
    comparison.kind === 'compared'
      ? {
          ...comparison,
          introduced: comparison.introduced,
          changes: comparison.changes.map((change) => ({ ...change, after: scorecard.total.waivedScore })),
        }
      : comparison;
  return gateInputWith({ scorecard, gate, comparison: again });
}

const verdictOf = (input: GateInput) => judge(input, levels, readiness);
const pathOf = (input: GateInput) => pathToCertification(input, { levels, readiness });

type Mend = Extract<PathStep, { kind: 'mend' }>;
const mendsOf = (steps: readonly PathStep[]) => steps.filter((step): step is Mend => step.kind === 'mend');

/** What a step asks for, done. */
function done(results: readonly CheckResult[], { target, amount }: Mend): readonly CheckResult[] {
  return results.map((result) => (checkPath(result.check) === target ? doneTo(result, amount) : result));
}

function doneTo({ check, outcome }: CheckResult, amount: number | null): CheckResult {
  if (outcome.kind !== 'judged') return { check, outcome };
  const { tally } = outcome;
  const covered = (tally?.covered ?? 0) + (amount ?? 0);
  if (tally !== undefined && amount !== null && covered < tally.total) {
    return { check, outcome: { ...outcome, tally: { ...tally, covered }, ratio: covered / tally.total } };
  }
  return { check, outcome: judged(1) };
}

const finding: fc.Arbitrary<Finding> = fc.record({
  message: fc.constantFrom('One.', 'Two.', 'Three.'),
  severity: fc.constantFrom(...severities),
});
const counted: fc.Arbitrary<Outcome> = fc
  .tuple(fc.integer({ min: 1, max: 200 }), fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([total, part]) => {
    const covered = Math.floor(part * total);
    const findings = covered === total ? [] : [{ message: 'Lines never ran.', severity: 'low' as const }];
    return { kind: 'judged', ratio: covered / total, tally: { covered, total }, findings };
  });
const outcome: fc.Arbitrary<Outcome> = fc.oneof(
  fc
    .tuple(fc.double({ min: 0, max: 0.99, noNaN: true }), fc.array(finding, { minLength: 1, maxLength: 3 }))
    .map(([ratio, findings]) => judged(ratio, ...findings)),
  fc.constant(judged(1)),
  counted,
);
const results: fc.Arbitrary<readonly CheckResult[]> = fc
  .uniqueArray(
    fc.tuple(
      fc.constantFrom(...categoryPaths.slice(0, 12)),
      fc.constantFrom('alpha', 'beta'),
      fc.constantFrom(...severities),
      outcome,
    ),
    { minLength: 1, maxLength: 8, selector: ([category, id]) => `${category}/${id}` },
  )
  .map((all) =>
    all.map(([category, id, importance, answer]) => resultOf(answer, { category, id, importance })),
  );

const floor = fc.integer({ min: 0, max: 100 });
const asking: fc.Arbitrary<(all: readonly CheckResult[]) => Asking> = fc
  .record({
    level: fc.constantFrom('certified', 'conditional', 'not-certified'),
    minimum: fc.dictionary(fc.constantFrom('total', 'quality', 'readiness'), floor),
    before: fc.option(floor),
    newHigh: fc.option(fc.integer({ min: 0, max: 2 })),
  })
  .map(({ level, minimum, before, newHigh }) => (all) => {
    const { areas } = score(all, { weights: {}, renames: new Map(), waive: () => null });
    const introduced = checksOf(areas).flatMap(({ findings }) =>
      findings.map(({ fingerprint }) => fingerprint),
    );
    const known = new Set(areas.filter(({ assessed }) => assessed).map(({ id }) => id as string));
    const floors = Object.entries(minimum).filter(([target]) => target === 'total' || known.has(target));
    return {
      gate: {
        ...defaultSettings.gate,
        level,
        minimum: Object.fromEntries(floors),
        drop: { total: 1 },
        newFindings: newHigh === null ? {} : { high: newHigh },
      },
      comparison: comparedWith({
        changes: before === null ? [] : [{ target: 'total', before, after: 0, removed: 0 }],
        introduced,
      }),
    };
  });

test('opens the gate by as few steps as possible, and each gives what it promises: a thousand small scorecards', () => {
  let closed = 0;
  fc.assert(
    fc.property(results, asking, (all, askingFor) => {
      const asked = askingFor(all);
      const input = inputOf(all, asked);
      const steps = mendsOf(pathOf(input));
      const toGate = steps.filter(({ goal }) => goal === 'gate');
      if (verdictOf(input).gate === 'closed') {
        closed += 1;
        expect(toGate.length).toBe(fewest(all, asked));
      } else expect(toGate).toEqual([]);

      let now = all;
      let total = input.scorecard.total.waivedScore ?? 0;
      for (const [index, step] of steps.entries()) {
        now = done(now, step);
        const next = inputOf(now, asked).scorecard.total.waivedScore ?? 0;
        expect(next - total).toBeCloseTo(step.points, 6);
        total = next;
        if (index === toGate.length - 1) expect(verdictOf(inputOf(now, asked)).gate).toBe('open');
      }
      expect(verdictOf(inputOf(now, asked))).toMatchObject({ gate: 'open', level: 'CERTIFIED' });
    }),
    { numRuns: 1000, seed: 20_261_128 },
  );
  expect(closed).toBeGreaterThan(500);
});

/** The fewest checks that are to be mended whole, by trying every set. */
function fewest(all: readonly CheckResult[], asked: Asking): number {
  for (let size = 0; size <= all.length; size += 1) {
    for (let mask = 0; mask < 2 ** all.length; mask += 1) {
      const set = all.map((_, index) => (mask & (2 ** index)) !== 0);
      if (set.filter(Boolean).length !== size) continue;
      const now = all.map((result, index) => (set[index] === true ? doneTo(result, null) : result));
      if (verdictOf(inputOf(now, asked)).gate === 'open') return size;
    }
  }
  throw new Error('Mending everything does not open the gate.');
}

describe('what no mended finding helps against', () => {
  const plain: Asking = { gate: defaultSettings.gate, comparison: comparedWith() };

  it('is to be measured, when it could not be judged', () => {
    const all = [
      resultOf(errored, { id: 'alpha' }),
      resultOf(judged(0.5, { message: 'One.' }), { id: 'beta' }),
    ];
    expect(pathOf(inputOf(all, plain))).toContainEqual({
      kind: 'measure',
      goal: 'gate',
      target: 'quality/security/alpha',
      message: 'It could not be had.',
    });
  });

  it('is to be settled, in the words of its ruling', () => {
    const input = {
      ...inputOf([resultOf(judged(1), { id: 'alpha' })], plain),
      comparison: comparedWith({ missingReports: ['coverage/lcov.info'] }),
    };
    expect(verdictOf(input).gate).toBe('closed');
    expect(pathOf(input)).toEqual([
      {
        kind: 'settle',
        goal: 'gate',
        target: 'missing-reports',
        message: expect.stringContaining('lcov.info'),
      },
    ]);
  });

  it('is nothing, for what is certified', () => {
    expect(pathOf(inputOf([resultOf(judged(1))], plain))).toEqual([]);
  });
});

describe('a counted check', () => {
  const covered = (count: number) =>
    resultOf(
      {
        kind: 'judged',
        ratio: count / 100,
        tally: { covered: count, total: 100 },
        findings: [
          { message: 'Lines never ran.', path: 'src/a.ts', severity: 'low', share: 1 },
          { message: 'More lines never ran.', path: 'src/b.ts', severity: 'low', share: 3 },
        ],
      },
      { id: 'line-coverage', category: 'quality/coverage' },
    );
  const asked: Asking = {
    gate: { ...defaultSettings.gate, level: 'not-certified', minimum: { 'quality/coverage': 70 } },
    comparison: comparedWith(),
  };

  it('is to be mended as far as is enough, and says in which files most is missing', () => {
    const [step] = pathOf(inputOf([covered(56)], asked));
    expect(step).toEqual({
      kind: 'mend',
      goal: 'gate',
      target: 'quality/coverage/line-coverage',
      points: 14,
      findings: 2,
      amount: 14,
      paths: ['src/b.ts', 'src/a.ts'],
    });
  });

  it('goes on from there for the next level', () => {
    const steps = mendsOf(pathOf(inputOf([covered(56)], asked)));
    expect(steps.map(({ goal, amount }) => [goal, amount])).toEqual([
      ['gate', 14],
      ['CERTIFIED', 10],
    ]);
  });
});
