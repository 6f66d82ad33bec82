import { expect, it } from 'vitest';
import { codeOf } from '../../support/code.ts';

it.each([
  ['let a: any;', ['any']],
  ['const a = b as any;', ['any']],
  ['const a = b as unknown as C;', ['unsafe-cast']],
  ['const a = b as C;', []],
  ['a!.b;', ['non-null']],
  ['// @ts-ignore\na();', ['type-suppression']],
  ['// @ts-expect-error: says why\na();', ['type-suppression']],
  ['/* eslint-disable no-eval */', ['lint-suppression']],
  ['// biome-ignore lint: says why', ['lint-suppression']],
  ['const a = "// @ts-ignore";', []],
  ['const any = 1; any; !a; a !== b;', []],
])('%s', async (text, kinds) => {
  expect((await codeOf(text)).typeEscapes.map(({ kind }) => kind)).toEqual(kinds);
});
