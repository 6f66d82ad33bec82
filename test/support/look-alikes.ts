import { drawn } from './secret-values.ts';

const alphanumeric = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const hex = '0123456789abcdef';

/** A hole of a template, put together so that no linter takes it for one. */
const hole = (name: string) => ['$', `{${name}}`].join('');

/** Lines that scanners by name report, with the reason why each is nothing. */
const lookAlikes: readonly (readonly [reason: string, line: (name: string, index: number) => string])[] = [
  ['name-only', (name) => `export function use(${name}Secret: string) { return ${name}Secret; }`],
  ['name-only', (name) => `interface ${name}Login { password: string; }`],
  ['computed', (name) => `const ${name}Token = readToken();`],
  ['computed', (name) => `const ${name}Password = prompt.ask('login');`],
  ['reference', (name) => `const ${name}ApiKey = process.env.${name.toUpperCase()}_API_KEY;`],
  ['reference', (name) => `const ${name}Secret = \`${hole(`${name}.value`)}\`;`],
  ['names-itself', (name) => `const ${name}TokenKey = '${name}_token';`],
  ['names-itself', () => `const INVALID_PASSWORD = 'INVALID_PASSWORD';`],
  ['placeholder', (name) => `const ${name}Password = 'changeme';`],
  ['placeholder', (name) => `const ${name}Secret = '<your secret>';`],
  ['natural-language', (name) => `const ${name}PasswordText = 'Choose one that you use nowhere else';`],
  ['other-format', (name, index) => `const ${name}TokenUrl = 'https://login.acme.io/${index}';`],
  [
    'other-format',
    (name, index) => `const ${name}SecretDate = '2026-01-${String((index % 28) + 1).padStart(2, '0')}';`,
  ],
  ['uuid', (name, index) => `const ${name}Token = '${uuid(index)}';`],
  ['digest', (name, index) => `const ${name}TokenChecksum = '${drawn(hex, 40, index)}';`],
  ['about-credentials', (name) => `const ${name}PasswordField = 'rosebud';`],
  ['weak-value', (name) => `const ${name}Token = 'comma';`],
];

function uuid(seed: number): string {
  const digits = drawn(hex, 32, seed);
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}-a${digits.slice(17, 20)}-${digits.slice(20)}`;
}

/** What somebody did leave in the files: kind, and the line. */
const planted: readonly (readonly [kind: string, line: (index: number) => string])[] = [
  ['secret', (index) => `const apiSecret = '${drawn(alphanumeric, 32, 1000 + index)}';`],
  ['password', () => `const dbPassword = '${['Tr0ub4', 'dor.3x'].join('')}';`],
  ['secret', (index) => `const token = process.env.TOKEN || '${drawn(alphanumeric, 28, 2000 + index)}';`],
  [
    'secret',
    (index) => `const headers = { Authorization: 'Bearer ${drawn(alphanumeric, 40, 3000 + index)}' };`,
  ],
  ['url-credential', () => `const store = 'postgres://app:${['Kq7', 'zW2pX'].join('')}@db.acme.io/app';`],
];

export interface LookAlike {
  readonly path: string;
  readonly line: number;
  /** The reason that is expected; of a planted one its kind. */
  readonly expected: string;
}

/** A little code base full of names: hundreds of look-alikes, and a few that are none. */
export function codeBaseOfNames(): {
  readonly files: Readonly<Record<string, string>>;
  readonly lookAlikes: readonly LookAlike[];
  readonly planted: readonly LookAlike[];
} {
  const files: Record<string, string> = {};
  const dismissed: LookAlike[] = [];
  const real: LookAlike[] = [];
  const subjects =
    'account billing cart delivery editor feed gateway inbox journal ledger market note order partner quota report search team user vendor warehouse'.split(
      ' ',
    );
  for (const [number, subject] of subjects.entries()) {
    const path = `src/${subject}.ts`;
    const lines = lookAlikes.map(([reason, make], index) => {
      dismissed.push({ path, line: index + 1, expected: reason });
      return make(subject, number * 100 + index);
    });
    const leak = planted[number];
    if (leak !== undefined) {
      lines.push(leak[1](number));
      real.push({ path, line: lines.length, expected: leak[0] });
    }
    files[path] = `${lines.join('\n')}\n`;
  }
  return { files, lookAlikes: dismissed, planted: real };
}
