import { info, warning } from '@actions/core';
import { printable } from '../../model/printable.ts';
import type { Log } from '../../model/world.ts';

/** The log of a step. A line never begins with text from outside, so none of it can be taken for a command. */
export const actionsLog: Log = {
  info: (line) => info(`certgate: ${printable(line)}`),
  warn: (line) => warning(printable(line)),
  progress: () => {},
};
