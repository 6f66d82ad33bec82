import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseReference } from '@typescript-eslint/typescript-estree';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { conversionsBy } from '../../../src/facts/estree/tree.ts';
import { languages } from '../../../src/facts/path-class.ts';
import { parse } from '../../../src/facts/syntax.ts';
import { samples } from './samples.ts';

/**
 * The tree that is made here is the one that typescript-estree makes. What is left out on purpose: the value of a regular
 * expression, which would have to be compiled, and `&amp;` in text for people, which stays as it was written.
 */
async function expectSameTree(text: string, path: string): Promise<void> {
  const extension = path.split('.').at(-1);
  const language = languages.find((name) => name === extension);
  if (language === undefined || language === 'vue' || language === 'svelte') throw new Error(path);
  const reference = parseReference(text, {
    allowInvalidAST: true,
    filePath: `file.${language}`,
    jsDocParsingMode: 'none',
    loc: true,
    range: true,
    suppressDeprecatedPropertyWarnings: true,
  });
  const syntax = await parse(text, language);
  expect(syntax.ok, path).toBe(true);
  if (syntax.ok) expect(differenceOf(reference, syntax.program, 'program'), path).toBeNull();
}

/** Where two trees differ, and how; `null` when they don't. Not by `toEqual`: on a megabyte of code that takes minutes. */
function differenceOf(reference: unknown, made: unknown, at: string): string | null {
  if (Object.is(reference, made)) return null;
  if (!isObject(reference) || !isObject(made)) return `${at}: ${String(reference)}, not ${String(made)}`;
  const parts = new Set([...Object.keys(reference), ...Object.keys(made)]);
  if (parts.delete('loc')) {
    const [right, ours] = [linesOf(reference), linesOf(made)];
    if (right !== ours) return `${at}.loc of ${reference['type']}: ${right}, not ${ours}`;
  }
  if ('regex' in reference || reference['type'] === 'JSXText') parts.delete('value');
  if (reference['type'] === 'Literal' && /&[#\w]+;/.test(String(reference['raw']))) parts.delete('value');
  for (const part of parts) {
    const difference = differenceOf(reference[part], made[part], `${at}.${part}`);
    if (difference !== null) return difference;
  }
  return null;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** Lines and columns, which are looked up when they are read. */
function linesOf({ loc }: Record<string, unknown>): string {
  const { start, end } = loc as Record<'start' | 'end', { line: number; column: number }>;
  return `${start.line}:${start.column}-${end.line}:${end.column}`;
}

describe('the syntax of', () => {
  it.each(Object.entries(samples))('%s', async (path, text) => await expectSameTree(text, path));
});

it('every kind of node that has a conversion stands in a sample', () => {
  const met = new Set<ts.SyntaxKind>();
  const visit = (node: ts.Node): void => {
    met.add(node.kind);
    ts.forEachChild(node, visit);
  };
  for (const [path, text] of Object.entries(samples))
    visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest));
  const missing = conversionsBy(ts)
    .flatMap((conversion, kind) => (conversion === undefined ? [] : kind))
    .filter((kind) => !met.has(kind));
  expect(missing.map((kind) => ts.SyntaxKind[kind])).toEqual([]);
});

describe('the sources of', () => {
  const modules = join(import.meta.dirname, '../../../node_modules');
  /** One file in so many, unless all are asked for by `ORACLES=all`. */
  const every = process.env['ORACLES'] === 'all' ? 1 : 10;

  it.each([
    ['zod', 'src/**/*.ts'],
    ['rxjs', 'src/**/*.ts'],
    ['@noble/curves', 'src/**/*.ts'],
    ['eslint', 'lib/**/*.js'],
    ['@types/node', '**/*.d.ts'],
    ['vitest', 'dist/**/*.{js,d.ts}'],
  ])('%s', { timeout: 120_000 }, async (name, glob) => {
    const files = globSync(glob, { cwd: join(modules, name) }).sort();
    expect(files.length).toBeGreaterThan(20);
    for (const file of files.filter((_, index) => index % every === 0)) {
      await expectSameTree(readFileSync(join(modules, name, file), 'utf8'), file);
    }
  });
});
