import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checks } from '../../../../src/checks/index.ts';
import { runChecks } from '../../../../src/checks/run-checks.ts';
import type { AnyCheck } from '../../../../src/model/check.ts';
import type { Evidence, GatheredEvidence, SourceFile, TriagedKey } from '../../../../src/model/evidence.ts';
import type { FunctionFacts } from '../../../../src/model/facts.ts';
import type { Outcome } from '../../../../src/model/outcome.ts';
import { scoresAt } from '../../../../src/model/scorecard.ts';
import { score } from '../../../../src/score/score.ts';
import { exportWith, functionWith, graphOf, importOf, sourceWith } from '../../../support/code-facts.ts';
import { factsWith, gatheredWith } from '../../../support/evidence.ts';

const own = checks.filter(({ category }) => category === 'quality/code-quality');
const byId = (id: string): AnyCheck => {
  const check = own.find((each) => each.id === id);
  if (check === undefined) throw new Error(`There is no check \`${id}\`.`);
  return check;
};

/** Checks that hold each function to a bound, by the measure that they look at. */
const measured = {
  'cyclomatic-complexity': 'cyclomatic',
  'cognitive-complexity': 'cognitive',
  'nesting-depth': 'nesting',
  'parameter-count': 'parameters',
  maintainability: 'cyclomatic',
} as const;
const boundChecks = Object.keys(measured) as readonly (keyof typeof measured)[];

const count = (max: number) => fc.integer({ min: 0, max });

const aFunction: fc.Arbitrary<FunctionFacts> = fc
  .record({
    ownCodeLines: count(200),
    cyclomatic: fc.integer({ min: 1, max: 60 }),
    cognitive: count(80),
    nesting: count(9),
    parameters: count(9),
    operators: count(1200),
    operands: count(1200),
    distinctOperands: count(300),
  })
  .map(({ operators, operands, distinctOperands, ...measures }) =>
    functionWith({ ...measures, halstead: { distinctOperators: 20, distinctOperands, operators, operands } }),
  );

/** What a file holds, without its name; as many bytes as it has words at least. */
const aFile = fc
  .record({
    functions: fc.array(aFunction, { maxLength: 5 }),
    otherLines: count(400),
    comments: count(50),
    exports: fc.subarray(['a', 'b', 'c', 'default']),
    imports: fc.array(
      fc.record({ to: count(4), names: fc.constantFrom<string[][]>([], ['a'], ['a', 'b'], ['*']) }),
      { maxLength: 4 },
    ),
    isUsed: fc.boolean(),
    swallowed: count(4),
    escapes: count(30),
  })
  .map((sketch) => {
    const { functions, otherLines } = sketch;
    const words = functions.reduce((sum, { halstead }) => sum + halstead.operators + halstead.operands, 0);
    return {
      ...sketch,
      words,
      codeLines: functions.reduce((sum, each) => sum + each.ownCodeLines, 0) + otherLines,
    };
  });
type Sketch = typeof aFile extends fc.Arbitrary<infer T> ? T : never;

function fileOf(sketch: Sketch, path: string): SourceFile {
  const { functions, codeLines, comments, words, exports, swallowed, escapes } = sketch;
  const file = sourceWith(path, {
    functions,
    codeLines,
    exports: exports.map((name) => exportWith(name)),
    swallowedErrors: Array.from({ length: swallowed }, (_, at) => ({ kind: 'empty-catch', line: at + 1 })),
    typeEscapes: Array.from({ length: escapes }, (_, at) => ({ kind: 'any', line: at + 1 })),
  });
  const facts = { ...file.facts, lines: codeLines + comments, bytes: words + codeLines };
  return { ...file, facts };
}

function evidenceOf(sketches: readonly Sketch[], folder = ''): Pick<Evidence, 'files' | 'modules'> {
  const path = (at: number) => `${folder}${at}.ts`;
  return {
    files: sketches.map((sketch, at) => fileOf(sketch, path(at))),
    modules: graphOf(
      Object.fromEntries(
        sketches.map(({ imports }, at) => [
          path(at),
          imports.map(({ to, names }) => importOf(path(to % sketches.length), { names })),
        ]),
      ),
      { used: sketches.flatMap(({ isUsed }, at) => (isUsed ? [path(at)] : [])) },
    ),
  };
}

