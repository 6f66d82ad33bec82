import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');

it('dist/ is what a fresh build gives, byte for byte', { timeout: 180_000 }, async () => {
  const fresh = mkdtempSync(join(tmpdir(), 'certgate-dist-'));
  try {
    await promisify(execFile)(process.execPath, [join(root, 'scripts/build.mjs'), fresh], { cwd: root });
    const names = readdirSync(fresh).sort();
    expect(readdirSync(join(root, 'dist')).sort(), 'Run `npm run build`.').toEqual(names);
    const differing = names.filter(
      (name) => !readFileSync(join(fresh, name)).equals(readFileSync(join(root, 'dist', name))),
    );
    expect(differing, 'Run `npm run build`, and read the diff.').toEqual([]);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
});

const bundles = readdirSync(join(root, 'dist')).filter((name) => name.endsWith('.js'));
const textOf = (name: string) => readFileSync(join(root, 'dist', name), 'utf8');

it('no bundle knows where it was built', () => {
  expect(bundles).toContain('worker.js');
  expect(bundles.filter((name) => textOf(name).includes(root))).toEqual([]);
});

it('the parser is in a file of its own: a run that parses nothing reads nothing of it', () => {
  const holding = (words: string) => bundles.filter((name) => textOf(name).includes(words));
  expect(holding('versionMajorMinor = ')).toEqual(['typescript.js']);
});

it('the compiler is npm’s, and the worker’s text changes with it', () => {
  expect(textOf('typescript.js')).toBe(
    readFileSync(join(root, 'node_modules/typescript/lib/typescript.js'), 'utf8'),
  );
  const digest = createHash('sha256').update(textOf('typescript.js')).digest('hex');
  expect(textOf('worker.js')).toContain(`// typescript.js sha256:${digest}\n`);
});
