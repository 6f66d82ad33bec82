import { describe, expect, it, test } from 'vitest';
import { compare, type ReportedNow } from '../../src/compare/compare.ts';
import type { Certificate } from '../../src/model/certificate.ts';
import type {
  CoverageSource,
  DocumentArea,
  DocumentFinding,
  ScorecardDocument,
} from '../../src/model/document.ts';
import {
  type Scorecard,
  type ScoredCheck,
  type ScoredFinding,
  scoringVersion,
} from '../../src/model/scorecard.ts';
import { certificateWith } from '../support/certificates.ts';
import { documentWith, reportWith } from '../support/documents.ts';
import {
  type Compared,
  erroredCheck,
  scorecardOf,
  scorecardWith,
  scoredCheck,
  scoredFinding,
  waiverWith,
} from '../support/scorecards.ts';

const id = 'quality/security/private-key';

/** A document that holds what a scorecard does. */
function documentOf({ total, areas }: Scorecard): ScorecardDocument {
  const plain = ({ formerFingerprint: _, ...finding }: ScoredFinding): DocumentFinding => finding;
  const documentAreas = areas.map(
    (area): DocumentArea => ({
      ...area,
      categories: area.categories.map((category) => ({
        ...category,
        checks: category.checks.map((check) => ({ ...check, findings: check.findings.map(plain) })),
      })),
    }),
  );
  return documentWith({ total: total.score, waivedTotal: total.waivedScore, areas: documentAreas });
}

function certificateOf(before: Scorecard): Certificate {
  return certificateWith({ document: documentOf(before) });
}

const nearest = { rung: 'merge-base', distance: 0, rejected: [] } as const;
const far = { rung: 'ancestor', distance: null, rejected: [] } as const;

/** A run of which nothing is to be said of reports. */
const unreported: ReportedNow = {
  scoringPolicy: documentWith().scoring.policy,
  reports: null,
  hasSource: () => true,
  files: [],
  touched: null,
};

function compared(before: Scorecard, after: Scorecard): Compared {
  const comparison = compare(after, { certificate: certificateOf(before), ...nearest }, unreported);
  if (comparison.kind !== 'compared') throw new Error(`It is ${comparison.kind}.`);
  return comparison;
}

const one = scoredFinding({ fingerprint: '1'.repeat(32), message: 'The first.' });
const two = scoredFinding({ fingerprint: '2'.repeat(32), message: 'The second.', path: 'src/b.ts' });

test('without a prior certificate it says why', () => {
  expect(compare(scorecardWith(), { missing: 'There is none.', rejected: [] }, unreported)).toEqual({
    kind: 'no-baseline',
    reason: 'There is none.',
    rejected: [],
  });
});

test('the baseline is told by what the certificate proves', () => {
  const certificate = certificateOf(scorecardWith());
  const { baseline } = { ...compared(scorecardWith(), scorecardWith()) };
  expect(compare(scorecardWith(), { certificate, ...far }, unreported)).toMatchObject({
    kind: 'compared',
    baseline: {
      certificateId: certificate.predicate.certificateId,
      commit: certificate.subject.commit,
      issuedAt: certificate.predicate.issuedAt,
      expiresAt: certificate.predicate.expiresAt,
      digest: certificate.digest,
      rung: 'ancestor',
    },
  });
  expect(baseline.rung).toBe('merge-base');
});

describe('versions of the scoring', () => {
  const major = Number(scoringVersion.split('.')[0]);
  const certificateBy = (version: string): Certificate => {
    const certificate = certificateOf(scorecardWith());
    const { predicate } = certificate;
    return {
      ...certificate,
      predicate: {
        ...predicate,
        scorecard: { ...predicate.scorecard, scoring: { ...predicate.scorecard.scoring, version } },
      },
    };
  };

  it.each([
    ['the same', scoringVersion, 'compared'],
    ['another minor one', `${major}.99`, 'compared'],
    ['the next major one', `${major + 1}.0`, 'not-comparable'],
    ['a major one that begins alike', `${major}0.0`, 'not-comparable'],
  ])('%s', (_, version, kind) => {
    const comparison = compare(
      scorecardWith(),
      { certificate: certificateBy(version), ...nearest },
      unreported,
    );
    expect(comparison.kind).toBe(kind);
  });

  test('two that cannot be compared are both named', () => {
    const prior = { certificate: certificateBy('9.9'), ...nearest } as const;
    expect(compare(scorecardWith(), prior, unreported)).toMatchObject({
      baseline: { certificateId: prior.certificate.predicate.certificateId },
      reason: `Its scores were made by version 9.9 of the scoring, these by ${scoringVersion}.`,
    });
  });
});

