import { describe, expect, it } from 'vitest';
import type { Score } from '../../src/model/score.ts';
import { baselineWords, changeAt, changeWord, scoreWord, subjectWords } from '../../src/report/words.ts';
import { documentWith, subjectWith } from '../support/documents.ts';
import { baseline, compared } from '../support/results.ts';

it.each<[Score, boolean, string]>([
  [100, true, '100.0'],
  [99.999, true, '99.9'],
  [0, true, '0.0'],
  [null, true, 'not judged'],
  [null, false, 'not assessed'],
])('the score %s (assessed: %s) is “%s”', (score, assessed, word) => {
  expect(scoreWord(score, assessed)).toBe(word);
});

it.each<[Score, Score, string]>([
  [80, 81.25, '+1.2'],
  [81.25, 80, '-1.2'],
  [80, 80, '±0.0'],
  [80, 80.09, '±0.0'],
  [80, 79.91, '±0.0'],
  [80.1, 80.2, '+0.1'],
  [0.3, 0.2, '-0.1'],
  [null, 80, 'new'],
  [80, null, 'no longer judged'],
  [null, null, ''],
])('from %s to %s is “%s”', (before, after, word) => {
  expect(changeWord(before, after)).toBe(word);
});

it('changes are those of the comparison', () => {
  const comparison = compared({ changes: [{ target: 'total', before: 1, after: 2 }] });
  expect(changeAt(documentWith({ comparison }), 'total')).toBe('+1.0');
  expect(changeAt(documentWith({ comparison }), 'quality')).toBe('');
  expect(changeAt(documentWith(), 'total')).toBe('');
});

describe('the baseline', () => {
  const words = (overrides: Parameters<typeof documentWith>[0]) =>
    baselineWords(documentWith({ issuedAt: '2026-11-23T12:00:00Z', ...overrides }));

  it.each([
    [
      'none',
      { comparison: { kind: 'no-baseline', reason: 'There is none.' } },
      'Compared with no certificate: there is none.',
    ],
    [
      'compared',
      { comparison: compared() },
      'Compared with the certificate of `bbbbbbbbbbbb` (the merge base, 22 days old, 68 days left).',
    ],
    [
      'an ancestor, a day old',
      {
        comparison: compared({
          baseline: { ...baseline, rung: 'ancestor', issuedAt: '2026-11-22T11:00:00Z' },
        }),
      },
      'Compared with the certificate of `bbbbbbbbbbbb` (the nearest certified ancestor, 1 day old, 68 days left).',
    ],
    [
      'not comparable, from the future, expired',
      {
        comparison: {
          kind: 'not-comparable',
          baseline: { ...baseline, issuedAt: '2026-12-01T12:00:00Z', expiresAt: '2026-11-01T12:00:00Z' },
          reason: 'Other.',
        },
      },
      'Not comparable with the certificate of `bbbbbbbbbbbb` (the merge base, 0 days old, 0 days left): other.',
    ],
  ] as const)('%s', (_, overrides, expected) => {
    expect(words(overrides)).toBe(expected);
  });
});

it.each([
  ['a branch', {}, 'commit `c0ffee000000` on `main`'],
  ['a tag', { ref: 'refs/tags/v1' }, 'commit `c0ffee000000` on `v1`'],
  ['a pull request', { ref: 'refs/pull/1/merge' }, 'commit `c0ffee000000` on `refs/pull/1/merge`'],
  ['no branch', { ref: null }, 'commit `c0ffee000000`'],
  ['changes', { modified: true }, 'commit `c0ffee000000` on `main`, with changes that are in no commit'],
  ['no commit', { commit: null }, 'no commit yet'],
])('the subject: %s', (_, overrides, expected) => {
  expect(subjectWords(documentWith({ subject: subjectWith(overrides) }))).toBe(expected);
});
