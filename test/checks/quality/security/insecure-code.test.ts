import { describe, expect, it } from 'vitest';
import insecureCode from '../../../../src/checks/quality/security/insecure-code.ts';
import { type CodeRuleId, codeRules } from '../../../../src/model/code-rule.ts';
import type { TriagedCode } from '../../../../src/model/evidence.ts';
import type { Finding } from '../../../../src/model/finding.ts';
import { sourceWith } from '../../../support/code-facts.ts';
import { fileWith } from '../../../support/evidence.ts';

const files = [sourceWith('src/a.ts')];

const codeWith = (
  rule: CodeRuleId,
  classification: TriagedCode['classification'],
  {
    line = 3,
    path = 'src/a.ts',
    reason = classification === 'to-review' ? 'unknown-origin' : 'tainted-input',
  } = {},
): TriagedCode => ({
  path,
  classification,
  reason,
  place: {
    rule,
    line,
    sink: 'db.query',
    proof: 'tainted',
    source: classification === 'real' ? 'req.query.id' : null,
  },
});

function asked(...code: readonly TriagedCode[]): {
  readonly ratio: number;
  readonly findings: readonly Finding[];
} {
  const outcome = insecureCode.run({ files, insecureCode: code });
  if (outcome.kind !== 'judged') throw new Error(outcome.kind);
  return outcome;
}

describe('the score', () => {
  it.each<[string, readonly TriagedCode[], number]>([
    ['nothing', [], 1],
    ['a critical one', [codeWith('sql-injection', 'real')], 0.25],
    ['a high one', [codeWith('path-traversal', 'real')], 0.5],
    ['a medium one', [codeWith('open-redirect', 'real')], 0.8],
    ['a low one', [codeWith('unrestricted-message', 'real')], 0.95],
    ['two', [codeWith('sql-injection', 'real'), codeWith('path-traversal', 'real')], 0.125],
    ['one to be reviewed', [codeWith('sql-injection', 'to-review')], 0.99],
    ['a dismissed one', [codeWith('sql-injection', 'false-positive')], 1],
  ])('of %s', (_, code, ratio) => {
    expect(asked(...code).ratio).toBeCloseTo(ratio, 12);
  });

  it('asks nothing where no code is', () => {
    expect(insecureCode.run({ files: [fileWith('a.py')], insecureCode: [] }).kind).toBe('notApplicable');
  });
});

describe('the findings', () => {
  it('say what it is, from where to where, and what to do', () => {
    const [finding] = asked(codeWith('sql-injection', 'real')).findings;
    expect(finding).toMatchObject({
      path: 'src/a.ts',
      line: 3,
      severity: 'critical',
      classification: 'real',
    });
    expect(finding?.message).toBe(
      'SQL injection (`sql-injection`, CWE-89): `req.query.id` goes to `db.query`. Whoever chooses this text reads and changes the database. Hand values over as parameters of the statement.',
    );
  });

  it('never call to-review or dismissed what is not proven', () => {
    const [review, dismissed] = asked(
      codeWith('sql-injection', 'to-review'),
      codeWith('sql-injection', 'false-positive'),
    ).findings;
    expect(review).toMatchObject({
      severity: 'low',
      message: expect.stringMatching(/^Look whether this is so: /),
    });
    expect(dismissed).toMatchObject({
      message: expect.stringMatching(/^It looks like this, and is not: /),
      share: 0,
    });
  });

  it('of one rule and one file whose origin is not to be seen are one, with their lines', () => {
    const lines = [3, 5, 8, 13, 21, 34, 55];
    const many = lines.map((line) => codeWith('sql-injection', 'to-review', { line }));
    const outcome = asked(
      ...many,
      codeWith('sql-injection', 'to-review', { path: 'src/b.ts' }),
      codeWith('code-injection', 'to-review'),
    );
    expect(outcome.findings.map(({ path, line }) => `${path}:${line}`)).toEqual([
      'src/a.ts:3',
      'src/b.ts:3',
      'src/a.ts:3',
    ]);
    expect(outcome.findings[0]?.message).toContain('So in lines 5, 8, 13, 21, 34 and 1 more.');
    expect(outcome.ratio).toBeCloseTo(0.99 ** 3, 12);
  });

  it('of real ones stay one each', () => {
    expect(
      asked(codeWith('sql-injection', 'real'), codeWith('sql-injection', 'real', { line: 9 })).findings
        .length,
    ).toBe(2);
  });
});

it('every rule has a title, a risk and a remedy', () => {
  for (const [id, { title, risk, fix, cwe, owasp }] of Object.entries(codeRules)) {
    expect(id).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
    expect(title, id).toMatch(/[^.]$/);
    expect(risk, id).toMatch(/^[A-Z].*\.$/);
    expect(fix, id).toMatch(/^[A-Z].*\.$/);
    expect(cwe, id).toBeGreaterThan(0);
    expect(owasp, id).toMatch(/^A\d\d:2021 /);
  }
});
