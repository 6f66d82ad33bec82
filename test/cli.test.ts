import { mkdirSync, mkdtempDisposableSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { printDocument } from '../src/certificate/document-schema.ts';
import { checks } from '../src/checks/index.ts';
import { main } from '../src/cli.ts';
import { secretKinds } from '../src/facts/secret-kinds/index.ts';
import { namedKinds } from '../src/facts/secret-kinds/named.ts';
import { checkPath } from '../src/model/check.ts';
import { codeRules } from '../src/model/code-rule.ts';
import markdown from '../src/report/reports/markdown.ts';
import terminal, { terminalInColour } from '../src/report/reports/terminal.ts';
import { advisoryReasons } from '../src/triage/advisory-reasons/index.ts';
import { codeReasons } from '../src/triage/code-reasons/index.ts';
import { reasons } from '../src/triage/reasons/index.ts';
import { reportReasons } from '../src/triage/report-reasons/index.ts';
import { toolVersion } from '../src/version.ts';
import { sealed } from './support/certificates.ts';
import { type Checkout, checkoutOf } from './support/checkout.ts';
import { documentWith } from './support/documents.ts';
import { leakedToken } from './support/leaked-token.ts';
import { memoryTerminal } from './support/memory-terminal.ts';

async function certgate(directory: string, ...args: readonly string[]) {
  const screen = memoryTerminal(directory);
  const code = await main(args, screen);
  return { code, printed: screen.printed(), complained: screen.complained() };
}

const nowhere = '/nowhere';
const commands = ['check', 'verify', 'report', 'explain', 'checks', 'schema', 'keygen'];

describe('help', () => {
  it.each([[], ['help'], ['--help'], ['-h']])('certgate %s names every command', async (...args) => {
    const { code, printed } = await certgate(nowhere, ...args);
    expect(code).toBe(0);
    for (const command of commands) expect(printed).toMatch(new RegExp(`^ {2}${command} +[A-Z].*\\.$`, 'm'));
  });

  it.each(commands.map((command) => [command]))('certgate %s --help says how it is used', async (command) => {
    const long = await certgate(nowhere, command, '--help');
    expect(long).toMatchObject({ code: 0, complained: '' });
    expect(long.printed.startsWith(`Usage: certgate ${command}`)).toBe(true);
    expect(await certgate(nowhere, command, '-h')).toEqual(long);
  });

  it.each([['--version'], ['-v']])('certgate %s', async (word) => {
    expect(await certgate(nowhere, word)).toEqual({ code: 0, printed: `${toolVersion}\n`, complained: '' });
  });
});

describe('what could not be understood', () => {
  it.each([
    ['an unknown command', ['chekc'], 'There is no command `chekc`.', 'Did you mean `check`?'],
    [
      'a command that is nothing like one',
      ['frobnicate'],
      'There is no command `frobnicate`.',
      'See `certgate --help`.',
    ],
    [
      'a name that every object has',
      ['constructor'],
      'There is no command `constructor`.',
      'See `certgate --help`.',
    ],
    [
      'an unknown option',
      ['check', '--fromat', 'json'],
      'Unknown option `--fromat`.',
      'Did you mean `--format`?',
    ],
    [
      'an unknown format',
      ['check', '--format', 'xml'],
      '`xml` is no format.',
      'It can be `terminal`, `markdown`, `html`, `summary`, `handoff`, `sarif`, `junit`, `ctrf`, `gitlab`, `badge`, `csv`, `alerts`, `json`.',
    ],
    ['one argument too many', ['checks', 'x'], '`x` is one argument too many.', 'See `certgate --help`.'],
    [
      'no number of jobs',
      ['check', '--jobs', '0'],
      '`0` is no number of jobs.',
      'Give a whole number, 1 to 256.',
    ],
    ['no time', ['check', '--now', 'soon'], '`soon` is no time.', 'Write it like `2026-11-23T12:00:00Z`.'],
    [
      'no folder',
      ['check'],
      '`/nowhere` is not a folder that can be read.',
      'Name the folder of a repository.',
    ],
    [
      'an unknown check',
      ['explain', 'privat-key'],
      'There is no check, rule, reason or kind of credential `privat-key`.',
      'Did you mean `private-key`?',
    ],
    [
      'an unknown reason',
      ['explain', 'placehodler'],
      'There is no check, rule, reason or kind of credential `placehodler`.',
      'Did you mean `placeholder`?',
    ],
    [
      'an unknown kind of credential',
      ['explain', 'gitlab-tokn'],
      'There is no check, rule, reason or kind of credential `gitlab-tokn`.',
      'Did you mean `gitlab-token`?',
    ],
    [
      'a fingerprint, of which nothing is known here',
      ['explain', '0123456789abcdef0123456789abcdef'],
      'There is no check, rule, reason or kind of credential `0123456789abcdef0123456789abcdef`.',
      'See `certgate --help`.',
    ],
    ['no check', ['explain'], 'Nothing is named.', 'See `certgate checks`, or `certgate explain --help`.'],
    [
      'what was dismissed, in a format that has no place for it',
      ['check', '--all'],
      '`--all` does not go with the format `terminal`.',
      'Add `--format sarif`.',
    ],
    [
      'what was dismissed, in JSON',
      ['report', 'x.json', '--format', 'json', '--all'],
      '`--all` does not go with the format `json`.',
      'JSON has what was dismissed anyway.',
    ],
    ['no document', ['report', 'x.json'], '`x.json` is not there.', 'Name a file that can be read.'],
    ['an unknown schema', ['schema', 'x'], '`x` is no schema.', 'It can be `configuration`, `scorecard`.'],
    ['an escape sequence', ['\u001b[2J'], 'There is no command `\\u{1b}[2J`.', 'See `certgate --help`.'],
  ])('%s is one line and a hint', async (_, args, message, hint) => {
    expect(await certgate(nowhere, ...args)).toEqual({
      code: 2,
      printed: '',
      complained: `certgate: ${message}\n  ${hint}\n`,
    });
  });
});

describe('the catalogue', () => {
  test('checks lists every check, for people and for programs', async () => {
    const { printed } = await certgate(nowhere, 'checks');
    const json: unknown = JSON.parse((await certgate(nowhere, 'checks', '--format', 'json')).printed);
    expect(printed.trimEnd().split('\n')).toHaveLength(checks.length);
    expect(json).toHaveLength(checks.length);
    for (const check of checks) expect(printed).toContain(checkPath(check));
  });

  it.each(checks.map((check) => [checkPath(check), check] as const))('explain %s', async (path, check) => {
    const full = await certgate(nowhere, 'explain', path);
    expect(full.code).toBe(0);
    for (const text of [path, check.title, check.failureTitle, check.why, check.fix, check.importance]) {
      expect(full.printed).toContain(text);
    }
    const named = await certgate(nowhere, 'explain', check.id);
    const isOnly = checks.filter(({ id }) => id === check.id).length === 1;
    if (isOnly) expect(named).toEqual(full);
    else expect(named.printed).toContain(full.printed);
  });

  it.each(
    [...reasons, ...codeReasons, ...reportReasons, ...advisoryReasons].map(
      (reason) => [reason.id, reason] as const,
    ),
  )('explain %s, a reason', async (id, reason) => {
    const { code, printed } = await certgate(nowhere, 'explain', id);
    expect(code).toBe(0);
    for (const text of [id, reason.proof, reason.classification]) expect(printed).toContain(text);
    expect(await certgate(nowhere, 'explain', `reason/${id}`)).toEqual({ code, printed, complained: '' });
  });

  it.each(Object.entries(codeRules))('explain %s, a rule for code', async (id, rule) => {
    const { code, printed } = await certgate(nowhere, 'explain', id);
    expect(code).toBe(0);
    for (const text of [id, rule.title, rule.severity, rule.owasp, rule.risk, rule.fix, `/${rule.cwe}.html`])
      expect(printed).toContain(text);
    expect(await certgate(nowhere, 'explain', `rule/${id}`)).toEqual({ code, printed, complained: '' });
  });

  test('explain tells the provider, the form and the source of every kind of credential', async () => {
    const kinds = [...secretKinds, ...namedKinds];
    for (const { id, title, source } of kinds) {
      const { code, printed } = await certgate(nowhere, 'explain', `kind/${id}`);
      expect(code, id).toBe(0);
      expect(printed).toContain(`Kind of credential: ${title}\n`);
      expect(printed).toContain(`Source:             ${source}\n`);
      expect(printed).toMatch(/^Form: {15}\S.{5}/m);
    }
    for (const id of ['password', 'secret', 'url-credential'])
      expect((await certgate(nowhere, 'explain', id)).printed).toContain(
        'quality/security/hard-coded-credential',
      );
    expect((await certgate(nowhere, 'explain', 'private-key')).printed).toContain('explain kind/private-key');
  });

  it.each([
    ['configuration', 'on-missing-baseline'],
    ['scorecard', 'waivedTotal'],
  ])('schema %s is JSON Schema', async (which, key) => {
    const { code, printed } = await certgate(nowhere, 'schema', which);
    expect(code).toBe(0);
    expect(JSON.parse(printed)).toMatchObject({ $schema: 'https://json-schema.org/draft/2020-12/schema' });
    expect(printed).toContain(`"${key}"`);
  });
});

test('keygen writes a pair, and never over what is there', async () => {
  using temporary = mkdtempDisposableSync(join(tmpdir(), 'certgate-test-'));
  const made = await certgate(temporary.path, 'keygen', '--out', 'own');
  expect(made).toMatchObject({ code: 0, printed: expect.stringMatching(/^Key [0-9a-f]{64}\n/) });
  const read = (name: string) => readFileSync(join(temporary.path, name), 'utf8');
  const before = [read('own.pem'), read('own.pub.pem')];
  expect(before[0]).toContain('PRIVATE KEY');
  expect(before[1]).toContain('PUBLIC KEY');
  const again = await certgate(temporary.path, 'keygen', '--out', 'own');
  expect(again).toMatchObject({ code: 2, complained: expect.stringContaining('is there already') });
  expect([read('own.pem'), read('own.pub.pem')]).toEqual(before);
});

describe('report', () => {
  const document = documentWith();
  it.each([
    ['scorecard.json', printDocument(document)],
    ['certificate.sigstore.json', sealed({ document }).bundle],
  ])('shows %s in every format', async (name, text) => {
    using temporary = mkdtempDisposableSync(join(tmpdir(), 'certgate-test-'));
    writeFileSync(join(temporary.path, name), text);
    const as = async (format: string) => await certgate(temporary.path, 'report', name, '--format', format);
    expect(await as('terminal')).toEqual({ code: 0, printed: terminal.render(document), complained: '' });
    expect((await as('markdown')).printed).toBe(markdown.render(document));
    expect((await as('json')).printed).toBe(printDocument(document));
  });

  it.each([
    ['in colour for a person', {}, terminalInColour(document)],
    ['without, for a person who said no', { NO_COLOR: '1' }, terminal.render(document)],
    ['without, on a terminal that knows none', { TERM: 'dumb' }, terminal.render(document)],
  ])('%s', async (_, environment, expected) => {
    using temporary = mkdtempDisposableSync(join(tmpdir(), 'certgate-test-'));
    writeFileSync(join(temporary.path, 'scorecard.json'), printDocument(document));
    const screen = memoryTerminal(temporary.path, environment, true);
    expect(await main(['report', 'scorecard.json'], screen)).toBe(0);
    expect(screen.printed()).toBe(expected);
  });

  it.each([['{}'], ['not JSON'], ['[]'], ['']])('%s is no document', async (text) => {
    using temporary = mkdtempDisposableSync(join(tmpdir(), 'certgate-test-'));
    writeFileSync(join(temporary.path, 'x.json'), text);
    expect(await certgate(temporary.path, 'report', 'x.json')).toMatchObject({
      code: 2,
      printed: '',
      complained: expect.stringContaining("`x.json` can't be used."),
    });
  });
});

function write({ directory }: Checkout, path: string, text: string): void {
  mkdirSync(join(directory, path, '..'), { recursive: true });
  writeFileSync(join(directory, path), text);
}

describe('check', () => {
  test('compares with the certificate that is named', async () => {
    await using checkout = await checkoutOf();
    write(checkout, 'README.md', '# A thing\n\nWhat it is for.\n');
    write(checkout, 'src/a.ts', 'export const a = 1;\n');
    checkout.commit('First');
    await certgate(checkout.directory, 'check', '--now', '2026-11-23T12:00:00Z');
    const kept = join(checkout.directory, '.certgate/kept.sigstore.json');
    writeFileSync(kept, readFileSync(join(checkout.directory, '.certgate/certificate.sigstore.json')));
    rmSync(join(checkout.directory, '.certgate/certificates'), { recursive: true });
    const again = ['check', '--now', '2026-11-24T12:00:00Z'] as const;
    expect((await certgate(checkout.directory, ...again)).printed).toContain('Compared with no certificate');
    rmSync(join(checkout.directory, '.certgate/certificates'), { recursive: true });
    const named = await certgate(checkout.directory, ...again, '--baseline', '.certgate/kept.sigstore.json');
    expect(named.printed).toContain('(the merge base, 1 day old, 89 days left)');
    writeFileSync(kept, '{}');
    const broken = await certgate(checkout.directory, ...again, '--baseline', '.certgate/kept.sigstore.json');
    expect(broken.complained).toContain('Not used as baseline: .certgate/kept.sigstore.json.');
  });

  test('a waiver takes a finding out of the score that counts, and both scores are shown', async () => {
    await using checkout = await checkoutOf();
    write(checkout, 'config.json', `{ "token": "${leakedToken()}" }\n`);
    checkout.commit('First');
    const json = async (...options: readonly string[]) => {
      const { code, printed } = await certgate(checkout.directory, 'check', '--format', 'json', ...options);
      return { code, document: JSON.parse(printed) };
    };
    const now = ['--now', '2026-11-23T12:00:00Z'];
    const before = await json(...now);
    expect(before.code).toBe(1);
    expect(before.document.level).toBe('NOT CERTIFIED');
    const path = 'quality/security/provider-token';
    const finding = before.document.areas
      .flatMap(
        ({ categories }: { categories: { checks: { id: string; findings: unknown[] }[] }[] }) => categories,
      )
      .flatMap(({ checks: all }: { checks: { id: string; findings: unknown[] }[] }) => all)
      .find(({ id }: { id: string }) => id === path)?.findings[0];
    const waiver = [
      'version: 1',
      'waivers:',
      `  - id: ${path}`,
      `    fingerprint: ${finding.fingerprint}`,
      "    owner: '@octo/security'",
      '    reason: A token of a test server.',
      '    expires: 2026-12-05',
    ];
    write(checkout, 'waived.yml', `${waiver.join('\n')}\n`);
    const after = await json(...now, '--config', 'waived.yml');
    expect(after.document.total).toBeLessThan(after.document.waivedTotal);
    expect(after.document.level).not.toBe('NOT CERTIFIED');
    expect(after.code).toBe(0);
    const shown = await certgate(checkout.directory, 'check', ...now, '--config', 'waived.yml');
    expect(shown.printed).toContain('critical, waived until 2026-12-05 config.json:1');
    expect(shown.printed).toContain(
      `Without waivers the total is ${Math.floor(after.document.total * 10) / 10}`,
    );
    expect(shown.printed).toContain(
      'ends on 2026-12-05. Mend the finding, or have its owner renew the waiver.',
    );
    expect(shown.printed).not.toContain(leakedToken());
    const ended = await json('--now', '2026-12-05T00:00:00Z', '--config', 'waived.yml');
    expect(ended.code).toBe(1);
    expect(ended.document.waivedTotal).toBe(ended.document.total);
    expect(JSON.stringify(ended.document.rulings)).toContain(
      'ended on 2026-12-05: the finding counts again.',
    );
  });
});
