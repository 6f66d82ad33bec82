import { execFile } from 'node:child_process';
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
