import { expect, it } from 'vitest';
import { codeOf } from '../../support/code.ts';

it.each([
  ['process.env.PORT;', [['PORT', false]]],
  ['process.env["PORT"];', [['PORT', false]]],
  ['process.env.PORT || 80;', [['PORT', true]]],
  ['process.env.PORT ?? 80;', [['PORT', true]]],
  ['80 ?? process.env.PORT;', [['PORT', false]]],
  ['a && process.env.PORT;', [['PORT', false]]],
  ['process.env.PORT ??= "80";', [['PORT', true]]],
  ['process.env[name];', [[null, false]]],
  [
    'const { PORT, HOST = "a", ...rest } = process.env;',
    [
      ['PORT', false],
      ['HOST', true],
      [null, false],
    ],
  ],
  ['schema.parse(process.env);', [[null, false]]],
  ['globalThis.process.env.PORT;', [['PORT', false]]],
  ['import.meta.env.VITE_PORT;', [['VITE_PORT', false]]],
  ['Bun.env.PORT;', [['PORT', false]]],
  ['Deno.env.get("PORT");', [['PORT', false]]],
  ['Deno.env.get("PORT") ?? 80;', [['PORT', true]]],
  ['import { env } from "node:process"; env.PORT;', [['PORT', false]]],
  ['import { env as e } from "process"; const { PORT } = e;', [['PORT', false]]],
  ['process.env.PORT = "80";', []],
  ['delete process.env.PORT;', []],
  ['process.env.__on || spawn(a, { env: { __on: "1" } });', []],
  ['cluster.fork({ "PARENT": process.pid }); process.env.PARENT;', []],
  ['process.env.PORT; fork({ PORT: 1 }); run({ env: { [PORT]: 1 } });', [['PORT', false]]],
  ['spawn(a, { env: { PORT: process.env.PORT } });', [['PORT', false]]],
  ['spawn(a, { env: { PORT: process.env.PORT || 80 } });', [['PORT', true]]],
  ['a.env.PORT; env.PORT; process.environment.PORT;', []],
])('%s', async (text, reads) => {
  const { environmentReads } = await codeOf(text);
  expect(environmentReads.map(({ name, hasDefault }) => [name, hasDefault])).toEqual(reads);
});
