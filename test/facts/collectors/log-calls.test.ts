import { expect, it } from 'vitest';
import { codeOf } from '../../support/code.ts';

it.each([
  ['console.log(a);', ['console.log']],
  ['console.table(a); console.clear();', ['console.table']],
  ['logger.info(a);', ['logger.info']],
  ['this.logger.error(a);', ['logger.error']],
  ['request.log.warn(a);', ['log.warn']],
  ['winston.debug(a);', ['winston.debug']],
  ['monitor.log("error", a); console.log("error");', ['monitor.error', 'console.log']],
  ['logger[level](a); table[key](a);', ['logger.*']],
  ['Math.log(a); dialog.info(a); catalog.error(a); log(a); logger.child(a); console[a](b);', []],
  ['window.addEventListener("message", a); console.warn(b);', []],
  ['const window = new Page(); window.addEventListener("a", b); console.warn(b);', ['console.warn']],
  ['document.querySelector("a"); console.warn(b);', []],
  ['(document) => document.body; window.setTimeout(a); console.warn(b);', ['console.warn']],
  ['typeof window; console.warn(b);', ['console.warn']],
])('%s', async (text, callees) => {
  expect((await codeOf(text)).logCalls.map(({ callee }) => callee)).toEqual(callees);
});
