// biome-ignore-all lint/suspicious/noTemplateCurlyInString: they stand in the texts of cases

import { expect, it } from 'vitest';
import { codeAnalysisOf, codeOf } from '../../support/code.ts';
import { processorTime } from '../../support/processor-time.ts';

const head = 'import { exec } from "child_process";\n';

it.each<[string, string]>([
  [
    'a chain of names',
    `${Array.from({ length: 3000 }, (_, at) => `const a${at + 1} = a${at};`).join('\n')}\nexec(a3000);`,
  ],
  ['names that mean each other', 'let a = b; let b = a; a = a + b; b = `${a}${b}`; exec(a);'],
  ['functions that call each other', 'const f = (x) => g(x); const g = (x) => f(x); exec(f(1));'],
  ['a concatenation of hundreds', `exec(${Array.from({ length: 800 }, (_, at) => `a${at}`).join(' + ')});`],
  ['thousands of sinks', Array.from({ length: 4000 }, (_, at) => `exec(a${at});`).join('\n')],
  ['a name that is given thousands of values', `let a;\n${'a += b;\n'.repeat(3000)}exec(a);`],
  [
    'names of the prototype',
    'const o = { __proto__: null, constructor: 1 }; exec(o.constructor); exec(o.__proto__); exec(toString);',
  ],
  [
    'patterns within patterns',
    'const { a: { b: [{ c = 1 } = {}] } = {}, ...rest } = x; exec(c); exec(rest.d);',
  ],
  ['what is empty', 'exec(); eval(); new Function(); document.write(); $(); res.send(); x.innerHTML = ``;'],
  ['expressions that are none', 'new RegExp("("); const a = /(?<a>x)\\k<a>/; /[\\u{10FFFF}]+/u.test(a);'],
])('bears %s', async (_, text) => {
  const started = processorTime();
  const analysis = await codeAnalysisOf(head + text);
  expect(analysis?.kind).toBe('analysed');
  expect(processorTime() - started).toBeLessThan(2000);
});

it('tells no more than 200 places of a file', async () => {
  const { insecureCode } = await codeOf(
    head + Array.from({ length: 500 }, (_, at) => `exec(a${at});`).join('\n'),
  );
  expect(insecureCode.length).toBe(200);
});

it('says the same whatever stands around', async () => {
  const body = 'app.get("/", (req) => { const { a } = req.query; exec("ls " + a); });';
  const plain = await codeOf(head + body);
  for (const text of [
    `${head}// x\n/* y */ ${body}`,
    (head + body).replaceAll('\n', '\r\n'),
    `${head}\t\t${body}`,
  ])
    expect((await codeOf(text)).insecureCode.map(({ line: _, ...rest }) => rest)).toEqual(
      plain.insecureCode.map(({ line: _, ...rest }) => rest),
    );
  expect(plain.insecureCode).toEqual([
    {
      rule: 'command-injection',
      line: 2,
      sink: 'child_process.exec',
      proof: 'tainted',
      source: 'req.query.a',
    },
  ]);
});

it('never tells a text of the file', async () => {
  const secret = 'k3yOfThisServer9';
  const { insecureCode } = await codeOf(
    `import crypto from "crypto"; import jwt from "jsonwebtoken"; import { exec } from "child_process"; jwt.sign(a, "${secret}");\ncrypto.createHmac("sha256", "${secret}"); eval("${secret}"); app.get("/", (req) => exec(req.query["${secret}"]));`,
  );
  expect(insecureCode.map(({ rule, line }) => `${line} ${rule}`)).toEqual([
    '1 hard-coded-key',
    '2 code-injection',
    '2 command-injection',
    '2 hard-coded-key',
  ]);
  expect(JSON.stringify(insecureCode)).not.toContain(secret.slice(0, 8));
});
