// Bundles the entries into dist/: CommonJS, not minified, with the notices of what is inside.
// `node scripts/build.mjs [folder]` builds into another folder: the test of dist/ compares the two.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import ncc from '@vercel/ncc';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const compiled = join(root, '.build');
const packages = join(root, 'node_modules');

/**
 * Those that take longest first. The compiler is no bundle: it is one file as it comes, which anybody can compare with
 * npm's, and ncc would take half a minute to look through it. What holds the parser is loaded when a file has to be parsed,
 * Sigstore's code when something is signed or proven keyless.
 */
const lazily = { './sigstore.js': './sigstore.js' };
const bundles = [
  { name: 'action', entry: join(compiled, 'src/action.js'), externals: lazily },
  { name: 'cli', entry: join(compiled, 'src/bin.js'), externals: lazily, head: '#!/usr/bin/env node\n' },
  {
    name: 'sigstore',
    entry: join(compiled, 'src/platform/sigstore/sigstore.js'),
    externals: { 'make-fetch-happen': './fetch.js' },
  },
  { name: 'fetch', entry: join(compiled, 'src/platform/sigstore/fetch.js') },
  {
    name: 'worker',
    entry: join(compiled, 'src/worker.js'),
    externals: { typescript: './typescript.js' },
  },
];

if (isMainThread) await buildAll(resolve(process.argv[2] ?? join(root, 'dist')));
else parentPort?.postMessage(await bundled(workerData));

async function buildAll(target) {
  const started = performance.now();
  await rm(target, { recursive: true, force: true });
  await mkdir(target, { recursive: true });
  await compile();
  const built = Object.fromEntries(await inParallel(bundles, 2));
  const { worker, ...others } = Object.fromEntries(bundles.map(({ name }) => [name, built[name].code]));
  const compiler = await readFile(join(packages, 'typescript/lib/typescript.js'), 'utf8');
  const files = {
    ...Object.fromEntries(Object.entries(others).map(([name, code]) => [`${name}.js`, code])),
    'typescript.js': compiler,
    // Facts depend on the parser too: whoever asks for the digest of the worker's text gets that of both.
    'worker.js': `${worker}\n// typescript.js ${digestOf(compiler)}\n`,
    'licenses.txt': [
      ...new Set([...Object.values(built).flatMap(({ notices }) => notices), await compilerNotice()]),
    ]
      .sort()
      .join('\n\n'),
  };
  for (const [name, text] of Object.entries(files)) {
    await writeFile(join(target, name), text, { mode: /^(?:cli|action)\./.test(name) ? 0o755 : 0o644 });
    process.stderr.write(`${name.padEnd(14)}${String(Math.round(text.length / 1024)).padStart(6)} kB\n`);
  }
  process.stderr.write(`${((performance.now() - started) / 1000).toFixed(1)} s\n`);
}

/** The compiler first: ncc's own TypeScript loader does not know imports that end in `.ts`. */
async function compile() {
  await rm(compiled, { recursive: true, force: true });
  execFileSync(process.execPath, [
    join(packages, 'typescript/bin/tsc'),
    '-p',
    join(root, 'tsconfig.build.json'),
  ]);
  // What ncc makes is CommonJS, where a module's place has other names; its own are those of this machine.
  for (const file of await readdir(join(compiled, 'src'), { recursive: true })) {
    if (!file.endsWith('.js')) continue;
    const text = await readFile(join(compiled, 'src', file), 'utf8');
    const mended = text
      .replaceAll('import.meta.dirname', '__dirname')
      .replaceAll('import.meta.filename', '__filename');
    if (mended !== text) await writeFile(join(compiled, 'src', file), mended);
  }
}

/** Each bundle in a thread of its own, so many at a time: [name, what it holds]. */
async function inParallel(jobs, width) {
  const queue = jobs.values();
  const done = [];
  const work = async () => {
    for (const job of queue) done.push([job.name, await inThread(job)]);
  };
  await Promise.all(Array.from({ length: width }, work));
  return done;
}

function inThread(job) {
  return new Promise((settle, reject) => {
    const thread = new Worker(new URL(import.meta.url), { workerData: job });
    thread.once('message', settle);
    thread.once('error', reject);
  });
}

async function bundled({ name, entry, externals = {}, head = '' }) {
  const { code, assets } = await ncc(entry, {
    cache: false,
    esm: false,
    externals,
    license: 'licenses.txt',
    minify: false,
    quiet: true,
    sourceMap: false,
    target: 'es2022',
  });
  const { 'licenses.txt': licenses, 'package.json': _, ...unexpected } = assets;
  const names = Object.keys(unexpected);
  if (names.length > 0) throw new Error(`${name}.js wants files beside it: ${names.join(', ')}.`);
  if (code.includes(root)) throw new Error(`${name}.js holds a path of this machine.`);
  return {
    code: head + code.replace(/^#!.*\n/, ''),
    notices: separate(licenses?.source.toString() ?? ''),
  };
}

/** ncc writes one block a package, its name on the first line. */
function separate(text) {
  return text.split(/\n\n(?=@?[\w./-]+\n[A-Za-z0-9 .()-]+\n)/).map((notice) => notice.trim());
}

/** The compiler's notice, in the form that ncc gives to those of what it bundles. */
async function compilerNotice() {
  const texts = await Promise.all(
    ['LICENSE.txt', 'ThirdPartyNoticeText.txt'].map((name) =>
      readFile(join(packages, 'typescript', name), 'utf8'),
    ),
  );
  return ['typescript', 'Apache-2.0', ...texts.map((text) => text.replaceAll('\r\n', '\n').trim())].join(
    '\n',
  );
}

function digestOf(text) {
  return `sha256:${createHash('sha256').update(text).digest('hex')}`;
}