describe('changes', () => {
  const sketch = (score: number) =>
    scorecardWith({
      total: score,
      areas: { quality: { score: score - 1 } },
      categories: {
        'quality/security': {
          score: score - 2,
          checks: [scoredCheck(id, { score: score - 3, waivedScore: score - 3 })],
        },
      },
    });

  test('the total, every area, every category and every check have theirs', () => {
    expect(compared(sketch(80), sketch(90)).changes).toEqual([
      { target: 'total', before: 80, after: 90, removed: 0 },
      { target: 'quality', before: 79, after: 89, removed: 0 },
      { target: 'quality/security', before: 78, after: 88, removed: 0 },
      { target: id, before: 77, after: 87, removed: 0 },
    ]);
  });

  test('what only one side knows has no score on the other', () => {
    const readiness = scorecardWith({ total: 50, areas: { readiness: { score: 70 } } });
    const quality = scorecardWith({ total: 50, areas: { quality: { score: 60 } } });
    expect(compared(quality, readiness).changes).toEqual([
      { target: 'total', before: 50, after: 50, removed: 0 },
      { target: 'readiness', before: null, after: 70, removed: 0 },
      { target: 'quality', before: 60, after: null, removed: 0 },
    ]);
  });

  test('what neither side judged is left out; what one side judged is not', () => {
    const unjudged = scorecardWith({ total: null, areas: { quality: { score: null } } });
    expect(compared(unjudged, unjudged).changes).toEqual([]);
    expect(compared(scorecardWith({ total: 0 }), unjudged).changes).toEqual([
      { target: 'total', before: 0, after: null, removed: 0 },
    ]);
  });

  test('waived scores are compared, on both sides', () => {
    const scores = (score: number, waivedScore: number) => ({
      ...scorecardWith(),
      total: { score, waivedScore },
    });
    expect(compared(scores(10, 80), scores(20, 90)).changes).toEqual([
      { target: 'total', before: 80, after: 90, removed: 0 },
    ]);
  });
});

describe('findings', () => {
  test('the same are neither introduced nor fixed, wherever they moved', () => {
    const moved = { ...one, line: 99, message: 'Now in other words.' };
    expect(compared(scorecardOf(one), scorecardOf(moved))).toMatchObject({ introduced: [], fixed: [] });
  });

  test('one that came is introduced; one that went is fixed, and told', () => {
    expect(compared(scorecardOf(one), scorecardOf(two))).toMatchObject({
      introduced: [two.fingerprint],
      fixed: [
        {
          fingerprint: one.fingerprint,
          check: id,
          severity: 'medium',
          message: 'The first.',
          path: 'src/a.ts',
        },
      ],
    });
  });

  test('one in a file that was renamed is the same', () => {
    const renamed = { ...two, formerFingerprint: one.fingerprint };
    expect(compared(scorecardOf(one), scorecardOf(renamed))).toMatchObject({ introduced: [], fixed: [] });
  });

  test('one whose former self the baseline did not have is introduced', () => {
    const renamed = { ...two, formerFingerprint: '3'.repeat(32) };
    expect(compared(scorecardOf(one), scorecardOf(renamed))).toMatchObject({
      introduced: [two.fingerprint],
      fixed: [{ fingerprint: one.fingerprint }],
    });
  });

  test('one former self stands for one finding, not for two', () => {
    const copies = [
      { ...two, formerFingerprint: one.fingerprint },
      { ...two, fingerprint: '4'.repeat(32), formerFingerprint: one.fingerprint },
    ];
    expect(compared(scorecardOf(one), scorecardOf(...copies)).introduced).toEqual(['4'.repeat(32)]);
  });

  test('false positives do not exist, on either side', () => {
    const dismissed = { ...one, classification: 'false-positive' } as const;
    expect(compared(scorecardOf(), scorecardOf(dismissed))).toMatchObject({ introduced: [], fixed: [] });
    expect(compared(scorecardOf(dismissed), scorecardOf())).toMatchObject({ introduced: [], fixed: [] });
    expect(compared(scorecardOf(dismissed), scorecardOf(one)).introduced).toEqual([one.fingerprint]);
    expect(compared(scorecardOf(one), scorecardOf(dismissed)).fixed).toHaveLength(1);
  });

  test('to be reviewed, or waived, is there all the same', () => {
    const before = scorecardOf(
      { ...one, classification: 'to-review' },
      { ...two, waiver: waiverWith({ fingerprint: two.fingerprint }) },
    );
    expect(compared(before, scorecardOf(one, two))).toMatchObject({ introduced: [], fixed: [] });
    expect(compared(before, scorecardOf()).fixed).toHaveLength(2);
  });

  test('what a check could not judge this time is not fixed by that', () => {
    const checks = [erroredCheck(id, 'The report is broken.')];
    const after = scorecardWith({ categories: { 'quality/security': { checks } } });
    expect(compared(scorecardOf(one), after).fixed).toEqual([]);
  });

  test('what no longer applies is gone', () => {
    const checks = [
      scoredCheck(id, { outcome: 'notApplicable', ratio: null, score: null, waivedScore: null }),
    ];
    const after = scorecardWith({ categories: { 'quality/security': { checks } } });
    expect(compared(scorecardOf(one), after).fixed).toHaveLength(1);
  });
});

