import { expect, it } from 'vitest';
import { codeOf } from '../../support/code.ts';

it('finds markers in comments, with their lines, and not in code', async () => {
  const text = '// TODO: one\nconst TODO = "FIXME";\n/*\n * HACK and\n * XXX\n */\n// todo, TODOs, MYTODO\n';
  expect((await codeOf(text)).todos).toEqual([
    { marker: 'TODO', line: 1 },
    { marker: 'HACK', line: 4 },
    { marker: 'XXX', line: 5 },
  ]);
});
