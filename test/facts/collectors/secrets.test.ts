import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { secretCandidates } from '../../../src/facts/collectors/secrets.ts';
import { ecPem, pem } from '../../support/pem.ts';
import { checked, drawn, tokenForms } from '../../support/secret-values.ts';

const token = checked('ghp_', 1);
const other = checked('ghp_', 2);

const contexts = (text: string) => secretCandidates(text).map(({ context }) => context);

describe('the place of a credential', () => {
  it.each([
    ['the first line', token, [1]],
    ['the third line', `\n\n  ${token}`, [3]],
    ['CRLF is one break', `a\r\nb\r\n${token}\r\n`, [3]],
    ['several, in order', `${token}\n${other}\n\n${token}`, [1, 2, 4]],
    ['two on one line', `${token} ${other}`, [1, 1]],
    ['kinds mixed', `${ecPem('pkcs8')}${token}`, [1, 6]],
  ])('%s', (_, text, lines) => {
    expect(secretCandidates(text).map(({ line }) => line)).toEqual(lines);
  });
});

describe('the context', () => {
  it.each([
    ['is the line around the value', `const a = '${token}'; // x`, ["const a = '…'; // x"]],
    ['leaves the lines around out', `before\n${token}\nbehind`, ['…']],
    ['folds white space, so that indentation is nobody', `\t\ta  =  ${token}\r\n`, ['a = …']],
    ['takes a second credential out as well', `a=${token} b=${other}`, ['a=… b=…', 'a=… b=…']],
    ['takes any long word out', `x ${'word'.repeat(3)} ${token}`, ['x … …']],
    ['leaves short words in', `x ${'word'.repeat(2)} ${token}`, ['x wordword …']],
    ['reaches no further than 200 characters', `${'ab '.repeat(100)}${token}`, [`${'ab '.repeat(66)}…`]],
    [
      'cuts no credential in two',
      `${token}${' .'.repeat(95)}${token}`,
      [`…${' .'.repeat(95)}`, `${'. '.repeat(94)}.…`],
    ],
  ])('%s', (_, text, expected) => {
    const found = contexts(text);
    expect(found.map((context) => context.replace(/…+/g, '…').trim())).toEqual(
      expected.map((line) => line.trim()),
    );
  });
});

const anyForm = fc.constantFrom(...tokenForms);
const seed = fc.integer({ min: 1, max: 100_000 });

/** Ways in which tokens stand in files. A credential that follows a letter is a part of something else. */
const wrapping = fc.constantFrom<(value: string) => string>(
  (value) => value,
  (value) => `"${value}"`,
  (value) => `'${value}'`,
  (value) => `\`${value}\``,
  (value) => `    ${value}    `,
  (value) => `\t${value}`,
  (value) => `// ${value}`,
  (value) => `# ${value}`,
  (value) => `/* ${value} */`,
  (value) => `<!--${value}-->`.replace('-->', ' -->'),
  (value) => `TOKEN=${value}`.replace('TOKEN=A', 'TOKEN: A'),
  (value) => `token: ${value}`,
  (value) => `{"token":"${value}"}`,
  (value) => `https://user:${value}@example.com/`,
  (value) => `Authorization: Bearer ${value}\r`,
  (value) => `(${value})`,
  (value) => `| ${value} |`,
  (value) => `${value},`,
  (value) => `${value};`,
  (value) => `\ufeff${value}`,
  (value) => `${value}\r\n`,
  (value) => `é${value}é`,
);

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.constantFrom('ghp_', 'xoxb-', '-----BEGIN', 'sk-', 'AKIA', token, 'sk-ant-', 'hf_', 'npm_x'),
);

const alphanumeric = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Ways in which a value is given to a name; whether values need no quotes there. */
const giving = fc.constantFrom<readonly [form: (name: string, value: string) => string, isBare: boolean]>(
  [(name, value) => `const ${name} = '${value}';`, false],
  [(name, value) => `let ${name}: string = "${value}"`, false],
  [(name, value) => `  ${name}: \`${value}\`,`, false],
  [(name, value) => `config.${name} = "${value}"; // of the server`, false],
  [(name, value) => `{ "${name}": "${value}" }`, false],
  [(name, value) => `  "${name}" : "${value}",`, false],
  [(name, value) => `${name} = "${value}" # of the server`, true],
  [(name, value) => `${name}: ${value}`, true],
  [(name, value) => `  - ${name}: '${value}'`, true],
  [(name, value) => `${name}=${value}`, true],
  [(name, value) => `export ${name}="${value}"`, true],
  [(name, value) => `<${name}>${value}</${name}>`, false],
  [(name, value) => `<add key="${name}" value="${value}" />`, false],
  [(name, value) => `ENV ${name}=${value}`, true],
  [(name, value) => `String ${name} = "${value}";`, false],
  [(name, value) => `$${name} = '${value}';`, false],
  [(name, value) => `${name} => '${value}',`, false],
);
const givenName = fc.constantFrom(
  'apiSecret',
  'API_SECRET',
  'api_secret',
  'clientSecret',
  'DB_PASSWORD',
  'dbPassword',
  'accessToken',
  'auth_token',
  'SECRET_KEY',
);

/** A line that ends, whatever is on it. */
const anyLine = fc.oneof(
  fc.string({ maxLength: 60 }).map((text) => text.replace(/[\r\n]/g, ' ')),
  fc.constantFrom(
    '',
    '/*',
    '*/',
    '// password',
    '# token: ',
    '{',
    '}',
    '"',
    "'",
    '`',
    '<!--',
    '-->',
    'password =',
    '\t',
  ),
);

