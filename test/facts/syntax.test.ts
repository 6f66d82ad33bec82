import { expect, it } from 'vitest';
import { parse } from '../../src/facts/syntax.ts';

const sloppy = ['var a = 0777;', 'var a = "\\101";', 'var a = 08;'];

it.each(sloppy)('a script may say `%s`', async (text) => {
  for (const language of ['js', 'cjs'] as const) expect((await parse(text, language)).ok).toBe(true);
});

it.each(sloppy)('a module and TypeScript may not say `%s`', async (text) => {
  for (const language of ['mjs', 'ts', 'tsx'] as const) {
    expect(await parse(`\n${text}`, language)).toMatchObject({
      ok: false,
      reason: expect.stringMatching(/^It has a syntax error: `[^`]+`\.$/),
      line: 2,
    });
  }
});

it('what the compiler says of types in JavaScript is no syntax error of the file', async () => {
  expect((await parse('let a = (b) => b; a = <c />;', 'jsx')).ok).toBe(true);
  expect(await parse('let a = ;', 'js')).toMatchObject({ ok: false, line: 1 });
});
