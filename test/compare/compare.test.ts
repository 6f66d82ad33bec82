import { describe, expect, it } from 'vitest';
import { compare } from '../../src/compare/compare.ts';
import type { Comparison } from '../../src/model/comparison.ts';
import type { DocumentArea } from '../../src/model/document.ts';
import type { Finding } from '../../src/model/finding.ts';
import { fingerprint } from '../../src/model/fingerprint.ts';
import type { CheckResult } from '../../src/model/outcome.ts';
import type { Scorecard } from '../../src/model/scorecard.ts';
import { certificateWith } from '../support/certificates.ts';
import { documentWith } from '../support/documents.ts';
import { checkAt, errored, judged, scorecardOf, withOutcome } from '../support/results.ts';

const check = checkAt('quality/security', 'a', 'critical');
const path = 'quality/security/a';

const finding = (file: string, overrides: Partial<Finding> = {}): Finding => ({
  path: file,
  message: 'A key stands in the file.',
  ...overrides,
});

const print = (file: string, occurrence = 0) =>
  fingerprint(path, file, 'A key stands in the file.', occurrence);

/** What a document keeps of a scorecard. */
const areasOf = ({ areas }: Scorecard): readonly DocumentArea[] =>
  areas.map((area) => ({
    ...area,
    categories: area.categories.map((category) => ({
      ...category,
      checks: category.checks.map((one) => ({
        ...one,
        findings: one.findings.map(({ formerFingerprint: _, ...rest }) => rest),
      })),
    })),
  }));

/** A certificate of these results. */
const certified = (results: readonly CheckResult[], version = '1.0') => {
  const scorecard = scorecardOf(results);
  const { score, waivedScore } = scorecard.total;
  const document = documentWith({
    areas: areasOf(scorecard),
    total: score,
    waivedTotal: waivedScore,
    scoring: { version },
  });
  return { certificate: certificateWith({ document }), rung: 'merge-base' } as const;
};

const comparing = (
  before: readonly CheckResult[],
  after: readonly CheckResult[],
  renames: ReadonlyMap<string, string> = new Map(),
) => compare(scorecardOf(after, { renames }), certified(before));

const findingsOf = (comparison: Comparison) =>
  comparison.kind === 'compared'
    ? { introduced: comparison.introduced, fixed: comparison.fixed.map((one) => one.fingerprint) }
    : comparison.kind;

const finds = (...findings: readonly Finding[]) => [judged(check, 0.5, findings)];

describe('findings', () => {
  const moved = new Map([['new.ts', 'old.ts']]);

  it.each<[string, readonly Finding[], readonly Finding[], ReadonlyMap<string, string>, object]>([
    ['the same', [finding('a.ts')], [finding('a.ts')], new Map(), { introduced: [], fixed: [] }],
    [
      'the same on another line',
      [finding('a.ts', { line: 1 })],
      [finding('a.ts', { line: 9 })],
      new Map(),
      { introduced: [], fixed: [] },
    ],
    ['a new one', [], [finding('a.ts')], new Map(), { introduced: [print('a.ts')], fixed: [] }],
    ['one that is gone', [finding('a.ts')], [], new Map(), { introduced: [], fixed: [print('a.ts')] }],
    [
      'a second one alike',
      [finding('a.ts')],
      [finding('a.ts'), finding('a.ts')],
      new Map(),
      { introduced: [print('a.ts', 1)], fixed: [] },
    ],
    [
      'in a file that was renamed',
      [finding('old.ts')],
      [finding('new.ts')],
      moved,
      { introduced: [], fixed: [] },
    ],
    [
      'in a file that only looks renamed',
      [finding('old.ts')],
      [finding('new.ts')],
      new Map(),
      { introduced: [print('new.ts')], fixed: [print('old.ts')] },
    ],
    [
      'a second one in a renamed file',
      [finding('old.ts')],
      [finding('new.ts'), finding('new.ts')],
      moved,
      { introduced: [print('new.ts', 1)], fixed: [] },
    ],
    [
      'in a renamed file, and again where it was',
      [finding('old.ts')],
      [finding('old.ts'), finding('new.ts')],
      moved,
      { introduced: [print('new.ts')], fixed: [] },
    ],
    [
      'a false positive is not new',
      [],
      [finding('a.ts', { classification: 'false-positive' })],
      new Map(),
      { introduced: [], fixed: [] },
    ],
    [
      'nor is one that is gone fixed',
      [finding('a.ts', { classification: 'false-positive' })],
      [],
      new Map(),
      { introduced: [], fixed: [] },
    ],
    [
      'a false positive that turned out to be real is new',
      [finding('a.ts', { classification: 'false-positive' })],
      [finding('a.ts')],
      new Map(),
      { introduced: [print('a.ts')], fixed: [] },
    ],
    [
      'one that was to be reviewed and is real now was there',
      [finding('a.ts', { classification: 'to-review' })],
      [finding('a.ts')],
      new Map(),
      { introduced: [], fixed: [] },
    ],
  ])('%s', (_, before, after, renames, expected) => {
    // A finding that stays, so that the ratio below 1 has a reason.
    const rest = finding('rest.ts');
    expect(findingsOf(comparing(finds(rest, ...before), finds(rest, ...after), renames))).toEqual(expected);
  });

  it('says of a fixed one what it was', () => {
    expect(comparing(finds(finding('a.ts')), [judged(check, 1)])).toMatchObject({
      fixed: [
        {
          fingerprint: print('a.ts'),
          check: path,
          severity: 'critical',
          message: 'A key stands in the file.',
          path: 'a.ts',
        },
      ],
    });
  });
});

