import { globSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { main } from '../src/cli.ts';
import { formats } from '../src/commands/formats.ts';
import { checkoutOf } from './support/checkout.ts';
import { memoryTerminal } from './support/memory-terminal.ts';
import { ecPem, ed25519Pem, rsaPem } from './support/pem.ts';
import { checked, drawn, tokenForms } from './support/secret-values.ts';
import { marks } from './support/suppression-marks.ts';

/** A value, and how much of its beginning every value of its kind has. */
interface Planted {
  readonly value: string;
  readonly fixed: number;
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

const tokens: readonly Planted[] = tokenForms.flatMap(({ make, fixed }, index) =>
  [1, 2].map((seed) => ({ value: make(100 * seed + index), fixed })),
);
const passwords: readonly Planted[] = [31, 32, 33].map((seed) => ({
  value: drawn(letters, 24, seed),
  fixed: 0,
}));
const keys: readonly Planted[] = [ed25519Pem, ecPem('pkcs8'), rsaPem()].map((value) => ({
  value,
  fixed: value.indexOf('\n') + 1,
}));

/** Ways in which a value stands in a file, alone or with somebody's comment that tells it again. */
const forms: readonly (readonly [name: string, text: (value: string) => string])[] = [
  ['ts', (value) => `export const apiSecret = '${value}';\n`],
  ['crlf.ts', (value) => `// a\r\nexport const dbPassword = '${value}'; // ${marks.gitleaks}\r\n`],
  [
    'jsx',
    (value) => `export const A = () => <a>{/* ${marks.own} provider-token: ${value} */}{'${value}'}</a>;\n`,
  ],
  ['yml', (value) => `db:\n  # ${marks.own} ${value}: why — until ${value}\n  password: ${value}\n`],
  ['sql', (value) => `-- ${marks.own} hard-coded-credential: it is ${value}\nset password = '${value}';\n`],
  ['json', (value) => `${JSON.stringify({ clientSecret: value, note: marks.gitleaks })}\n`],
  ['env', (value) => `API_TOKEN=${value}\n`],
  ['url.txt', (value) => `See https://admin:${value}@db.acme.io/x for it.\n`],
  [
    'html',
    (value) => `<!-- ${marks.own} provider-tokn: ${value} -->\n<p data-token="${value}">${value}</p>\n`,
  ],
  ['py', (value) => `token = '${value}'  # ${marks.semgrep}: ${value}\n`],
];

/** Whether a part of a value stands in a text: this many characters are no chance. */
const partLength = 12;

function partsOf({ value, fixed }: Planted): readonly string[] {
  const random = value.slice(fixed);
  return Array.from({ length: Math.max(0, random.length - partLength + 1) }, (_, at) =>
    random.slice(at, at + partLength),
  ).filter((part) => /^[A-Za-z0-9+/_=-]+$/.test(part) && new Set(part).size > 5);
}

function leaksIn(text: string, parts: ReadonlySet<string>): readonly number[] {
  const leaks: number[] = [];
  for (let at = 0; at + partLength <= text.length; at += 1)
    if (parts.has(text.slice(at, at + partLength))) leaks.push(at);
  return leaks;
}

describe('what is planted', async () => {
  await using checkout = await checkoutOf();
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(checkout.directory, path)), { recursive: true });
    writeFileSync(join(checkout.directory, path), text);
  };
  const single = [...tokens, ...passwords];
  for (const [index, { value }] of single.entries()) {
    const [name, text] = forms[index % forms.length] ?? ['txt', (one: string) => one];
    write(`src/a${index}.${name}`, text(value));
  }
  for (const [index, { value }] of keys.entries()) {
    write(`keys/${index}.pem`, value);
    write(
      `keys/${index}.ts`,
      `// ${marks.own} private-key: ${value.split('\n')[1]}\nexport const key = ${JSON.stringify(value)};\n`,
    );
  }
  checkout.commit('Half of it');
  write('src/new.ts', `// ${marks.own} provider-token: why\nexport const token = '${checked('ghp_', 9)}';\n`);
  const parts = new Set([...single, ...keys, { value: checked('ghp_', 9), fixed: 4 }].flatMap(partsOf));

  const texts = new Map<string, string>();
  const run = async (...args: readonly string[]) => {
    const terminal = memoryTerminal(checkout.directory);
    await main(args, terminal);
    texts.set(args.join(' '), terminal.printed() + terminal.complained());
  };
  const stored = join(checkout.directory, '.certgate/scorecard.json');
  await run('check', '--now', '2026-11-23T12:00:00Z', '--timing');
  for (const format of formats) await run('report', stored, '--format', format);
  await run('report', stored, '--format', 'sarif', '--all');
  for (const path of globSync(join(checkout.directory, '.certgate/**/*')).filter((one) =>
    statSync(one).isFile(),
  ))
    if (!path.includes('/keys/')) texts.set(path, readFileSync(path, 'latin1'));

  it('is found', () => {
    const found = JSON.parse(texts.get(`report ${stored} --format sarif --all`) ?? '');
    expect(
      found.runs[0].results.filter(({ ruleId = '' }) => ruleId.startsWith('quality/security/')).length,
    ).toBeGreaterThan(single.length);
    expect(parts.size).toBeGreaterThan(3000);
    expect([...texts.keys()].some((name) => name.endsWith('results.sarif'))).toBe(true);
    expect(leaksIn(`x ${single[0]?.value} y`, parts)).not.toEqual([]);
  });

  it.each([...texts.keys()].map((name) => [name.replace(checkout.directory, ''), name]))(
    'is not shown, nor a part of it: %s',
    (_, name) => {
      const text = texts.get(name) ?? '';
      // Of a run that has nobody to tell of anything.
      if (!name.endsWith('--format alerts')) expect(text).not.toBe('');
      expect(leaksIn(text, parts).map((at) => text.slice(Math.max(0, at - 80), at))).toEqual([]);
    },
  );
});
