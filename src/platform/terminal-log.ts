import { printable } from '../model/printable.ts';
import type { Log } from '../model/world.ts';

/** Where text goes: a stream of the process, or a test's. */
export interface Output {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** Speaks on stderr: what a program reads on stdout stays clean. Progress is for terminals only. */
export function terminalLog(stderr: Output): Log {
  const clear = stderr.isTTY === true ? '\r\u001b[2K' : '';
  const line = (text: string) => stderr.write(`${clear}${printable(text)}\n`);
  return {
    info: line,
    warn: (text) => line(`warning: ${text}`),
    progress: (step) => {
      if (stderr.isTTY === true) stderr.write(step === '' ? clear : `${clear}${printable(step)} …`);
    },
  };
}