describe('scores', () => {
  const changesOf = (before: readonly CheckResult[], after: readonly CheckResult[]) => {
    const comparison = comparing(before, after);
    if (comparison.kind !== 'compared') return null;
    return Object.fromEntries(
      comparison.changes.map((change) => [change.target, [change.before, change.after]]),
    );
  };

  it('of every target that either side knows', () => {
    const coverage = checkAt('quality/coverage', 'b');
    const licence = checkAt('readiness/file-structure', 'c');
    expect(
      changesOf([judged(check, 0.5), judged(licence, 1)], [judged(check, 1), judged(coverage, 1)]),
    ).toEqual({
      total: [70, 100],
      quality: [50, 100],
      'quality/security': [50, 100],
      [path]: [50, 100],
      'quality/coverage': [null, 100],
      'quality/coverage/b': [null, 100],
      readiness: [100, null],
      'readiness/file-structure': [100, null],
      'readiness/file-structure/c': [100, null],
    });
  });

  it('that could not be judged any more', () => {
    expect(changesOf([judged(check, 1)], [withOutcome(check, errored)])).toMatchObject({
      total: [100, null],
      [path]: [100, null],
    });
  });
});

describe('what there is to compare with', () => {
  it('nothing, with the reason', () => {
    expect(compare(scorecardOf([]), { missing: 'There is no certificate yet.' })).toEqual({
      kind: 'no-baseline',
      reason: 'There is no certificate yet.',
    });
  });

  it('a certificate, and which', () => {
    const prior = certified([]);
    const { predicate, subject, digest } = prior.certificate;
    expect(compare(scorecardOf([]), prior)).toMatchObject({
      kind: 'compared',
      baseline: {
        certificateId: predicate.certificateId,
        commit: subject.commit,
        issuedAt: predicate.issuedAt,
        expiresAt: predicate.expiresAt,
        digest,
        rung: 'merge-base',
      },
    });
  });

  it.each([
    ['1.9', 'compared'],
    ['2.0', 'not-comparable'],
    ['10.0', 'not-comparable'],
    ['0.9', 'not-comparable'],
  ])('scores made by version %s are %s', (version, kind) => {
    const comparison = compare(scorecardOf([judged(check, 1)]), certified([judged(check, 1)], version));
    expect(comparison.kind).toBe(kind);
    if (comparison.kind === 'not-comparable') {
      expect(comparison.reason).toBe(
        `Its scores were made by version ${version} of the scoring, these by 1.0.`,
      );
    }
  });
});
