import { describe, expect, it } from 'vitest';
import { documentLimits } from '../../src/model/document.ts';
import { fingerprint } from '../../src/model/fingerprint.ts';
import { checksOf, scoresAt } from '../../src/model/scorecard.ts';
import { type Scoring, score } from '../../src/score/score.ts';
import { errored, judged, notApplied, resultOf } from '../support/results.ts';

const plain: Scoring = { weights: {}, renames: new Map(), waive: () => null };
const wrong = { message: 'Wrong.' };

describe('the mean of a category', () => {
  it('weighs checks by their importance', () => {
    // critical 10 × 1, medium 5 × 0.4: (10 + 2) / 15 = 80
    const card = score(
      [
        resultOf(judged(1), { id: 'a', importance: 'critical' }),
        resultOf(judged(0.4, wrong), { id: 'b', importance: 'medium' }),
      ],
      plain,
    );
    expect(scoresAt(card, 'quality/security')?.score).toBe(80);
  });

  it('leaves out what does not apply', () => {
    const card = score([resultOf(judged(0.5, wrong), { id: 'a' }), resultOf(notApplied, { id: 'b' })], plain);
    expect(scoresAt(card, 'quality/security')?.score).toBe(50);
  });

  it('is not judged when one check that counts could not be', () => {
    const card = score([resultOf(judged(1), { id: 'a' }), resultOf(errored, { id: 'b' })], plain);
    expect(scoresAt(card, 'quality/security')?.score).toBeNull();
    expect(scoresAt(card, 'quality')?.score).toBeNull();
    expect(card.total.score).toBeNull();
  });

  it('does not wait for a question about a change alone', () => {
    const card = score(
      [resultOf(judged(1), { id: 'a' }), resultOf(errored, { id: 'b', weighs: false })],
      plain,
    );
    expect(card.total.score).toBe(100);
  });
});

describe('the total', () => {
  const two = [
    resultOf(judged(1), { category: 'readiness/testing' }),
    resultOf(judged(0, wrong), { category: 'quality/security' }),
  ];

  it('weighs areas', () => {
    // readiness 40 × 100, quality 60 × 0
    expect(score(two, plain).total.score).toBe(40);
  });

  it('takes the weights of the settings', () => {
    expect(score(two, { ...plain, weights: { readiness: 1, quality: 3 } }).total.score).toBe(25);
  });

  it('leaves out an area of weight 0, even when it could not be judged', () => {
    const results = [resultOf(judged(1), { category: 'readiness/testing' }), resultOf(errored)];
    expect(score(results, { ...plain, weights: { 'quality/security': 0 } }).total.score).toBe(100);
    expect(score(results, { ...plain, weights: { quality: 0 } }).total.score).toBe(100);
  });

  it('is not judged when nothing applied', () => {
    expect(score([resultOf(notApplied)], plain).total.score).toBeNull();
    expect(score([], plain).total.score).toBeNull();
  });
});

describe('what a finding costs', () => {
  it('is its share of what its check loses', () => {
    const [light, heavy] = [{ message: 'Light.' }, { message: 'Heavy.', share: 3 }];
    const card = score([resultOf(judged(0.2, light, heavy))], plain);
    const findings = card.areas
      .flatMap(({ categories }) => categories)
      .flatMap(({ checks }) => checks)[0]?.findings;
    expect(findings?.map(({ lost }) => lost)).toEqual([20, 60]);
  });

  it('is nothing for a false positive or a note', () => {
    const card = score(
      [
        resultOf(
          judged(
            0.5,
            wrong,
            { message: 'Not so.', classification: 'false-positive' },
            { message: 'By the way.', share: 0 },
          ),
        ),
      ],
      plain,
    );
    const findings = card.areas
      .flatMap(({ categories }) => categories)
      .flatMap(({ checks }) => checks)[0]?.findings;
    expect(findings?.map(({ lost }) => lost)).toEqual([50, 0, 0]);
  });
});

describe('a waiver', () => {
  it('gives the points back in the waived score alone', () => {
    const waiver = {
      check: 'quality/security/a-check',
      fingerprint: '',
      owner: 'o',
      reason: 'r',
      expires: '2027-01-01',
    };
    const card = score([resultOf(judged(0, { message: 'One.' }, { message: 'Two.', share: 3 }))], {
      ...plain,
      waive: (_, print) => (print === firstPrint ? waiver : null),
    });
    expect(card.total).toEqual({ score: 0, waivedScore: 25 });
  });
  const firstPrint = score([resultOf(judged(0, { message: 'One.' }))], plain)
    .areas.flatMap(({ categories }) => categories)
    .flatMap(({ checks }) => checks)[0]?.findings[0]?.fingerprint;
});

