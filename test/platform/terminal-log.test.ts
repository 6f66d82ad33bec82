import { expect, it } from 'vitest';
import { terminalLog } from '../../src/platform/terminal-log.ts';

const loggedOn = (isTTY: boolean) => {
  const written: string[] = [];
  const log = terminalLog({ isTTY, write: (text) => written.push(text) });
  log.info('Info.');
  log.progress('Step');
  log.warn('A\n\u001b[31mwarning');
  log.progress('');
  return written;
};

it('keeps to lines where nobody watches', () => {
  expect(loggedOn(false)).toEqual(['Info.\n', 'warning: A\\n\\u{1b}[31mwarning\n']);
});

it('shows progress on a terminal, on a line that is cleared again', () => {
  const clear = '\r\u001b[2K';
  expect(loggedOn(true)).toEqual([
    `${clear}Info.\n`,
    `${clear}Step …`,
    `${clear}warning: A\\n\\u{1b}[31mwarning\n`,
    clear,
  ]);
});