function gathered(evidence: Partial<Omit<Evidence, TriagedKey>>): GatheredEvidence {
  return {
    ...gatheredWith(evidence),
    secrets: { ok: true, value: [] },
    insecureCode: { ok: true, value: [] },
    triagedHistory: { ok: true, value: null },
    reportedFindings: { ok: true, value: null },
    advisories: { ok: true, value: null },
  };
}

function outcomesOf(evidence: Partial<Omit<Evidence, TriagedKey>>): ReadonlyMap<string, Outcome> {
  return new Map(runChecks(own, gathered(evidence)).map(({ check, outcome }) => [check.id, outcome]));
}

function ratioOf(outcome: Outcome | undefined): number | null {
  return outcome?.kind === 'judged' ? outcome.ratio : null;
}

function categoryOf(evidence: Partial<Omit<Evidence, TriagedKey>>): number | null {
  const card = score(runChecks(own, gathered(evidence)), {
    weights: {},
    renames: new Map(),
    waive: () => null,
  });
  return scoresAt(card, 'quality/code-quality')?.score ?? null;
}

const sketches = fc.array(aFile, { minLength: 1, maxLength: 5 });

/** The same with one function of one file changed. */
function withFunction(
  all: readonly Sketch[],
  file: number,
  at: number,
  change: (each: FunctionFacts) => FunctionFacts,
): readonly Sketch[] {
  return all.map((sketch, index) =>
    index === file
      ? { ...sketch, functions: sketch.functions.map((each, place) => (place === at ? change(each) : each)) }
      : sketch,
  );
}

const chosen = sketches
  .filter((all) => all.some(({ functions }) => functions.length > 0))
  .chain((all) => {
    const places = all.flatMap(({ functions }, file) => functions.map((_, at) => ({ file, at })));
    return fc.record({ all: fc.constant(all), place: fc.constantFrom(...places) });
  });

