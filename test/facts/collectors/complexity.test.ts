import { expect, it } from 'vitest';
import { codeOf } from '../../support/code.ts';

/** Equality with ESLint and sonarjs on real code is in `oracles.test.ts`; here is each rule once, by hand. */
it.each([
  ['nothing to decide', 'function f() {}', [1, 0, 0]],
  ['if', 'function f() { if (a) b(); }', [2, 1, 1]],
  ['else costs the reader', 'function f() { if (a) b(); else c(); }', [2, 2, 1]],
  ['else if is as deep as its if', 'function f() { if (a) b(); else if (c) d(); else e(); }', [3, 3, 1]],
  ['nested loops', 'function f() { for (;;) { for (const a of b) { while (c) d(); } } }', [4, 6, 3]],
  ['do while', 'function f() { do { a(); } while (b); }', [2, 1, 1]],
  ['for in', 'function f() { for (const a in b) c(); }', [2, 1, 1]],
  [
    'a switch costs once, its cases are paths',
    'function f() { switch (a) { case 1: case 2: b(); default: c(); } }',
    [3, 1, 1],
  ],
  ['inside a case is deeper', 'function f() { switch (a) { case 1: if (b) c(); } }', [3, 3, 2]],
  [
    'try is a block, catch a path',
    'function f() { try { a(); } catch { b(); } finally { c(); } }',
    [2, 1, 1],
  ],
  ['conditional expression', 'function f() { return a ? b : c ? d : e; }', [3, 3, 0]],
  ['a run of && costs once, || nothing', 'function f() { return a && b && c || d; }', [4, 1, 0]],
  ['two runs of &&', 'function f() { return a && b || c && d; }', [4, 2, 0]],
  ['?? is a path', 'function f() { return a ?? b; }', [2, 0, 0]],
  ['logical assignment', 'function f() { a ??= b; c ||= d; e &&= f; g += h; }', [4, 0, 0]],
  ['optional chains', 'function f() { return a?.b?.(); }', [3, 0, 0]],
  ['defaults', 'function f(a = 1, { b = 2 } = {}) {}', [4, 0, 0]],
  ['jumps to labels', 'function f() { a: for (;;) { continue a; } }', [2, 2, 1]],
  ['jumps without', 'function f() { for (;;) { break; } }', [2, 1, 1]],
  ['recursion, once', 'function f() { f(); f(); }', [1, 1, 0]],
  ['recursion through this', 'class A { f() { this.f(); } }', [1, 1, 0]],
  ['a method is not what a bare name calls', 'class A { f() { f(); } }', [1, 0, 0]],
  ['a condition before JSX is rendering', 'function f() { return <p>{a && <b />}</p>; }', [2, 0, 0]],
  ['a condition on its way out of JSX is not', 'function f() { return <p a={b && c || d} />; }', [3, 1, 0]],
])('%s', async (_, text, [cyclomatic, cognitive, nesting]) => {
  const [only, ...others] = (await codeOf(text, 'tsx')).functions;
  expect(others).toEqual([]);
  expect([only?.cyclomatic, only?.cognitive, only?.nesting]).toEqual([cyclomatic, cognitive, nesting]);
});

it('takes a function inside a function on its own', async () => {
  const { functions } = await codeOf('function f() { if (a) { b(() => { if (c) d(); }); } f(() => f()); }');
  expect(
    functions.map(({ name, cyclomatic, cognitive, nesting }) => [name, cyclomatic, cognitive, nesting]),
  ).toEqual([
    // Calls itself, once directly and once from inside.
    ['f', 2, 2, 1],
    ['callback of b', 2, 1, 1],
    ['callback of f', 1, 0, 0],
  ]);
});

it('counts static blocks and fields with branches, which belong to no function', async () => {
  const { functions } = await codeOf(
    'class A { a = 1; b = c ? 1 : 2; static { if (d) e(); } f = () => {}; }',
  );
  expect(functions.map(({ name, cyclomatic }) => [name, cyclomatic])).toEqual([
    ['A.b initializer', 2],
    ['A.static block', 2],
    ['A.f', 1],
  ]);
});
