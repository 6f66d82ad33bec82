import { expect, it } from 'vitest';
import { codeOf } from '../../support/code.ts';

it.each([
  ['import "./a.js";', ['./a.js', 'static', [], false]],
  ['import a from "./a.js";', ['./a.js', 'static', ['default'], false]],
  ['import a, { b as c, d } from "./a.js";', ['./a.js', 'static', ['default', 'b', 'd'], false]],
  ['import * as a from "a";', ['a', 'static', ['*'], false]],
  ['import { "a b" as c } from "a";', ['a', 'static', ['a b'], false]],
  ['import type { A } from "a";', ['a', 'static', ['A'], true]],
  ['import { type A, type B } from "a";', ['a', 'static', ['A', 'B'], true]],
  ['import { type A, b } from "a";', ['a', 'static', ['A', 'b'], false]],
  ['export { a as b } from "./a";', ['./a', 're-export', ['a'], false]],
  ['export * from "./a";', ['./a', 're-export', ['*'], false]],
  ['export * as a from "./a";', ['./a', 're-export', ['*'], false]],
  ['export type { A } from "./a";', ['./a', 're-export', ['A'], true]],
  ['const { a, b: c } = await import("./a");', ['./a', 'dynamic', ['a', 'b'], false]],
  ['(await import("./a")).b();', ['./a', 'dynamic', ['b'], false]],
  ['await import("./a");', ['./a', 'dynamic', [], false]],
  ['import("./a").then((a) => a);', ['./a', 'dynamic', ['*'], false]],
  ['import("./" + a);', [null, 'dynamic', [], false]],
  ['const a = import(`./a`);', ['./a', 'dynamic', ['*'], false]],
  ['let a: import("./a").B;', ['./a', 'dynamic', ['B'], true]],
  ['import a = require("a");', ['a', 'require', ['*'], false]],
  ['const a = require("a");', ['a', 'require', ['*'], false]],
  ['const { a } = require("a");', ['a', 'require', ['a'], false]],
  ['require("a").b();', ['a', 'require', ['b'], false]],
  ['require(a);', [null, 'require', [], false]],
  ['require.resolve("a");', ['a', 'require', [], false]],
  ['import.meta.resolve("./a");', ['./a', 'require', [], false]],
  ['new Worker(new URL("./a.js", import.meta.url));', ['./a.js', 'dynamic', [], false]],
  ['/// <reference path="a.d.ts" />', ['./a.d.ts', 'static', [], true]],
])('%s', async (text, [specifier, kind, names, isTypeOnly]) => {
  expect((await codeOf(text)).imports).toMatchObject([{ specifier, kind, names, isTypeOnly, line: 1 }]);
});

it.each([
  'fs.resolve("a");',
  'new URL("https://example.com");',
  '// <reference path="a" />',
  'imports("a");',
])('%s imports nothing', async (text) => {
  expect((await codeOf(text)).imports).toEqual([]);
});

it.each([
  ['try { require("a"); } catch {}', true],
  ['try { const a = await import("a"); } finally {}', true],
  ['const a = import("a").catch(() => null);', true],
  ['import("a").then((a) => a).catch(() => null);', true],
  ['import("a").then((a) => a);', false],
  ['const a = require("a");', false],
  ['import a from "a"; try { a(); } catch {}', false],
])('%s may do without: %s', async (text, isGuarded) => {
  expect((await codeOf(text)).imports).toMatchObject([{ specifier: 'a', isGuarded }]);
});
