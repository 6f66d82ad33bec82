import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { categoryPaths } from '../../src/model/area.ts';
import { checkPath } from '../../src/model/check.ts';
import type { DocumentCheck, ScorecardDocument } from '../../src/model/document.ts';
import type { CheckResult } from '../../src/model/outcome.ts';
import { checksOf, scoresAt } from '../../src/model/scorecard.ts';
import { severities } from '../../src/model/severity.ts';
import { recorded } from '../../src/record.ts';
import { type Rescoring, rescore } from '../../src/score/rescore.ts';
import { score } from '../../src/score/score.ts';
import { errored, judged, notApplied, resultOf } from '../support/results.ts';

const plain = { weights: {}, waive: () => null, formerly: () => null };
const waiver = { check: '', fingerprint: '', owner: 'o', reason: 'r', expires: '2099-01-01' };

const documentOf = (results: readonly CheckResult[], weights = {}): Pick<ScorecardDocument, 'areas'> => ({
  areas: recorded(score(results, { weights, renames: new Map(), waive: () => null })),
});

function again(
  results: readonly CheckResult[],
  document: Pick<ScorecardDocument, 'areas'>,
  more: Partial<Rescoring> = {},
) {
  return rescore(document, { ...plain, checks: results.map(({ check }) => check), ...more });
}

/** The document with its checks otherwise. */
function edited(
  { areas }: Pick<ScorecardDocument, 'areas'>,
  edit: (check: DocumentCheck) => readonly DocumentCheck[],
): Pick<ScorecardDocument, 'areas'> {
  return {
    areas: areas.map((area) => ({
      ...area,
      categories: area.categories.map((category) => ({
        ...category,
        checks: category.checks.flatMap(edit),
      })),
    })),
  };
}

const finding = (message: string, share = 1) => ({ message, path: 'a.js', share });

test('what was scored is scored the same again', () => {
  const results = fc
    .array(
      fc.record({
        category: fc.constantFrom(...categoryPaths),
        importance: fc.constantFrom(...severities),
        kind: fc.constantFrom('judged', 'passed', 'errored', 'notApplied'),
        ratio: fc.constantFrom(0, 0.25, 1 / 3, 0.9),
        shares: fc.array(fc.constantFrom(0, 0.5, 1, 3), { minLength: 1, maxLength: 3 }),
      }),
      { minLength: 1, maxLength: 8 },
    )
    .map((all) =>
      all.map(({ kind, ratio, shares, ...asked }, at) => {
        const costing = [...shares, 1].map((share, index) => finding(`finding ${index}`, share));
        const outcome =
          kind === 'errored'
            ? errored
            : kind === 'notApplied'
              ? notApplied
              : kind === 'passed'
                ? judged(1)
                : judged(ratio, ...costing);
        return resultOf(outcome, { ...asked, id: `check-${at}` });
      }),
    );
  fc.assert(
    fc.property(results, (all) => {
      const first = score(all, { weights: {}, renames: new Map(), waive: () => null });
      const second = again(all, documentOf(all));
      expect(second.total).toEqual(first.total);
      const rounded = (areas: typeof first.areas) =>
        JSON.parse(JSON.stringify(areas), (_, value) =>
          typeof value === 'number' ? Number(value.toFixed(6)) : value,
        );
      expect(rounded(second.areas)).toEqual(rounded(first.areas));
    }),
  );
});