describe('code that is taken away', () => {
  const counted = (covered: number, total: number) =>
    scoredCheck('quality/coverage/line-coverage', {
      ratio: covered / total,
      tally: { covered, total },
      score: (100 * covered) / total,
      waivedScore: (100 * covered) / total,
    });
  const card = (covered: number, total: number) => scorecardOfChecks(counted(covered, total));
  const removedAt = (before: Scorecard, after: Scorecard) =>
    Object.fromEntries(compared(before, after).changes.map(({ target, removed }) => [target, removed]));

  it('that was covered is told apart from a drop, up to the total', () => {
    expect(removedAt(card(90, 100), card(40, 50))).toEqual({
      total: 10,
      quality: 10,
      'quality/coverage': 10,
      'quality/coverage/line-coverage': 10,
    });
  });

  it.each([
    ['more is missed than before', card(90, 100), card(30, 50)],
    ['no fewer are counted', card(90, 100), card(80, 100)],
    ['it rose', card(90, 100), card(49, 50)],
  ])('counts nothing when %s', (_, before, after) => {
    expect(Object.values(removedAt(before, after)).every((removed) => removed === 0)).toBe(true);
  });
});

/** A scorecard of one category that counts. */
function scorecardOfChecks(check: ScoredCheck): Scorecard {
  const { score, waivedScore } = check;
  const node = { title: '', weight: 1, assessed: true, score, waivedScore };
  return {
    total: { score, waivedScore },
    areas: [{ id: 'quality', ...node, categories: [{ id: 'quality/coverage', ...node, checks: [check] }] }],
  };
}

it('is not new only because its check was not asked, or could not judge, at the baseline', () => {
  const finding = scoredFinding();
  const now = scorecardOfChecks(scoredCheck('quality/coverage/a-check', { findings: [finding] }));
  const without = scorecardOfChecks(scoredCheck('quality/coverage/another-check'));
  const unjudged = scorecardOfChecks(erroredCheck('quality/coverage/a-check', 'No report.'));
  expect(compared(without, now).introduced).toEqual([]);
  expect(compared(unjudged, now).introduced).toEqual([]);
  expect(compared(scorecardOfChecks(scoredCheck('quality/coverage/a-check')), now).introduced).toEqual([
    finding.fingerprint,
  ]);
});

