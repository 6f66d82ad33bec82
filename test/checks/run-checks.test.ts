import { describe, expect, it } from 'vitest';
import { catalogue, checks } from '../../src/checks/index.ts';
import { runChecks } from '../../src/checks/run-checks.ts';
import { checkPath, defineCheck } from '../../src/model/check.ts';
import type { Evidence, GatheredEvidence } from '../../src/model/evidence.ts';
import { measured, passed } from '../../src/model/outcome.ts';
import { gatheredWith } from '../support/evidence.ts';

const all: GatheredEvidence = {
  ...gatheredWith(),
  secrets: { ok: true, value: [] },
  insecureCode: { ok: true, value: [] },
  triagedHistory: { ok: true, value: null },
  reportedFindings: { ok: true, value: null },
  advisories: { ok: true, value: null },
};

const asking = (...needs: readonly (keyof Evidence)[]) =>
  defineCheck({
    id: 'asking',
    category: 'quality/security',
    importance: 'high',
    title: 'It is well',
    failureTitle: 'It is not well',
    why: 'Because.',
    fix: 'Mend it.',
    needs,
    run: (evidence) => measured(0.5, [{ message: Object.keys(evidence).sort().join(' ') }]),
  });

const missing = (reason: string) => ({ ok: false, reason }) as const;

describe('a check that is asked', () => {
  it('sees what it needs and nothing else', () => {
    const check = asking('files', 'license');
    expect(runChecks([check], all)).toEqual([
      { check, outcome: { kind: 'judged', ratio: 0.5, findings: [{ message: 'files license' }] } },
    ]);
  });

  it('is errored for the reason why evidence is missing', () => {
    const [result] = runChecks([asking('files', 'license')], { ...all, license: missing('It is gone.') });
    expect(result?.outcome).toEqual({ kind: 'errored', reason: 'It is gone.' });
  });

  it('names every reason once', () => {
    const evidence = { ...all, license: missing('A.'), readme: missing('B.'), workflows: missing('A.') };
    const [result] = runChecks([asking('license', 'readme', 'workflows')], evidence);
    expect(result?.outcome).toEqual({ kind: 'errored', reason: 'A. B.' });
  });

  it('is not troubled by evidence it does not need', () => {
    const [result] = runChecks([asking('files')], { ...all, license: missing('It is gone.') });
    expect(result?.outcome.kind).toBe('judged');
  });

  it('answers in the order of the question', () => {
    const first = asking();
    const second = { ...asking(), run: () => passed() };
    expect(runChecks([second, first], all).map(({ check }) => check)).toEqual([second, first]);
  });
});

describe('all checks', () => {
  it('have a path of their own', () => {
    expect(new Set(checks.map(checkPath)).size).toBe(checks.length);
  });

  it('stand in the catalogue with all that is said of them', () => {
    expect(catalogue().map(({ path }) => path)).toEqual(checks.map(checkPath));
    for (const entry of catalogue()) {
      expect(Object.values(entry).every((value) => typeof value === 'string' && value !== '')).toBe(true);
    }
  });

  it('judge an empty repository without a failure', () => {
    const results = runChecks(checks, all);
    expect(results.filter(({ outcome }) => outcome.kind === 'errored')).toEqual([]);
    const judged = results.filter(({ outcome }) => outcome.kind === 'judged');
    expect(judged.map(({ check }) => check.id)).toEqual([
      ...[
        'license',
        'code-owners',
        'contribution-guide',
        'code-of-conduct',
        'committed-environment-file',
        'readme',
      ],
      ...['security-policy', 'tests-in-ci', 'private-key', 'provider-token', 'hard-coded-credential'],
    ]);
  });
});
