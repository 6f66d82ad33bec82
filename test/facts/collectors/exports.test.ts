import { expect, it } from 'vitest';
import { codeOf } from '../../support/code.ts';

const shown = async (text: string) =>
  (await codeOf(text)).exports.map(
    ({ name, kind, isTypeOnly }) => `${name} ${kind}${isTypeOnly ? ' type' : ''}`,
  );

it.each([
  ['export function a() {}', ['a function']],
  ['export const a = 1, b = () => {};', ['a variable', 'b function']],
  ['export const { a, b: [c], ...d } = e;', ['a variable', 'c variable', 'd variable']],
  ['export class A {}', ['A class']],
  ['export enum A {}', ['A enum']],
  ['export namespace A {}', ['A namespace']],
  ['export interface A {}', ['A interface type']],
  ['export type A = 1;', ['A type type']],
  ['const a = 1; export { a as b };', ['b variable']],
  ['interface A {} export type { A };', ['A interface type']],
  ['export default class A {}', ['default class']],
  ['export default () => {};', ['default function']],
  ['function a() {} export default a;', ['default function']],
  ['export default 1;', ['default other']],
  ['export * from "a";', ['* re-export']],
  ['export * as a from "a";', ['a re-export']],
  ['export { a, b as c } from "a";', ['a re-export', 'c re-export']],
  ['export = a;', ['= other']],
  ['module.exports = { a, b() {}, ...c };', ['= other', 'a other', 'b function']],
  ['exports.a = () => {}; module.exports.b = 1;', ['a function', 'b other']],
  ['exports.__esModule = true; exports[a] = 1; b.exports = 2;', []],
  ['declare module "a" { export const b: string; }', []],
  ['namespace A { export const b = 1; }', []],
])('%s', async (text, exported) => {
  expect(await shown(text)).toEqual(exported);
});

it.each([
  ['/** What it is. */\nexport const a = 1;', true],
  ['/** What it is. */\n\nexport const a = 1;', true],
  ['/** What it is. */ const a = 1;\nexport { a };', true],
  ['/* What it is. */ export const a = 1;', false],
  ['/** Of something else. */ const b = 1; export const a = 1;', false],
  ['export const a = 1; /** Too late. */', false],
])('%s: documented %s', async (text, isDocumented) => {
  expect((await codeOf(text)).exports.map((one) => one.isDocumented)).toEqual([isDocumented]);
});

it.each([
  ['export const a = 1;', false],
  ['export const a = 1; b(a);', true],
  ['export const a = 1; b.a = { a: 1 };', false],
  ['export const a = 1; b({ a });', true],
  ['export function a() { a(); }', true],
  ['export type A = 1; let b: A;', true],
  ['export function A() {} const b = <A />;', true],
  ['const a = 1; export { a };', false],
  ['export class A {} export default A;', false],
])('%s: used here %s', async (text, isUsedHere) => {
  expect((await codeOf(text, 'tsx')).exports[0]?.isUsedHere).toBe(isUsedHere);
});

const signatureOf = async (text: string) => (await codeOf(text)).exports.at(-1)?.signature;

it.each([
  [
    'a layout',
    'export function a(b: string, c?: number): void {}',
    'export function a(\n  b: string,\n  c?: number,\n): void {\n}',
  ],
  ['a body', 'export function a(b) { return 1; }', 'export function a(b) { return 2; }'],
  ['a comment', 'export function a(b: string) {}', 'export function a(/* which */ b: string // one\n) {}'],
  [
    'a constant instead of a declaration',
    'export function a(b: string) {}',
    'export const a = (b: string) => {};',
  ],
  ['a list of exports', 'export function a(b) {}', 'function a(b) {}\nexport { a };'],
  ['another default value', 'export const a = (b = 1) => {};', 'export const a = (b = 2) => {};'],
  ['a union over lines', 'export type A = "x" | "y";', "export type A =\n  | 'x'\n  | 'y';"],
  [
    'what is private',
    'export class A { b() {} }',
    'export class A { #c = 1; private d() {} static {} b() { this.#c; } }',
  ],
  [
    'the value of a field',
    'export class A { b = 1; c: string = "x"; }',
    'export class A { b = 2; c: string = "y"; }',
  ],
  ['a value', 'export const a: number = 1;', 'export const a: number = 2;'],
  [
    'a documented member',
    'export interface A { b: string }',
    'export interface A {\n  /** Which. */\n  b: string;\n}',
  ],
  ['CommonJS', 'exports.a = function (b) {};', 'exports.a = (b) => {};'],
])('%s leaves a signature as it is', async (_, before, after) => {
  expect(await signatureOf(before)).toMatch(/^[0-9a-f]{8}$/);
  expect(await signatureOf(after)).toBe(await signatureOf(before));
});

it.each([
  ['a parameter', 'export function a(b) {}', 'export function a(b, c) {}'],
  ['the type of one', 'export const a = (b: string) => {};', 'export const a = (b: number) => {};'],
  ['one that can be left out', 'export function a(b) {}', 'export function a(b = 1) {}'],
  ['what it returns', 'export function a(): string {}', 'export function a(): number {}'],
  ['that it promises', 'export function a() {}', 'export async function a() {}'],
  ['a type parameter', 'export function a<B>(b: B) {}', 'export function a<B extends C>(b: B) {}'],
  [
    'an overload',
    'export function a(b: 1): 1;\nexport function a(b: any) {}',
    'export function a(b: 2): 2;\nexport function a(b: any) {}',
  ],
  ['a default', 'export default (b) => {};', 'export default (b, c) => {};'],
  ['a method', 'export class A { b() {} }', 'export class A { b(c) {} }'],
  ['a field', 'export class A { b: string = "x"; }', 'export class A { b: string | null = "x"; }'],
  ['what a class extends', 'export class A {}', 'export class A extends B {}'],
  ['a member', 'export interface A { b: string }', 'export interface A { b: string; c: string }'],
  ['the type of a constant', 'export const a: string = b();', 'export const a: number = b();'],
  ['CommonJS', 'module.exports = { a(b) {} };', 'module.exports = { a(b, c) {} };'],
])('%s changes a signature', async (_, before, after) => {
  expect(await signatureOf(before)).toMatch(/^[0-9a-f]{8}$/);
  expect(await signatureOf(after)).not.toBe(await signatureOf(before));
});

it.each(['export const a = 1;', 'export { a } from "b";', 'export const { a } = b;', 'export * from "b";'])(
  '%s has none',
  async (text) => {
    expect(await signatureOf(text)).toBeNull();
  },
);

it.each([
  ['overloads', `${'export function a(b);'.repeat(20_000)}export function a(b) {}`],
  ['names of one', `function a(${'b,'.repeat(20_000)}c) {} export { ${'a as d,'.repeat(20_000)} a };`],
  ['members', `export class A { ${'b() {}'.repeat(20_000)} }`],
  ['comments', `export interface A { ${'/* */ b: c;'.repeat(20_000)} }`],
])('20,000 %s take no more than their length', { timeout: 10_000 }, async (_, text) => {
  expect(await signatureOf(text)).toMatch(/^[0-9a-f]{8}$/);
});
