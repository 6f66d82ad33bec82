import { describe, expect, it } from 'vitest';
import { scriptBlocksOf } from '../../src/facts/script-blocks.ts';
import { codeAnalysisOf, codeOf } from '../support/code.ts';
import { processorTime } from '../support/processor-time.ts';

const component = `<template>
  <p v-if="a < b">{{ a }} // no comment</p>
</template>

<script lang="ts">
export interface Props { a: string }
</script>
<script setup lang='ts' generic="T extends A<B>">
// why
const load = (a: string) => { if (a) b(); };
</script>

<style>p { color: red }</style>
`;

it('keeps every place of the scripts, and blanks the rest', () => {
  const blocks = scriptBlocksOf(component);
  expect(blocks?.language).toBe('ts');
  expect(blocks?.text.split('\n').map((line) => line.trim())).toEqual([
    '',
    '',
    '',
    '',
    '',
    'export interface Props { a: string }',
    ';',
    '',
    '// why',
    'const load = (a: string) => { if (a) b(); };',
    ';',
    '',
    '',
    '',
  ]);
});

it('gives facts with the lines of the whole file', async () => {
  const { functions, exports, codeLines } = await codeOf(component, 'vue');
  expect(functions.map(({ name, line, cyclomatic }) => [name, line, cyclomatic])).toEqual([['load', 10, 2]]);
  expect(exports.map(({ name, line }) => [name, line])).toEqual([['Props', 6]]);
  expect(codeLines).toBe(4);
});

describe('the language', () => {
  it.each([
    ['<script>a</script>', 'js'],
    ['<script lang=ts>a</script>', 'ts'],
    ['<script lang="tsx">a</script>', 'tsx'],
    ['<script lang="jsx">a</script>', 'jsx'],
    ['<script>a</script><script lang="ts">b</script>', 'ts'],
    ['<script lang="jsx">a</script><script lang="ts">b</script>', 'tsx'],
  ])('of %s is %s', (text, language) => {
    expect(scriptBlocksOf(text)?.language).toBe(language);
  });
});

it.each(['<template></template>', '', '<scripts></scripts>', '<script'])(
  '%s holds no script',
  async (text) => {
    expect(scriptBlocksOf(text)).toBeNull();
    expect(await codeAnalysisOf(text, 'vue')).toEqual({ kind: 'skipped', reason: 'It holds no script.' });
  },
);

it('takes a script that is never closed to the end', () => {
  expect(scriptBlocksOf('<script>\na();')?.text).toBe('        \na();;');
});

it('stays linear on hostile text', () => {
  const started = processorTime();
  scriptBlocksOf('<script a="'.repeat(50_000));
  scriptBlocksOf('<script>'.repeat(50_000));
  expect(processorTime() - started).toBeLessThan(2000);
});
