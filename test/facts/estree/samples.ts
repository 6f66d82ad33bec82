/** Every syntax that has a conversion, by the name of a file that may hold it. */
export const samples: Readonly<Record<string, string>> = {
  'statements.ts': `#!/usr/bin/env node
'use strict';
"also a directive";
('no directive');
;
debugger;
label: for (let i = 0, j; i < 10; i++, --j) { if (i === 3) continue label; else break; }
for (;;) break;
for (const key in object) for (value of list) each(value);
for (var [a, { b = 1, ...c }] of lists) {}
while (a) do { b(); } while (c)
switch (a) { case 1: case 2: b(); break; default: c(); }
try { a(); } catch { b(); } finally { c(); }
try { a(); } catch ({ message }: any) { throw new Error(message); }
if (a) b(); else if (c) { d(); }
function directives() { 'use asm'; return; }
{ 'no directive'; }
const arrow = () => { 'use strict'; return 1; };
`,
  'sloppy.cjs': `with (a) b();
module.exports = function () { return this; };
var let_ = 1, { x: [y = 2, , ...z], ...rest } = require('./a');
`,
  'module.mjs': 'await import("./a", { with: { type: "json" } });',
  'for-await.ts': `async function* run() {
  for await (const a of b) yield* a;
  yield; yield a;
  await using c = d(), e = f();
  using g = h();
  await c?.();
}
`,
  'declarations.ts': `let a: number, b!: string, c = 1;
declare const d: unique symbol;
export var e = 1, f;
export default function (this: Window, g?: string, ...h: any[]): asserts g is string {}
export async function* i<T extends object = {}, const U>(j = 1, { k, l: m = 2, ...n }: T, [o, , p = 3, ...q]: U[] = []) {}
declare function r(): void;
export declare function s(a: string): string;
export /* why */ abstract class T {}
export const { u, ['v' + w]: x, 'y': z = 1 } = a;
function overloaded(a: string): void;
function overloaded(a: any) {}
`,
  'default-class.ts': 'export default /* a */ class<T> extends Base.Inner<T> implements A, B<T> { }',
  'default-abstract.ts': 'export default abstract class A { abstract b: string; }',
  'default-expression.ts': 'export default a + b;',
  'export-equals.ts':
    'import a = require("a"); import type b = require("b"); export import c = a.b.c; export = a;',
  'global.d.ts': `export as namespace Lib;
declare global { interface Window { a: string } }
declare module 'a' { export const b: number; }
declare module 'c';
namespace A.B.C { export namespace D {} }
export declare namespace E.F { type G = 1; }
module H {}
export {};
`,
  'modules.ts': `import 'a';
import b from 'b';
import * as c from 'c';
import d, { e, f as g, type h, default as i, "string name" as j } from 'd' with { type: 'json' };
import k, * as l from 'l';
import type { m } from 'm';
import type n from 'n';
import defer * as deferred from 'o';
export { e, f as o, type h as p, g as "string name" };
export { q, default } from 'q' with { type: 'json' };
export * from 'r';
export * as s from 's' with { type: 'json' };
export type { t } from 't';
export type * from 'u';
import.meta.url; import('v'); import('w', { with: {} }); import.defer('x');
`,
  'classes.ts': `@decorated @decorated.by('a')
export class A<in out T> extends (b as any)<T> implements C, D {
  static #private = 1;
  readonly e?: string = 'a';
  declare f: number;
  g!: string;
  override h = 2;
  accessor i = 3;
  static accessor j;
  'k' = 4; 5 = 6; [l] = 7; #m?: string;
  @decorated() n: string;
  ;
  constructor(private o: string, public readonly p = 1, @Inject() protected override q?: string, r?: number) { super(); new.target; }
  static { 'use strict'; this.#private; }
  get s(): string { return ''; }
  set s(value) {}
  static async *t<U>(u: U, @b() ...v: U[]): AsyncGenerator<U> {}
  'constructor'() {}
  static constructor() {}
  private w?(): void;
  [x: string]: any;
  static readonly [y: number]: string;
  async [Symbol.z]() { super.z(); #private in this; }
}
abstract class B { abstract c(): void; abstract accessor d: string; protected abstract readonly e: string; abstract get f(): string; private constructor(); "g"(): void {} }
const C = class D { };
class E { 'constructor'(a: string) {} }
class F { public /* a */ 'constructor'() {} }
export class G { @a @b export }
`,
  'expressions.ts': `a?.b.c?.[d]?.(e)!.f; (a?.b).c; (a?.b)(); a?.b!; (a?.b)!.c; a![b]; a?.();
new A; new A<B>(c, ...d); new (a())(); f<string>('a'); f<A<B<C>>>(d); f< /* > */ A, B , >(c); const g = f<string>;
(a, b, c); ((a, b), c); a = b = c; a += 1; a ||= b; a &&= b; a ??= b; a **= 2; a >>>= 1;
a ?? b; a || b && c; a instanceof b; 'a' in b; a ** -b; a <= b !== c; a >>> b; a | b ^ c & d; ~a; !a; +a; -a; ++a; a--;
delete a.b; void 0; typeof a; a ? b : c;
[a, , b, ...c]; [a, [b = 1], ...c] = d; ({ a, b: c, d = 1, ...e } = f); ({ a: [b], c: { d } } = e); ({ a: b.c, [d]: e[f] } = g);
[a.b, c[d]] = e; for ([a, b] of c) {} for ({ a } in b) {}
({ a, b: 1, 'c': 2, 3: 4, [d]: 5, e() {}, get f() { return 1; }, set f(v) {}, async *[g]() {}, async h() {}, ...i, get: 1, static: 2 });
(function a(b) { return b; }); async function* c() {} (async (a) => await a); (a: string): string => a; <T,>(a: T) => a; async <T>(a: T) => {};
a as const; a as any as string; <any>a; a satisfies B; (a as any) = b; (<any>a).b = c; a! = b;
\`a\${b}c\${\`d\`}e\`; tag\`\\unicode \${a} \\xerxes\`; tag<string>\`a\`; tag\`\\u{bad}\`; \`plain\\n\`; tag\`fine \\u0041\`;
1; 0x1f; 1_000; .5e3; 10n; 1_0n; 0b1n; 'a\\'b\\u0041'; "\\n"; /a\\/[/]b/giu; /(?<a>b)/v; true; false; null; this; undefined;
() => ({}); (() => {})(); a => b => c; ({}).toString(); (a); ((a));
import.meta; yield_; async; of; let x = <T extends unknown>(y: T) => y;
`,
  'types.ts': `type A<T = any, U extends keyof T = never> = T[U] extends (infer V extends string)[] ? V : never;
type B = string | number | boolean | symbol | bigint | object | unknown | never | void | undefined | null | any;
type C = { a: string; readonly b?: number; c(): void; d?<T>(e: T): T; new (f: string): C; (g: number): string; [h: string]: any; get i(): string; set i(v: string); readonly [j: number]: string };
type D = { readonly [K in keyof A as \`get\${Capitalize<K>}\`]?: A[K] } & { -readonly [K in 'a']-?: 1 } & { +readonly [K in 'b']+?: 2 } & { [K in 'c'] };
type E = [a: string, b?: number, ...c: boolean[]] | [string, number?, ...boolean[]] | readonly string[] | unique symbol | [];
type F = typeof import('a') | import('a').B.C<D> | typeof a.b.c<string> | typeof this.a | typeof this | import('a', { with: { 'resolution-mode': 'import' } }) | import('b', { assert: { type: 'json' }, }).C;
type G = (this: void, a?: string, ...b: any[]) => a is string; type H = abstract new <T>(a: T) => T; type I = new () => void;
type J = 'a' | 1 | -1 | 1n | true | false | null | \`a\${string}b\${number}\` | (string);
type K = A<B<C>>; type L = asserts; type M = this; type N = intrinsic; type O = ((a: string) => void)[];
interface P<T> extends Q<T>, R.S { a: T; (b: T): void; new (c: T): P<T>; d?: this; readonly e: string; f(): asserts this is T; g(): asserts this; }
declare function isA(a: any): a is A; declare function check(a: any): asserts a; declare function self(): this is A;
enum T { A, B = 'b', 'C D' = 1 << 2, ['e'] = 3 } declare const enum U { A } export enum V {} export declare enum W { A }
export type X = 1; export interface Y {} declare type Z = 2; abstract class AA<const T> { a: typeof b[number]['c']; }
let x: A<<T>(y: T) => void>; let z: Array<typeof a>; function f(this: A) {} type Acc = A['b']['c'][]; type Opt = [a?: string];
type Cond = A extends B ? C extends D ? 1 : 2 : 3; type Fn = typeof f<string>; type Rest = [...A, ...B];
`,
  'jsx.tsx': `const a = <A.B.C b="c" d='&amp;e' {...f} g={h} i:j="k" l-m n={<o />}>text &lt; {p} {/* nothing */} {...q}<r:s/></A.B.C>;
const b = <></>; const c = <><a></a>{b}</>; const d = <T,>(e: T) => <E<T> f={<></>} />; const e = <this.f.g />; const f = <div
  a = "b"
>

  text
</div>; const g = <a-c.d />;
`,
  'jsx.js': 'export const a = (b) => <b c={d}>{e}</b>;',
  'jsx.jsx': 'const a = <a b />;',
  'commonjs.cts': 'import a = require("a"); export = a;',
  'module.mts': 'const a = 1;',
  'empty.ts': '',
  'comment.ts': '// nothing\n/* else */',
  'crlf.ts': 'const a = 1;\r\n\r\nfunction b() {\r\n  return `c\r\nd`;\r\n}\r\n',
  'separators.js': 'const a = "\u2028";\u2028const b = 1;\u2029c();',
  'bom.ts': '\uFEFFconst a = 1;',
  'unicode.ts': 'const \u00e9t\u00e9 = "\ud83d\ude00", \\u0061b = 1; /* \ud83d\ude00 */ c(\u{20000});',
};
