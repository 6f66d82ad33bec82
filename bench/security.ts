// How fast the search for credentials is, beside secretlint's recommended preset on the same files in the same process,
// rounds interleaved; the slowest file; and texts made to be slow, at two lengths. Results in bench/results/security.json.
// node bench/security.ts FOLDER [FOLDER …]
import { globSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { extname, join } from 'node:path';
import { lintSource } from '@secretlint/core';
import { creator } from '@secretlint/secretlint-rule-preset-recommend';
import { secretCandidates } from '../src/facts/collectors/secrets.ts';
import { encodedForms } from '../src/facts/credentials/encoded.ts';
import { formedKinds } from '../src/facts/secret-kinds/formed.ts';
import { secretKinds } from '../src/facts/secret-kinds/index.ts';
import { namedKinds } from '../src/facts/secret-kinds/named.ts';

const folders = process.argv.slice(2);
if (folders.length === 0) throw new Error('Which folders? node bench/security.ts FOLDER');
const largest = 1024 * 1024;
const rounds = 5;

interface Text {
  readonly path: string;
  readonly text: string;
}

const texts: readonly Text[] = folders
  .flatMap((folder) => globSync('**/*', { cwd: folder }).map((path) => join(folder, path)))
  .filter((path) => statSync(path).isFile() && statSync(path).size <= largest)
  .map((path) => ({ path, text: readFileSync(path, 'utf8') }))
  .filter(({ text }) => !text.slice(0, 8000).includes('\0'));
const megabytes = texts.reduce((sum, { text }) => sum + text.length, 0) / 1e6;
console.log(`${texts.length} texts, ${megabytes.toFixed(1)} MB`);

/** Processor seconds of one pass over all texts. */
async function secondsOf(pass: (one: Text) => unknown): Promise<number> {
  const started = process.cpuUsage();
  for (const one of texts) await pass(one);
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1e6;
}

const ours = ({ text }: Text) => secretCandidates(text);
const config = { rules: [{ id: '@secretlint/secretlint-rule-preset-recommend', rule: creator, rules: [] }] };
const secretlint = ({ path, text }: Text) =>
  lintSource({
    source: { filePath: path, content: text, ext: extname(path), contentType: 'text' },
    options: { config, noPhysicFilePath: true },
  });

const runs: { certgate: number[]; secretlint: number[] } = { certgate: [], secretlint: [] };
for (let round = 0; round < rounds; round += 1) {
  runs.certgate.push(await secondsOf(ours));
  runs.secretlint.push(await secondsOf(secretlint));
}
const median = (numbers: readonly number[]) =>
  numbers.toSorted((left, right) => left - right)[Math.floor(numbers.length / 2)] ?? 0;
const speeds = {
  certgate: megabytes / median(runs.certgate),
  secretlint: megabytes / median(runs.secretlint),
};

/** Milliseconds of the second of two tries: the first is the compiler's. */
function millisecondsOf(text: string): number {
  secretCandidates(text);
  const started = performance.now();
  secretCandidates(text);
  return performance.now() - started;
}

/** What a file costs for each 100 KB of it, or for all of it when it is shorter. */
const slowest = texts
  .map(({ path, text }) => ({ path, milliseconds: millisecondsOf(text) / Math.max(1, text.length / 1e5) }))
  .reduce((most, one) => (one.milliseconds > most.milliseconds ? one : most));

const prefixes = formedKinds.flatMap(({ keywords }) => keywords);
const hostile: Readonly<Record<string, (length: number) => string>> = {
  'one long line': (length) => 'a1B2'.repeat(length / 4),
  'every prefix over and over': (length) =>
    prefixes
      .join(' ')
      .repeat(length / 1000)
      .slice(0, length),
  'one prefix over and over': (length) => 'ghp_'.repeat(length / 4),
  'a name over and over': (length) => 'password = '.repeat(length / 11),
  'quotes that never close': (length) => 'secret: "'.repeat(length / 9),
  'an encoded prefix over and over': (length) => `${encodedForms('ghp_')[0]}AAA`.repeat(length / 8),
  'beginnings of keys': (length) => '-----BEGIN PRIVATE KEY-----\n'.repeat(length / 28),
  'addresses without end': (length) => 'https://a:'.repeat(length / 10),
  blanks: (length) => `password${' '.repeat(length)}`,
};
const growth = Object.entries(hostile).map(([name, make]) => {
  const [short, long] = [millisecondsOf(make(100_000)), millisecondsOf(make(800_000))];
  return { name, short, long, timesLonger: 8, timesSlower: long / short };
});

const kinds = { certgate: secretKinds.length + namedKinds.length, secretlint: 28 };
const results = {
  node: process.version,
  processor: cpus()[0]?.model ?? '',
  texts: texts.length,
  megabytes,
  kinds,
  megabytesPerSecond: speeds,
  timesAsFast: speeds.certgate / speeds.secretlint,
  slowestPer100KB: slowest.milliseconds,
  growth,
  runs,
};
console.log(results);
mkdirSync(join(import.meta.dirname, 'results'), { recursive: true });
writeFileSync(join(import.meta.dirname, 'results/security.json'), `${JSON.stringify(results, null, 2)}\n`);
