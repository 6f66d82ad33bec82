import { describe, expect, it } from 'vitest';
import { codeRules, isCodeRule } from '../../../src/model/code-rule.ts';
import type { CodeProof } from '../../../src/model/facts.ts';
import { codeOf } from '../../support/code.ts';
import { cases } from './cases.ts';

const real: ReadonlySet<CodeProof> = new Set(['tainted', 'as-written']);
const open: ReadonlySet<CodeProof> = new Set(['unknown', 'operator', 'depends']);

async function proofsOf(rule: string, text: string): Promise<readonly CodeProof[]> {
  const { insecureCode } = await codeOf(text, 'tsx');
  return insecureCode.filter((one) => one.rule === rule).map(({ proof }) => proof);
}

describe.each(Object.entries(cases))('%s', (rule, { real: reals, open: opens = [], harmless }) => {
  it('has three cases and more on either side', () => {
    expect(isCodeRule(rule)).toBe(true);
    expect(reals.length).toBeGreaterThanOrEqual(3);
    expect(harmless.length).toBeGreaterThanOrEqual(3);
  });

  it.each(reals)('is real: %s', async (text) => {
    const proofs = await proofsOf(rule, text);
    expect(proofs.filter((proof) => real.has(proof)).length, JSON.stringify(proofs)).toBe(1);
  });

  it.each(opens)('is for a person to judge: %s', async (text) => {
    const proofs = await proofsOf(rule, text);
    expect(proofs.length).toBe(1);
    expect(
      proofs.every((proof) => open.has(proof)),
      JSON.stringify(proofs),
    ).toBe(true);
  });

  it.each(harmless)('is harmless: %s', async (text) => {
    const proofs = await proofsOf(rule, text);
    expect(proofs.filter((proof) => real.has(proof) || open.has(proof))).toEqual([]);
  });
});

it('has cases for every rule', () => {
  expect(Object.keys(cases).sort()).toEqual(Object.keys(codeRules).sort());
});
