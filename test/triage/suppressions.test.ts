import { describe, expect, it, test } from 'vitest';
import { nearest } from '../../src/config/nearest.ts';
import { allLines } from '../../src/model/change.ts';
import type { SuppressionPlace } from '../../src/model/evidence.ts';
import type { SuppressionComment } from '../../src/model/facts.ts';
import { byPath, type Judging, judgeSuppressions } from '../../src/triage/suppressions.ts';

// biome-ignore-all format: one line a row

const now = '2026-11-23T12:00:00Z';

const judging: Judging = {
  checks: [
    { id: 'private-key', category: 'quality/security', needs: ['secrets', 'files'] },
    { id: 'provider-token', category: 'quality/security', needs: ['secrets'] },
    { id: 'injection', category: 'quality/security', needs: ['files'] },
    { id: 'type-escapes', category: 'quality/code-quality', needs: ['files'] },
  ],
  allowNew: [],
  now,
  nearest,
};

const commentWith = (overrides: Partial<SuppressionComment> = {}): SuppressionComment => ({
  tool: 'certgate',
  line: 3,
  lines: { start: 4, end: 4 },
  rules: ['provider-token'],
  reason: 'It opens nothing.',
  until: null,
  ...overrides,
});

const placeWith = (
  comment: Partial<SuppressionComment> = {},
  overrides: Partial<SuppressionPlace> = {},
): SuppressionPlace => ({
  path: 'src/a.ts',
  kind: 'source',
  comment: commentWith(comment),
  added: [],
  since: '2026-01-02',
  ...overrides,
});

const judged = (place: SuppressionPlace, overrides: Partial<Judging> = {}) =>
  judgeSuppressions({ ok: true, value: [place] }, { ...judging, ...overrides });

describe('our own comment', () => {
  it('that stands on the base counts, for the check it names', () => {
    expect(judged(placeWith({ until: '2027-01-31' }))).toEqual([
      {
        check: 'quality/security/provider-token',
        path: 'src/a.ts',
        tool: 'certgate',
        line: 3,
        lines: { start: 4, end: 4 },
        reason: 'It opens nothing.',
        expires: '2027-01-31',
        since: '2026-01-02',
        fault: null,
        exceptLines: [],
      },
    ]);
  });

  it.each<[string, Partial<SuppressionComment>, Partial<SuppressionPlace>, unknown]>([
    ['names the path of a check', { rules: ['quality/code-quality/type-escapes'] }, {}, null],
    ['names no check', { rules: [] }, {}, { kind: 'no-check' }],
    [
      'names a check that is misspelt',
      { rules: ['provider-tokens'] },
      {},
      { kind: 'unknown-check', nearest: 'quality/security/provider-token' },
    ],
    [
      'names a path that is misspelt',
      { rules: ['quality/security/privat-key'] },
      {},
      { kind: 'unknown-check', nearest: 'quality/security/private-key' },
    ],
    [
      'names nothing like a check',
      { rules: ['frobnicate-everything'] },
      {},
      { kind: 'unknown-check', nearest: null },
    ],
    ['gives no reason', { reason: null }, {}, { kind: 'no-reason' }],
    ['gives no day', { until: 'soon' }, {}, { kind: 'no-day', until: 'soon' }],
    ['gives a day that no month has', { until: '2027-02-29' }, {}, { kind: 'no-day', until: '2027-02-29' }],
    ['ends tomorrow', { until: '2026-11-24' }, {}, null],
    ['ends today', { until: '2026-11-23' }, {}, { kind: 'ended', on: '2026-11-23' }],
    ['came with this change', {}, { added: [{ start: 3, end: 3 }] }, { kind: 'added' }],
    ['is in a new file', {}, { added: [allLines] }, { kind: 'added' }],
    ['stands beside what is new', {}, { added: [{ start: 4, end: 9 }] }, null],
    ['came from nobody knows where', {}, { added: null }, { kind: 'unknown-origin' }],
  ])('that %s', (_, comment, place, fault) => {
    expect(judged(placeWith(comment, place))).toMatchObject([{ fault }]);
  });

  it('in a document shows how such comments are written', () => {
    for (const kind of ['document', 'generated', 'vendored'] as const)
      expect(judged(placeWith({ rules: ['<check>'] }, { kind }))).toEqual([]);
  });

  it.each([['quality'], ['quality/security'], ['quality/security/provider-token']])(
    'counts in the change that adds it where the base allows it for %s',
    (target) => {
      const place = placeWith({}, { added: [allLines] });
      expect(judged(place, { allowNew: [target] })).toMatchObject([{ fault: null, exceptLines: [] }]);
      expect(judged(place, { allowNew: ['quality/code-quality'] })).toMatchObject([
        { fault: { kind: 'added' } },
      ]);
    },
  );
});

describe('a comment of another tool', () => {
  const secrets = ['private-key', 'provider-token'];
  it.each<[string, Partial<SuppressionComment>, readonly string[]]>([
    ['gitleaks', { tool: 'gitleaks', rules: [] }, secrets],
    ['trufflehog', { tool: 'trufflehog', rules: [] }, secrets],
    ['detect-secrets', { tool: 'detect-secrets', rules: [] }, secrets],
    ['secretlint', { tool: 'secretlint', rules: ['@secretlint/rule-aws'] }, secrets],
    ['Semgrep about everything', { tool: 'semgrep', rules: [] }, [...secrets, 'injection']],
    ['Semgrep about code', { tool: 'semgrep', rules: ['js.detect-eval'] }, ['injection']],
    ['Semgrep about secrets', { tool: 'semgrep', rules: ['generic.detected-api-key'] }, secrets],
    ['ESLint about code', { tool: 'eslint', rules: ['no-eval'] }, ['injection']],
    ['ESLint about secrets', { tool: 'eslint', rules: ['no-secrets/no-secrets'] }, secrets],
  ])('%s', (_, comment, ids) => {
    const all = judged(placeWith({ reason: null, ...comment }));
    expect(all.map(({ check }) => check)).toEqual(ids.map((id) => `quality/security/${id}`));
    expect(all.map(({ fault }) => fault)).toEqual(ids.map(() => null));
  });

  it('needs the base as well', () => {
    const place = placeWith({ tool: 'gitleaks', rules: [] }, { added: [allLines] });
    expect(judged(place).map(({ fault }) => fault)).toEqual([{ kind: 'added' }, { kind: 'added' }]);
  });
});

test('what could not be gathered suppresses nothing', () => {
  expect(judgeSuppressions({ ok: false, reason: 'git is away.' }, judging)).toEqual([]);
});

test('they are found by the path of their file', () => {
  const [one] = judged(placeWith());
  const [other] = judged(placeWith({}, { path: 'b.ts' }));
  if (one === undefined || other === undefined) throw new Error('There is none.');
  expect(byPath([one, other, one])).toEqual(
    new Map([
      ['src/a.ts', [one, one]],
      ['b.ts', [other]],
    ]),
  );
});