describe('a fingerprint', () => {
  const printsOf = (findings: Parameters<typeof judged>[1][], renames = new Map<string, string>()) =>
    score([resultOf(judged(0, ...findings))], { ...plain, renames })
      .areas.flatMap(({ categories }) => categories)
      .flatMap(({ checks }) => checks)
      .flatMap((check) => check.findings);

  it('stays when a finding moves to another line, or its white space changes', () => {
    const [before] = printsOf([{ path: 'a.ts', line: 3, message: 'Wrong  here.' }]);
    const [after] = printsOf([{ path: 'a.ts', line: 30, message: 'Wrong here.' }]);
    expect(after?.fingerprint).toBe(before?.fingerprint);
  });

  it('tells two alike in one file apart', () => {
    const same = { path: 'a.ts', message: 'Wrong.' };
    const prints = printsOf([same, same]).map(({ fingerprint }) => fingerprint);
    expect(new Set(prints).size).toBe(2);
  });

  it('under the former path is what it was before the rename', () => {
    const [before] = printsOf([{ path: 'old.ts', message: 'Wrong.' }]);
    const [after] = printsOf([{ path: 'new.ts', message: 'Wrong.' }], new Map([['new.ts', 'old.ts']]));
    expect(after?.formerFingerprint).toBe(before?.fingerprint);
    expect(after?.fingerprint).not.toBe(before?.fingerprint);
  });
});

it('shortens a message from outside to what a document takes', () => {
  const card = score([resultOf(judged(0, { message: 'x'.repeat(10_000) }))], plain);
  const finding = card.areas.flatMap(({ categories }) => categories).flatMap(({ checks }) => checks)[0]
    ?.findings[0];
  expect(finding?.message).toHaveLength(4000);
});

describe('more findings than a document holds', () => {
  const many = Array.from({ length: 20_000 }, (_, index) => ({
    message: `Wrong ${index}.`,
    path: `src/${index % 100}.ts`,
    share: 1 + (index % 7),
    severity: index === 12_345 ? ('high' as const) : ('low' as const),
  }));
  const checkWith = (scoring: Scoring = plain) => {
    const [check] = checksOf(score([resultOf(judged(0.25, ...many))], scoring).areas);
    return check;
  };

  it('are the worst, and one that sums up the others', () => {
    const findings = checkWith()?.findings ?? [];
    expect(findings).toHaveLength(documentLimits.findings);
    expect(findings.filter(({ severity }) => severity === 'high')).toMatchObject([
      { message: 'Wrong 12345.' },
    ]);
    expect(findings.at(-1)).toMatchObject({
      message:
        '19501 findings more, none of them worse than those that are listed. What they cost together stands here.',
      severity: 'low',
      classification: 'real',
      path: null,
    });
    const sum = findings.reduce((total, { lost }) => total + lost, 0);
    expect(sum, 'nothing is forgotten').toBeCloseTo(75, 4);
    const [least = 0] = findings
      .slice(0, -1)
      .filter(({ severity }) => severity === 'low')
      .map(({ lost }) => lost)
      .sort();
    expect(least, 'only such as cost most').toBeCloseTo(
      (75 * 7) / many.reduce((all, { share }) => all + share, 0),
      6,
    );
  });

  it('let no waived one go, and take all into account', () => {
    const waiver = { check: '', fingerprint: '', owner: 'o', reason: 'r', expires: '2099-01-01' };
    const light = fingerprint('quality/security/a-check', 'src/0.ts', 'Wrong 0.', 0);
    const check = checkWith({ ...plain, waive: (_, print) => (print === light ? waiver : null) });
    expect(check?.findings).toHaveLength(documentLimits.findings);
    expect(check?.findings.filter((finding) => finding.waiver !== null)).toMatchObject([
      { message: 'Wrong 0.' },
    ]);
    expect(check?.waivedScore).toBeGreaterThan(check?.score ?? 100);
  });

  it('say that something critical is among the rest', () => {
    const all = many.map((finding) => ({ ...finding, severity: 'critical' as const }));
    const [check] = checksOf(score([resultOf(judged(0, ...all))], plain).areas);
    expect(check?.findings.at(-1)).toMatchObject({ severity: 'critical', classification: 'real' });
  });
});
