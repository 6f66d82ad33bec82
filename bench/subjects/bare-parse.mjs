// `bare-parse.mjs THREADS FOLDER FILE…` from stdin: typescript-estree alone, with places, on so many threads.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { isMainThread, Worker, workerData } from 'node:worker_threads';

if (isMainThread) {
  const [threads, folder] = process.argv.slice(2);
  // The largest first, and whoever is free takes the next.
  const files = readFileSync(0, 'utf8').split('\n');
  const next = new Int32Array(new SharedArrayBuffer(4));
  for (let thread = 0; thread < Number(threads); thread += 1)
    new Worker(new URL(import.meta.url), { workerData: { folder, files, next } });
} else {
  const { parse } = createRequire(import.meta.url)('@typescript-eslint/typescript-estree');
  const { folder, files, next } = workerData;
  for (let at = Atomics.add(next, 0, 1); at < files.length; at = Atomics.add(next, 0, 1)) {
    try {
      const text = readFileSync(join(folder, files[at]), 'utf8');
      parse(text, { filePath: files[at], jsDocParsingMode: 'none', loc: true, range: true });
    } catch (error) {
      // A file that can't be parsed cost what it cost.
      if (!('location' in error)) throw error;
    }
  }
}
