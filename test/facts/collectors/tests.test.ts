import { expect, it } from 'vitest';
import { codeOf } from '../../support/code.ts';

const testsOf = async (text: string) => {
  const { cases, withoutAssertion, only, skipped } = (await codeOf(text)).tests;
  return [cases, withoutAssertion.length, only.length, skipped.length];
};

it.each([
  ['a case that asserts', 'it("a", () => { expect(b).toBe(1); });', [1, 0, 0, 0]],
  ['a case that does not', 'it("a", () => { b(); });', [1, 1, 0, 0]],
  ['node:test and node:assert', 'test("a", () => { assert.equal(b, 1); assert(c); });', [1, 0, 0, 0]],
  ['tape', 'test("a", (t) => { t.equal(b, 1); t.end(); });', [1, 0, 0, 0]],
  ['chai', 'it("a", () => { b.should.equal(1); });', [1, 0, 0, 0]],
  ['an async callback', 'it("a", async () => { await expect(b()).rejects.toThrow(); });', [1, 0, 0, 0]],
  ['throwing is asserting', 'it("a", () => { if (b) throw new Error(); });', [1, 0, 0, 0]],
  ['a table', 'it.each([1, 2])("a", (b) => { expect(b); });', [1, 0, 0, 0]],
  ['a table that asserts nothing', 'it.each`a`("b", (b) => { c(b); });', [1, 1, 0, 0]],
  [
    'a helper of the file that asserts',
    'const check = () => { expect(1); }; it("a", () => { check(); });',
    [1, 0, 0, 0],
  ],
  [
    'a helper of a helper',
    'function b() { c(); } function c() { assert(d); } it("a", () => { b(); });',
    [1, 0, 0, 0],
  ],
  [
    'only',
    'it.only("a", () => { expect(1); }); describe.only("b", () => {}); fit("c", () => { expect(1); });',
    [2, 0, 3, 0],
  ],
  [
    'skipped cases need not assert',
    'it.skip("a", () => {}); xit("b", () => {}); test.todo("c");',
    [3, 0, 0, 3],
  ],
  ['a condition to skip', 'test.skipIf(a)("b", () => { expect(c); });', [1, 0, 0, 0]],
  ['an assertion that is handed on', 'it("a", () => { b(assert.equal, c); });', [1, 0, 0, 0]],
  ['a callback that is handed on', 'it("a", (done) => { b(done); });', [1, 0, 0, 0]],
  ['what the test is given', 'test("a", ({ same, end }) => { same(b, 1); end(); });', [1, 0, 0, 0]],
  ['what the test is given and does not assert', 'test("a", ({ end }) => { end(); });', [1, 1, 0, 0]],
  ['a helper from elsewhere', 'import { b } from "./helpers.js"; it("a", () => { b(); });', [1, 0, 0, 0]],
  ['a helper that is required', 'const { b } = require("../util"); it("a", () => { b(); });', [1, 0, 0, 0]],
  ['what is tested is no helper', 'import { b } from "../src/b.js"; it("a", () => { b(); });', [1, 1, 0, 0]],
  ['groups are no cases', 'describe("a", () => { it("b", () => { expect(c); }); });', [1, 0, 0, 0]],
  [
    'playwright: groups and hooks',
    'test.describe("a", () => { test.beforeEach(() => {}); test("b", () => { expect(c); }); });',
    [1, 0, 0, 0],
  ],
  ['what only looks like one', 'test(a); it; regex.test("a"); test.extend({ a: () => {} });', [0, 0, 0, 0]],
])('%s', async (_, text, expected) => {
  expect(await testsOf(text)).toEqual(expected);
});
