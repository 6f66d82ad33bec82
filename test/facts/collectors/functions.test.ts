import { expect, it } from 'vitest';
import { codeOf } from '../../support/code.ts';

it.each([
  ['function parse() {}', 'parse'],
  ['const parse = () => {};', 'parse'],
  ['const parse = function () {};', 'parse'],
  ['class Parser { parse() {} }', 'Parser.parse'],
  ['class Parser { constructor() {} }', 'Parser.constructor'],
  ['class Parser { get size() { return 1; } }', 'get Parser.size'],
  ['class Parser { #parse() {} }', 'Parser.#parse'],
  ['const Parser = class { parse = () => {}; };', 'Parser.parse'],
  ['const parser = { parse() {} };', 'parse'],
  ['const parser = { "to parse": () => {} };', 'to parse'],
  ['Parser.prototype.parse = function () {};', 'Parser.parse'],
  ['module.exports.parse = () => {};', 'parse'],
  ['parser.parse = () => {};', 'parser.parse'],
  ['function f({ parse = () => {} }) {}', 'parse'],
  ['export default () => {};', 'default'],
  ['describe("it", () => {});', 'callback of describe'],
  ['it.each([1])("it", () => {});', 'callback of it'],
  ['list.map((a) => a);', 'callback of map'],
  ['(() => {})();', '(anonymous)'],
  ['const parser = { [name]() {} };', '[computed]'],
])('%s is called %s', async (text, name) => {
  expect((await codeOf(text)).functions.at(-1)?.name).toBe(name);
});

it('gives each line of code to the innermost function around it', async () => {
  const text = [
    'import a from "a";', // 1
    'function outer(b) {', // 2
    '  // says why', // 3
    '', // 4
    '  return b.map((c) => {', // 5
    '    const d = `', // 6
    '', // 7: a line of a text has no token of its own
    '    `;', // 8
    '    return c + d; // and how', // 9
    '  });', // 10
    '}', // 11
  ].join('\n');
  const { functions, codeLines, commentLines } = await codeOf(text);
  expect(
    functions.map(({ name, line, endLine, codeLines, ownCodeLines }) => [
      name,
      line,
      endLine,
      codeLines,
      ownCodeLines,
    ]),
  ).toEqual([
    ['outer', 2, 11, 7, 3],
    ['callback of map', 5, 10, 5, 4],
  ]);
  expect([codeLines, commentLines]).toEqual([8, 2]);
});

it.each([
  ['function f() {}', 0],
  ['function f(a, { b, c }, [d], ...e) {}', 4],
  ['function f(this: Window, a: string) {}', 1],
  ['class A { constructor(private a: string, b: number) {} }', 2],
])('%s has %i parameters', async (text, parameters) => {
  expect((await codeOf(text)).functions[0]?.parameters).toBe(parameters);
});

it("counts Halstead's operators and operands, of a function without those inside it", async () => {
  const { functions } = await codeOf('function add(a: number, b: number) { return a + b + 1; }');
  // function, return, + twice; add, a, b, a, b, 1.
  expect(functions[0]?.halstead).toEqual({
    distinctOperators: 3,
    distinctOperands: 4,
    operators: 4,
    operands: 6,
  });
  const nested = await codeOf('function f() { g(() => h.i(j)); }');
  expect(nested.functions.map(({ halstead }) => halstead)).toEqual([
    { distinctOperators: 2, distinctOperands: 2, operators: 2, operands: 2 },
    { distinctOperators: 3, distinctOperands: 3, operators: 3, operands: 3 },
  ]);
});
