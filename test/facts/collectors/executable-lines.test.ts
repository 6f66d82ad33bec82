import { expect, it } from 'vitest';
import { codeOf } from '../../support/code.ts';

it('leaves out comments, empty lines and what types leave behind', async () => {
  const text = [
    'import a from "a";', // 1
    '',
    '// why',
    'interface B {', // 4
    '  c: string;',
    '}',
    'type C = {', // 7
    '  d: string;',
    '};',
    'declare const e: string;', // 10
    'declare function f(): void;',
    'export function g(): B {', // 12
    '  return h;',
    '}',
    '/* after */ a();', // 15
  ].join('\n');
  expect((await codeOf(text)).executableLines).toEqual([1, 1, 12, 15]);
});