describe('coverage reports', () => {
  const source = (folder: string, provider: string | null = 'v8') =>
    reportWith({ path: `${folder}/coverage/lcov.info`.replace(/^\//, ''), folder, provider });
  const between = (
    before: readonly CoverageSource[],
    now: readonly CoverageSource[] | null,
    left = ['', 'a', 'b'],
  ) => {
    const certificate = certificateWith({ document: documentWith({ coverageReports: before }) });
    const comparison = compare(
      scorecardWith(),
      { certificate, ...nearest },
      { ...unreported, reports: now, hasSource: (folder) => left.includes(folder) },
    );
    return comparison.kind === 'compared'
      ? [comparison.missingReports, comparison.otherProviders]
      : comparison.kind;
  };

  it.each<
    [
      sentence: string,
      before: readonly CoverageSource[],
      now: readonly CoverageSource[] | null,
      left: string[],
      missing: string[],
    ]
  >([
    ['are all there', [source('a'), source('b')], [source('a'), source('b')], ['a', 'b'], []],
    [
      'lack one of a package that is still there',
      [source('a'), source('b')],
      [source('a')],
      ['a', 'b'],
      ['b/coverage/lcov.info'],
    ],
    ['lack that of a package that is gone', [source('a'), source('b')], [source('a')], ['a'], []],
    [
      'are one of the whole in place of one a package',
      [source('a'), source('b')],
      [source('')],
      ['', 'a', 'b'],
      [],
    ],
    ['are one a package in place of one of the whole', [source('')], [source('a'), source('b')], [], []],
    ['could not be judged, which the checks say', [source('a')], null, ['a'], []],
  ])('%s', (_, before, now, left, missing) => {
    expect(between(before, now, left)[0]).toEqual(missing);
  });

  it('tell when another tool measured, as far as both say', () => {
    expect(between([source('a', 'v8')], [source('a', 'istanbul')])[1]).toEqual(['a/coverage/lcov.info']);
    expect(between([source('a', 'v8')], [source('a', 'v8')])[1]).toEqual([]);
    expect(between([source('a', null)], [source('a', 'istanbul')])[1]).toEqual([]);
  });

  it('compare each of several of one folder with itself', () => {
    const own = (path: string, provider: string) => reportWith({ path, provider });
    const both = [own('js.info', 'v8'), own('py.xml', 'coverage.py')];
    expect(between(both, both)[1]).toEqual([]);
    expect(between(both, [own('js.info', 'istanbul'), own('py.xml', 'coverage.py')])[1]).toEqual(['js.info']);
    expect(between([own('js.info', 'v8')], [own('lcov.info', 'istanbul')])[1]).toEqual(['js.info']);
  });
});

describe('files that nobody touched and that are covered otherwise', () => {
  const covered = (path: string, ...[hit, total]: readonly [number, number]) => ({
    path,
    lines: { covered: hit, total },
  });
  const before = [
    covered('src/a.ts', 8, 10),
    covered('src/b.ts', 5, 10),
    covered('src/c.ts', 1, 2),
    covered('src/touched.ts', 9, 10),
    covered('src/moved.ts', 9, 10),
    covered('src/gone.ts', 9, 10),
    covered('src/types.ts', 0, 0),
  ];
  const now = [
    covered('src/a.ts', 7, 10),
    covered('src/b.ts', 1, 10),
    covered('src/c.ts', 2, 4),
    covered('src/touched.ts', 0, 10),
    covered('src/new.ts', 0, 10),
    covered('src/types.ts', 0, 1),
  ];
  const indirect = (touched: readonly string[] | null, reports: ReportedNow['reports'] = null) => {
    const certificate = certificateWith({
      document: documentWith({ coveredFiles: before, coverageReports: [reportWith({ provider: 'v8' })] }),
    });
    const comparison = compare(
      scorecardWith(),
      { certificate, ...nearest },
      { ...unreported, reports, files: now, touched: touched === null ? null : new Set(touched) },
    );
    return comparison.kind === 'compared' ? comparison.indirect : [];
  };
  const touched = ['src/touched.ts', 'src/moved.ts', 'src/new.ts'];

  it('are listed, the largest fall first', () => {
    expect(indirect(touched)).toEqual([
      { path: 'src/b.ts', before: { covered: 5, total: 10 }, after: { covered: 1, total: 10 } },
      { path: 'src/a.ts', before: { covered: 8, total: 10 }, after: { covered: 7, total: 10 } },
    ]);
  });

  it('are not known when what was touched is not', () => {
    expect(indirect(null)).toEqual([]);
  });

  it('are not told of when another tool counted', () => {
    expect(indirect(touched, [reportWith({ provider: 'istanbul' })])).toEqual([]);
    expect(indirect(touched, [reportWith({ provider: 'v8' })])).toHaveLength(2);
  });
});