describe('what a document claims beyond its ratios', () => {
  const results = [
    resultOf(judged(0.5, finding('One.')), { id: 'one' }),
    resultOf(judged(1), { id: 'two', category: 'quality/coverage' }),
  ];
  const honest = documentOf(results);
  const truth = again(results, honest);

  it.each<[string, Pick<ScorecardDocument, 'areas'>]>([
    ['scores of checks', edited(honest, (check) => [{ ...check, score: 100, waivedScore: 100, lost: 0 }])],
    [
      'scores and weights of areas and categories',
      {
        areas: honest.areas.map((area) => ({
          ...area,
          score: 100,
          waivedScore: 100,
          weight: area.id === 'quality' ? 0 : 1,
          assessed: true,
          categories: area.categories.map((category) => ({ ...category, weight: 0, waivedScore: 100 })),
        })),
      },
    ],
    [
      'importance, title and weight',
      edited(honest, (check) => [{ ...check, importance: 'low', title: 'x', weighs: false }]),
    ],
    [
      'waivers',
      edited(honest, (check) => [{ ...check, findings: check.findings.map((one) => ({ ...one, waiver })) }]),
    ],
    [
      'points of findings',
      edited(honest, (check) => [
        { ...check, findings: check.findings.map((one) => ({ ...one, lost: 99 })) },
      ]),
    ],
    [
      'checks that nobody knows',
      edited(honest, (check) => [check, { ...check, id: `${check.id}-more`, ratio: 1, findings: [] }]),
    ],
  ])('%s: is not taken over', (_, document) => {
    expect(again(results, document)).toEqual(truth);
  });

  it('uses the base’s weights', () => {
    const weights = { 'quality/security': 0 };
    expect(again(results, honest, { weights }).total.score).toBe(100);
  });
});

describe('what no check can say', () => {
  const results = [resultOf(judged(0.5, finding('One.')), { id: 'one' })];
  const honest = documentOf(results);

  it.each<[string, (check: DocumentCheck) => readonly DocumentCheck[]]>([
    ['nothing', () => []],
    ['the same twice', (check) => [check, check]],
    ['judged without a ratio', (check) => [{ ...check, ratio: null }]],
    ['a ratio that was not judged', (check) => [{ ...check, outcome: 'notApplicable' }]],
    ['a loss without a finding', (check) => [{ ...check, findings: [] }]],
    ['a ratio that is not its tally’s', (check) => [{ ...check, tally: { covered: 1, total: 3 } }]],
  ])('%s: could not be judged', (_, edit) => {
    const scorecard = again(results, edited(honest, edit));
    expect(checksOf(scorecard.areas)).toMatchObject([{ outcome: 'errored', score: null, findings: [] }]);
    expect(scorecard.total.waivedScore).toBeNull();
  });

  it('a tally that fits is well', () => {
    const counted = edited(honest, (check) => [{ ...check, tally: { covered: 1, total: 2 } }]);
    expect(again(results, counted).total.score).toBe(50);
  });
});

describe('waivers of the base', () => {
  const results = [
    resultOf(judged(0, finding('One.', 3), finding('Two.', 1)), { id: 'one' }),
    resultOf(judged(0, finding('One.'), finding('Two.')), { id: 'light', weighs: false }),
  ];
  const scoresWith = (waived: readonly string[]) => {
    const scorecard = again(results, documentOf(results), {
      waive: (_, { message }) => (waived.includes(message) ? waiver : null),
    });
    const of = (id: string) => scoresAt(scorecard, `quality/security/${id}`)?.waivedScore;
    return [of('one'), of('light')];
  };

  it('give back what their findings cost; where that is not known, all or nothing', () => {
    expect(scoresWith([])).toEqual([0, 0]);
    expect(scoresWith(['One.'])).toEqual([75, 0]);
    expect(scoresWith(['One.', 'Two.'])).toEqual([100, 100]);
  });
});

test('a finding of a renamed file keeps who it was', () => {
  const results = [resultOf(judged(0, finding('One.')), { id: 'one' })];
  const [check] = results.map((result) => checkPath(result.check));
  const scorecard = again(results, documentOf(results), {
    formerly: (id, { message }) => (id === check && message === 'One.' ? 'e'.repeat(32) : null),
  });
  expect(checksOf(scorecard.areas)[0]?.findings).toMatchObject([{ formerFingerprint: 'e'.repeat(32) }]);
});
