// Bundles the entries into dist/: CommonJS, not minified, with the notices of what is inside.
// `node scripts/build.mjs [folder]` builds into another folder: the test of dist/ compares the two.
import { execFileSync } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import ncc from '@vercel/ncc';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const target = resolve(process.argv[2] ?? join(root, 'dist'));

/** Entry → name of its bundle. */
const bundles = { 'src/bin.js': 'cli', 'src/action.js': 'action' };

await rm(target, { recursive: true, force: true });
await mkdir(target, { recursive: true });
const notices = new Set();

// The compiler first: ncc's own TypeScript loader does not know imports that end in `.ts`.
const compiled = join(root, '.build');
await rm(compiled, { recursive: true, force: true });
execFileSync(process.execPath, [
  join(root, 'node_modules/typescript/bin/tsc'),
  '-p',
  join(root, 'tsconfig.build.json'),
]);

for (const [entry, name] of Object.entries(bundles)) {
  const started = performance.now();
  const { code, assets } = await ncc(join(compiled, entry), {
    cache: false,
    esm: false,
    license: 'licenses.txt',
    minify: false,
    quiet: true,
    sourceMap: false,
    target: 'es2022',
  });
  const head = name === 'cli' ? '#!/usr/bin/env node\n' : '';
  await writeFile(join(target, `${name}.js`), head + code.replace(/^#!.*\n/, ''), { mode: 0o755 });
  for (const [file, { source }] of Object.entries(assets)) {
    const text = source.toString();
    if (file === 'licenses.txt') for (const notice of separate(text)) notices.add(notice);
    else if (file !== 'package.json') await writeFile(join(target, file), source);
  }
  const kilobytes = Math.round(code.length / 1024);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  process.stderr.write(`${name}.js  ${kilobytes} kB  ${seconds} s\n`);
}
await writeFile(join(target, 'licenses.txt'), [...notices].sort().join('\n\n'));

/** ncc writes one block a package, its name on the first line. */
function separate(text) {
  return text.split(/\n\n(?=@?[\w./-]+\n[A-Za-z0-9 .()-]+\n)/).map((notice) => notice.trim());
}
