import { describe, expect, it, test } from 'vitest';
import type { Comparison } from '../../src/model/comparison.ts';
import {
  baselineWords,
  changeAt,
  changeWord,
  fileWords,
  scoreWord,
  subjectWords,
} from '../../src/report/words.ts';
import { documentWith, subjectWith } from '../support/documents.ts';
import { baseline, type Compared, comparedWith } from '../support/scorecards.ts';

describe('scoreWord', () => {
  it.each([
    [100, true, '100.0'],
    [99.99, true, '99.9'],
    [69.999999999, true, '69.9'],
    [0, true, '0.0'],
    [null, true, 'not judged'],
    [null, false, 'not assessed'],
    [50, false, 'not assessed'],
  ])('%s, assessed %s: %s', (score, assessed, word) => {
    expect(scoreWord(score, assessed)).toBe(word);
  });
});

describe('changeWord', () => {
  it.each([
    [80, 81.2, '+1.2'],
    [80, 79.6, '-0.4'],
    [80, 80, '±0.0'],
    [80, 80.09, '±0.0'],
    [80, 79.91, '±0.0'],
    [80, 78.81, '-1.1'],
    [80.1, 80.4, '+0.3'],
    [0, 100, '+100.0'],
    [null, 80, 'new'],
    [80, null, 'no longer judged'],
    [null, null, ''],
  ])('%s then %s: %s', (before, after, word) => {
    expect(changeWord(before, after)).toBe(word);
  });

  test('of a target that nothing was compared for, there is no word', () => {
    const changes = [{ target: 'quality', before: 1, after: 2, removed: 0 }];
    const document = documentWith({ comparison: comparedWith({ changes }) });
    expect([changeAt(document, 'quality'), changeAt(document, 'total')]).toEqual(['+1.0', '']);
    expect(changeAt(documentWith(), 'total')).toBe('');
  });
});

describe('baselineWords', () => {
  const aged = (issuedAt: string, expiresAt: string, place: Partial<Compared['baseline']> = {}) =>
    comparedWith({ baseline: { ...baseline, issuedAt, expiresAt, ...place } });
  it.each([
    [
      'without one, the reason',
      { kind: 'no-baseline', reason: 'There is none.', rejected: [] },
      'Compared with no certificate: there is none.',
    ],
    [
      'that of the merge base',
      aged('2026-08-30T10:00:00.000Z', '2026-11-30T10:00:00.000Z'),
      'Compared with the certificate of `c0ffee000000` (the merge base, 2 days old, 90 days left).',
    ],
    [
      'that of an ancestor',
      aged('2026-08-31T10:00:00.000Z', '2026-09-02T10:00:00.000Z', { rung: 'ancestor', distance: null }),
      'Compared with the certificate of `c0ffee000000` (the newest certified ancestor, 1 day old, 1 day left).',
    ],
    [
      'that of a first parent',
      aged('2026-08-31T10:00:00.000Z', '2026-09-02T10:00:00.000Z', { rung: 'first-parent', distance: 2 }),
      'Compared with the certificate of `c0ffee000000` (2 commits before the merge base, 1 day old, 1 day left).',
    ],
    [
      'one made a moment ago that ends in a moment',
      aged('2026-09-01T09:59:59.999Z', '2026-09-01T10:00:00.001Z'),
      'Compared with the certificate of `c0ffee000000` (the merge base, 0 days old, 0 days left).',
    ],
    [
      'one of the future, as a clock that is wrong gives it',
      aged('2026-09-09T10:00:00.000Z', '2026-08-01T10:00:00.000Z'),
      'Compared with the certificate of `c0ffee000000` (the merge base, 0 days old, 0 days left).',
    ],
    [
      'one that is not comparable',
      { kind: 'not-comparable', baseline, reason: 'Other scoring.', rejected: [] },
      'Not comparable with the certificate of `c0ffee000000` (the merge base, 0 days old, 90 days left): other scoring.',
    ],
  ] as const satisfies readonly (readonly [string, Comparison, string])[])('%s', (_, comparison, words) => {
    expect(baselineWords(documentWith({ comparison }))).toBe(words);
  });
});

test.each([
  ['no commit', { commit: null }, 'no commit yet'],
  ['a branch', {}, 'commit `c0ffee000000` on `main`'],
  ['a tag', { ref: 'refs/tags/v1' }, 'commit `c0ffee000000` on `v1`'],
  ['no branch', { ref: null }, 'commit `c0ffee000000`'],
  ['changes', { modified: true }, 'commit `c0ffee000000` on `main`, with changes that are in no commit'],
])('subjectWords: %s', (_, subject, words) => {
  expect(subjectWords(documentWith({ subject: subjectWith(subject) }))).toBe(words);
});

test('fileWords counts what there is, and leaves out what there is not', () => {
  const files = { source: 1, test: 0, document: 0, data: 0, generated: 0, vendored: 0, binary: 0, unread: 0 };
  expect(fileWords(documentWith({ files }))).toBe('1 file: 1 source');
  expect(fileWords(documentWith({ files: { ...files, unread: 2 } }))).toBe('3 files: 1 source, 2 unread');
});
