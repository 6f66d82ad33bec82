import { expect, it } from 'vitest';
import { codeOf } from '../../support/code.ts';

it.each([
  ['eval(a);', ['code dynamic']],
  ['eval("1");', ['code constant']],
  ['new Function("a", b);', ['code dynamic']],
  ['setTimeout("a()", 1);', ['code constant']],
  ['setTimeout(a, 1);', []],
  ['require(a); require("a");', ['module dynamic']],
  ['import("./" + a);', ['module dynamic']],
  ['new RegExp(a); new RegExp("a" + `b`);', ['regular-expression dynamic']],
  ['import { exec } from "node:child_process"; exec(a);', ['shell-command dynamic']],
  ['import { exec as e } from "child_process"; e("ls " + "-l");', ['shell-command constant']],
  ['import * as c from "node:child_process"; c.spawn("ls", [a]);', ['process constant']],
  ['const { execSync } = require("child_process"); execSync("ls " + a);', ['shell-command dynamic']],
  ['const vm = require("node:vm"); vm.runInNewContext(a);', ['code dynamic']],
  ['exec(a); pattern.exec(a);', []],
  ['a.innerHTML = b;', ['html dynamic']],
  ['a.insertAdjacentHTML("beforeend", "<p>");', ['html constant']],
  ['document.write(a);', ['html dynamic']],
  ['const a = <p dangerouslySetInnerHTML={b} />;', ['html dynamic']],
])('%s', async (text, calls) => {
  expect((await codeOf(text, 'tsx')).riskyCalls.map(({ sink, argument }) => `${sink} ${argument}`)).toEqual(
    calls,
  );
});