it('text around a value that a name tells never hides it', () => {
  fc.assert(
    fc.property(
      giving,
      givenName,
      seed,
      fc.array(anyLine, { maxLength: 4 }),
      fc.array(anyLine, { maxLength: 4 }),
      fc.constantFrom('\n', '\r\n'),
      fc.constantFrom('', '  ', '\t\t'),
      ([form, isBare], name, at, before, behind, lineEnd, indent) => {
        const value = drawn(alphanumeric, 32, at);
        // Of a thousand such values four look like words; the others are told by themselves.
        fc.pre(secretCandidates(`apiSecret = '${value}'`)[0]?.proof === 'random');
        const line = `${indent}${form(name, value)}`;
        const text = [...before, line, ...behind].join(lineEnd);
        const found = secretCandidates(text, isBare).filter((one) => one.line === before.length + 1);
        expect(
          found.map(({ proof }) => proof),
          text,
        ).toContain('random');
      },
    ),
    { numRuns: process.env['FUZZ'] === '1' ? 20_000 : 1000 },
  );
});

describe('laws', () => {
  it('text around a token never hides it', () => {
    fc.assert(
      fc.property(anyForm, seed, wrapping, anyText, anyText, fc.constantFrom('\n', '\r\n'), (...given) => {
        const [{ kind, make }, number, wrap, before, behind, lineBreak] = given;
        const text = [before, wrap(make(number)), behind].join(lineBreak);
        expect(secretCandidates(text).map((candidate) => candidate.kind)).toContain(kind);
      }),
      { numRuns: 2000 },
    );
  });

  it('text around a private key never hides it', () => {
    const indent = fc.constantFrom('', '  ', '\t', '# ', '// ', ' * ', '> ', '-- ');
    fc.assert(
      fc.property(anyText, anyText, indent, fc.constantFrom('\n', '\r\n', '\\n', '\\r\\n'), (...given) => {
        const [before, behind, prefix, lineBreak] = given;
        const key = pem('', drawn('abcdefghijkLMNOPQRST0123456789', 128, 3).replace(/(.{64})/g, '$1\n'));
        const text = [before, ...key.split('\n').map((line) => prefix + line), behind].join(lineBreak);
        expect(secretCandidates(text)).toContainEqual(
          expect.objectContaining({ kind: 'private-key', proof: 'structure' }),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('what is kept holds no part of the value, however often it stands there', () => {
    const separator = fc.oneof(
      fc.constantFrom(' ', '\n', '", "', ' '.repeat(190)),
      fc.integer({ min: 150, max: 260 }).map((length) => ' ,'.repeat(length / 2)),
    );
    fc.assert(
      fc.property(
        anyForm,
        seed,
        separator,
        fc.integer({ min: 1, max: 4 }),
        (form, number, between, times) => {
          const value = form.make(number);
          const kept = secretCandidates(Array(times).fill(value).join(between));
          expect(kept.length).toBe(times);
          const record = JSON.stringify(kept);
          for (let at = form.fixed; at + 8 <= value.length; at += 1) {
            expect(record.includes(value.slice(at, at + 8)), record).toBe(false);
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it('what is kept of a key holds no part of it', () => {
    const key = ecPem('pkcs8');
    for (const text of [key, `${JSON.stringify(key)},${JSON.stringify(key)}`]) {
      const record = JSON.stringify(secretCandidates(text));
      const body = key.split('\n').slice(1, -2).join('');
      expect(body.length).toBeGreaterThan(150);
      for (let at = 0; at + 8 <= body.length; at += 1) {
        expect(record.includes(body.slice(at, at + 8)), record).toBe(false);
      }
    }
  });

  it('any text is read without a failure, the same every time', () => {
    fc.assert(
      fc.property(fc.array(anyText, { maxLength: 8 }), (parts) => {
        const text = parts.join('');
        expect(secretCandidates(text)).toEqual(secretCandidates(text));
      }),
    );
  });
});

describe('time is linear in the text', () => {
  const megabyte = 1_000_000;
  const filled = (part: string) => part.repeat(Math.ceil(megabyte / part.length));
  const begin = `-----BEGIN PRIVATE ${'KEY'}-----`;

  it.each([
    ['a keyword over and over', filled('ghp_'), 0],
    ['tokens on one line', filled(`${token} `), Math.ceil(megabyte / 41)],
    ['tokens on lines of their own', filled(`${token}\n`), Math.ceil(megabyte / 41)],
    ['words behind tokens', filled(`${token} ${'w'.repeat(200)} `), Math.ceil(megabyte / 242)],
    ['the beginning of a key over and over', filled(begin), 0],
    ['the beginning of a key on every line', filled(`${begin}\n`), 0],
    ['beginnings that a long text follows', filled(begin + 'A'.repeat(11_990)), 0],
    ['keys full of blanks', filled(pem('', `${' '.repeat(11_900)}x`)), Math.ceil(megabyte / 11_957)],
    ['the end of a key over and over', filled(`-----END PRIVATE ${'KEY'}-----`), 0],
    ['dashes', filled('-'), 0],
    ['one line of nothing', filled('a'), 0],
    ['one line of a keyword’s first letters', filled('gh'), 0],
    ['a token’s random part without end', `${'sk'}_live_${filled('a1')}`, 0],
    ['beginnings of a key of OpenAI', filled('sk-T3BlbkFJ'), 0],
    ['blanks', filled(' '), 0],
  ])('%s', { timeout: 20_000 }, (_, text, count) => {
    expect(secretCandidates(text).length).toBe(count);
  });
});