describe('laws of code quality', () => {
  it('the order of the files does not matter', () => {
    fc.assert(
      fc.property(sketches, (all) => {
        const { files, modules } = evidenceOf(all);
        const graph = modules && { ...modules, modules: modules.modules.toReversed() };
        const there = outcomesOf({ files, modules });
        const back = outcomesOf({ files: files.toReversed(), modules: graph });
        for (const [id, outcome] of there) {
          // Which of several importers is named may depend on the order; what it costs may not.
          if (id === 'unused-files') expect(ratioOf(back.get(id))).toBe(ratioOf(outcome));
          else expect(back.get(id), id).toEqual(outcome);
        }
      }),
    );
  });

  it('two copies score like one', () => {
    fc.assert(
      fc.property(sketches, (all) => {
        const [one, other] = [evidenceOf(all), evidenceOf(all, 'copy/')];
        const modules = one.modules &&
          other.modules && { ...one.modules, modules: [...one.modules.modules, ...other.modules.modules] };
        const twice = outcomesOf({ files: [...one.files, ...other.files], modules });
        for (const [id, outcome] of outcomesOf(one)) {
          const [once, doubled] = [ratioOf(outcome), ratioOf(twice.get(id))];
          if (once === null) expect(doubled, id).toBeNull();
          else expect(doubled, id).toBeCloseTo(once, 9);
        }
      }),
    );
  });

  it('what is worse by any measure never scores better, and what is a little worse scores a little worse', () => {
    fc.assert(
      fc.property(chosen, fc.constantFrom(...boundChecks), ({ all, place: { file, at } }, id) => {
        const measure = measured[id];
        const worse = withFunction(all, file, at, (each) => ({ ...each, [measure]: each[measure] + 1 }));
        const before = ratioOf(outcomesOf(evidenceOf(all)).get(id));
        const after = ratioOf(outcomesOf(evidenceOf(worse)).get(id));
        if (before === null || after === null) return;
        expect(after).toBeLessThanOrEqual(before + 1e-12);
        // A fifth of the function at most: from the fourth level of nesting to the fifth.
        expect(before - after).toBeLessThanOrEqual(0.2 + 1e-12);
      }),
    );
  });

  it('what a finding costs is what mending it gains', () => {
    fc.assert(
      fc.property(chosen, fc.constantFrom(...boundChecks), ({ all, place: { file, at } }, id) => {
        const check = byId(id);
        if (id === 'maintainability') return;
        const clean = { cyclomatic: 1, cognitive: 0, nesting: 0, parameters: 0 };
        const line = 1000;
        const marked = withFunction(all, file, at, (each) => ({ ...each, line }));
        const before = outcomesOf(evidenceOf(marked)).get(check.id);
        const after = outcomesOf(
          evidenceOf(withFunction(marked, file, at, (each) => ({ ...each, ...clean }))),
        ).get(id);
        if (before?.kind !== 'judged' || after?.kind !== 'judged') return;
        const shares = before.findings.reduce((sum, { share = 0 }) => sum + share, 0);
        const mine =
          before.findings.find((each) => each.line === line && each.path === `${file}.ts`)?.share ?? 0;
        const gained = after.ratio - before.ratio;
        expect(gained).toBeCloseTo(shares === 0 ? 0 : ((1 - before.ratio) * mine) / shares, 9);
      }),
    );
  });

  it('below 1 there is a finding that costs, and none of them is worse than medium', () => {
    fc.assert(
      fc.property(sketches, (all) => {
        for (const [id, outcome] of outcomesOf(evidenceOf(all))) {
          if (outcome.kind !== 'judged') continue;
          const shares = outcome.findings.reduce((sum, { share = 1 }) => sum + share, 0);
          expect(shares > 0, id).toBe(outcome.ratio < 1);
          expect(outcome.ratio, id).toBeGreaterThanOrEqual(0);
          for (const { severity } of outcome.findings)
            expect(['medium', 'low', undefined]).toContain(severity);
        }
      }),
    );
  });

  it('less evidence never helps: a file that can’t be analysed raises no check and not the category', () => {
    fc.assert(
      fc.property(sketches, fc.nat(), fc.boolean(), (all, which, isForgotten) => {
        const evidence = evidenceOf(all);
        const lost = which % all.length;
        const code = isForgotten ? null : ({ kind: 'not-analysed', reason: 'x', line: 1 } as const);
        const fewer = {
          ...evidence,
          files: evidence.files.map((file, at) =>
            at === lost ? { ...file, facts: factsWith({ ...file.facts, code }) } : file,
          ),
        };
        const after = outcomesOf(fewer);
        for (const [id, outcome] of outcomesOf(evidence)) {
          const before = ratioOf(outcome);
          if (before === null || byId(id).weighs === false) continue;
          expect(ratioOf(after.get(id)), id).not.toBeNull();
          expect(ratioOf(after.get(id)) ?? 0, id).toBeLessThanOrEqual(before + 1e-9);
        }
        const [then, now] = [categoryOf(evidence), categoryOf(fewer)];
        if (then !== null) expect(now ?? 0).toBeLessThanOrEqual(then + 1e-9);
      }),
      { numRuns: 300 },
    );
  });

  it('one function over the bound among three does not make 0', () => {
    const functions = [
      functionWith({ cognitive: 40, cyclomatic: 25, nesting: 6 }),
      functionWith(),
      functionWith(),
    ];
    for (const [id, outcome] of outcomesOf({ files: [sourceWith('a.ts', { functions })] })) {
      const ratio = ratioOf(outcome);
      if (ratio !== null) expect(ratio, id).toBeGreaterThan(0.75);
    }
  });

  it('splitting a function in two that are as hard together does not pay by itself', () => {
    const whole = functionWith({ cognitive: 60, ownCodeLines: 100 });
    const half = functionWith({ cognitive: 60, ownCodeLines: 50 });
    const ratio = (...functions: readonly FunctionFacts[]) =>
      ratioOf(outcomesOf({ files: [sourceWith('a.ts', { functions })] }).get('cognitive-complexity')) ?? 0;
    expect(ratio(half, half)).toBe(ratio(whole));
  });
});

it('the laws are tried on code that has something to complain of', () => {
  const outcomes = fc.sample(sketches, { numRuns: 100, seed: 1 }).map((all) => outcomesOf(evidenceOf(all)));
  for (const { id, weighs } of own) {
    if (weighs === false || id === 'duplication' || id === 'analysable-code') continue;
    const below = outcomes.filter((each) => (ratioOf(each.get(id)) ?? 1) < 1).length;
    expect(below, id).toBeGreaterThan(10);
  }
});
