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
