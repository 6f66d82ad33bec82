import { describe, expect, it } from 'vitest';
import { analyse } from '../../src/facts/analyse.ts';
import type { PathClass } from '../../src/facts/path-class.ts';
import { codeAnalysisOf, codeOf } from '../support/code.ts';
import { processorTime } from '../support/processor-time.ts';

const notAnalysed = (reason: RegExp, line: number | null) => ({
  kind: 'not-analysed',
  reason: expect.stringMatching(reason),
  line,
});

const skipped = (reason: RegExp) => ({ kind: 'skipped', reason: expect.stringMatching(reason) });

describe('a file that should be code and can not be read as such is named, with the reason and the line', () => {
  it.each<[string, PathClass, string, unknown]>([
    [
      'brackets, 50,000 deep',
      'ts',
      `a = ${'('.repeat(50_000)}1${')'.repeat(50_000)};`,
      notAnalysed(/^It is nested too deeply/, null),
    ],
    [
      'arrays, 50,000 deep',
      'ts',
      `a = ${'['.repeat(50_000)}${']'.repeat(50_000)};`,
      notAnalysed(/^It is nested too deeply/, null),
    ],
    [
      'blocks, 50,000 deep',
      'ts',
      `${'{'.repeat(50_000)}${'}'.repeat(50_000)}`,
      notAnalysed(/^It is nested too deeply/, null),
    ],
    [
      'a sum of 50,000',
      'ts',
      `a = ${'1 + '.repeat(50_000)}1;`,
      notAnalysed(/^It is nested too deeply/, null),
    ],
    [
      'JSON under the name of code',
      'js',
      '{\n  "a": 1,\n  "b": 2\n}\n',
      notAnalysed(/^It has a syntax error: `';' expected`\.$/, 2),
    ],
    [
      'a conflict that was committed',
      'ts',
      'a();\n<<<<<<< HEAD\nb();\n=======\n',
      notAnalysed(/^It has a syntax error: `.*`\.$/, 2),
    ],
    ['a bracket that is never closed', 'ts', 'function f() {\n', notAnalysed(/syntax error/, 2)],
    ['NUL bytes', 'ts', 'a\0b', notAnalysed(/NUL bytes/, null)],
    ['UTF-16', 'ts', 'a\0(\0)\0;\0', notAnalysed(/NUL bytes/, null)],
  ])('%s', async (_, pathClass, text, expected) => {
    expect(await codeAnalysisOf(text, pathClass)).toEqual(expected);
  });
});

describe('a file that is no code for people is left out, and it is said why', () => {
  it.each<[string, PathClass, string, unknown]>([
    ['5 MB of statements', 'ts', 'a();\n'.repeat(1_000_000), skipped(/larger than 512 KiB/)],
    [
      'a line of 1,000,000 characters',
      'js',
      `a = '${'x'.repeat(1_000_000)}';`,
      skipped(/longer than 500 characters/),
    ],
    ['the same in TypeScript', 'ts', `a = '${'x'.repeat(1_000_000)}';`, skipped(/larger than 512 KiB/)],
    ['a generated file', 'ts', '// @generated\n%%%', skipped(/marker/)],
    ['somebody else’s', 'vendored-code', '%%%', skipped(/from elsewhere/)],
    ['what a build writes', 'built-code', '%%%', skipped(/a build writes/)],
    ['a translation of Qt', 'ts', '<?xml version="1.0"?>\n<!DOCTYPE TS>\n<TS></TS>', skipped(/Qt Linguist/)],
  ])('%s', async (_, pathClass, text, expected) => {
    expect(await codeAnalysisOf(text, pathClass)).toEqual(expected);
  });

  it('a video that ends in .ts', async () => {
    const packets = new Uint8Array(376);
    packets[0] = 0x47;
    packets[188] = 0x47;
    expect((await analyse('ts', packets)).code).toBeNull();
  });

  it('other languages', async () => {
    expect(await codeAnalysisOf('def f(): pass', 'other')).toBeNull();
  });
});

describe('odd, and code all the same', () => {
  it.each<[string, PathClass, string]>([
    ['an empty file', 'ts', ''],
    ['a hashbang', 'js', '#!/usr/bin/env node\na();'],
    ['decorators', 'ts', '@a() class B { @c d = 1; @e() f(@g h: string) {} }'],
    ['JSX in .js', 'js', 'const a = <p>b</p>;'],
    ['sloppy mode', 'cjs', 'with (a) { b = c; } return d;'],
    ['await at the top', 'mjs', 'await a;'],
    ['types in .js, as of Flow', 'js', 'const a: string = b;'],
    ['a type parameter in .tsx', 'tsx', 'const a = <T,>(b: T) => <p>{b}</p>;'],
    ['a type assertion in .ts', 'ts', 'const a = <any>b;'],
    [
      'const enums and namespaces',
      'cts',
      'const enum A { B } namespace C { export const d = 1 } import E = C.d;',
    ],
    [
      'names that are properties of every object',
      'ts',
      'function constructor() { __proto__(); toString(); } export { constructor as hasOwnProperty };',
    ],
  ])('%s', async (_, pathClass, text) => {
    expect((await codeAnalysisOf(text, pathClass))?.kind).toBe('analysed');
  });

  it('bytes that are no UTF-8', async () => {
    const { code } = await analyse('js', Uint8Array.of(0x2f, 0x2f, 0xff, 0xfe, 0x0a, 0x61, 0x3b));
    expect(code?.kind).toBe('analysed');
  });

  it('a byte order mark moves no line', async () => {
    expect((await codeOf('\ufeffa();\nfunction f() {}')).functions[0]?.line).toBe(2);
  });
});

it('stays linear on what makes scanners slow', async () => {
  const started = processorTime();
  for (const text of [
    '/*'.repeat(100_000),
    '//\n'.repeat(60_000),
    '`${'.repeat(20_000),
    "'".repeat(100_000),
    '<a>'.repeat(20_000),
  ]) {
    await codeAnalysisOf(text, 'tsx');
  }
  expect(processorTime() - started).toBeLessThan(10_000);
});
