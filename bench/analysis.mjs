// What the facts of a folder's code cost, as whole processes on the same files: a bare parse, our cold and warm run, reading and
// hashing, ESLint. Rounds are interleaved, so that a busy machine slows all; medians; ratios. Then time and memory of our
// runs from 100 to 10,000 files. Results in bench/results/.
// npm run bench:analysis -- FOLDER [--rounds 3] [--eslint-rounds 1] [--largest 10000]
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { dirname, extname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const here = dirname(fileURLToPath(import.meta.url));
const cli = join(here, '../dist/cli.js');
const threads = availableParallelism();

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '3' },
    'eslint-rounds': { type: 'string', default: '1' },
    largest: { type: 'string', default: '10000' },
  },
});
const [source] = positionals;
if (source === undefined) throw new Error('Which folder? npm run bench:analysis -- FOLDER');

/** Paths of code, in the folder. */
function codeIn(folder) {
  return execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  })
    .split('\0')
    .filter((path) => /\.(?:[cm]?[jt]s|[jt]sx)$/.test(path) && !path.includes('node_modules/'));
}

/** A repository of so many of the files; copies under other names, with a line that makes each its own, when there are too few. */
function repositoryOf(folder, files, count = files.length) {
  const directory = mkdtempSync(join(tmpdir(), 'certgate-bench-'));
  for (let index = 0; index < count; index += 1) {
    const from = files[index % files.length];
    const copy = Math.floor(index / files.length);
    const extension = extname(from);
    const to = join(directory, copy === 0 ? from : `${from.slice(0, -extension.length)}-${copy}${extension}`);
    mkdirSync(dirname(to), { recursive: true });
    if (copy === 0) cpSync(join(folder, from), to);
    else
      writeFileSync(to, `${readFileSync(join(folder, from), 'utf8')}\nexport const copy${copy} = ${copy};\n`);
  }
  const git = (...args) => execFileSync('git', args, { cwd: directory, stdio: 'pipe' });
  git('init', '--quiet');
  git('add', '--all');
  git(
    '-c',
    'user.name=Bench',
    '-c',
    'user.email=bench@example.com',
    'commit',
    '--quiet',
    '--message',
    'Bench',
  );
  return directory;
}

/** Wall and processor seconds, and the peak of memory in MB, of one process. */
function measured(args, input, cwd) {
  const report = join(tmpdir(), `certgate-bench-${process.pid}.txt`);
  const { status, stderr } = spawnSync(
    '/usr/bin/time',
    ['--format', '%e %U %S %M', '--output', report, process.execPath, ...args],
    { cwd, input, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 },
  );
  if (status === null || status > 1) throw new Error(`${args[0]}: ${stderr}`);
  const [wall, user, system, kilobytes] = readFileSync(report, 'utf8')
    .trim()
    .split('\n')
    .at(-1)
    .split(' ')
    .map(Number);
  rmSync(report);
  // Of a run that says so: what the files alone took, all else left out.
  const milliseconds = /(\d+) ms {2}(?:facts of files|reading and hashing)/.exec(stderr)?.[1];
  const files = milliseconds === undefined ? {} : { files: Number(milliseconds) / 1000 };
  return { wall, cpu: user + system, memory: kilobytes / 1024, ...files };
}

function median(numbers) {
  return numbers.toSorted((left, right) => left - right)[Math.floor(numbers.length / 2)];
}

function medians(runs) {
  return Object.fromEntries(
    Object.keys(runs[0]).map((key) => [key, Number(median(runs.map((run) => run[key])).toFixed(3))]),
  );
}

const check = [cli, 'check', '--format', 'json', '--timing'];

function cold(directory) {
  rmSync(join(directory, '.certgate'), { recursive: true, force: true });
  return measured(check, '', directory);
}

function compared(folder, files) {
  const directory = repositoryOf(folder, files);
  const bySize = files.toSorted(
    (left, right) => statSync(join(folder, right)).size - statSync(join(folder, left)).size,
  );
  const list = bySize.join('\n');
  const subject = (name, ...args) => [join(here, 'subjects', `${name}.mjs`), ...args];
  const subjects = {
    'bare parse': () => measured(subject('bare-parse', String(threads), directory), list, directory),
    cold: () => cold(directory),
    warm: () => measured(check, '', directory),
    'read and hash': () => measured(subject('read-and-hash', directory), list, directory),
    eslint: () => measured(subject('eslint', directory), list, directory),
  };
  const runs = Object.fromEntries(Object.keys(subjects).map((name) => [name, []]));
  for (let round = 0; round < Number(values.rounds); round += 1) {
    for (const [name, run] of Object.entries(subjects)) {
      if (name === 'eslint' && round >= Number(values['eslint-rounds'])) continue;
      runs[name].push(run());
      console.log(`round ${round + 1}, ${name}: ${JSON.stringify(runs[name].at(-1))}`);
    }
  }
  rmSync(directory, { recursive: true, force: true });
  const taken = Object.entries(runs).filter(([, of]) => of.length > 0);
  return { runs, medians: Object.fromEntries(taken.map(([name, of]) => [name, medians(of)])) };
}

function ratiosOf({ 'bare parse': bare, cold: first, warm, 'read and hash': hash, eslint }) {
  const ratio = (left, right) => (right === undefined ? null : Number((left.wall / right.wall).toFixed(2)));
  return {
    'cold / bare parse (wall, at most 1.25)': ratio(first, bare),
    'cold / bare parse (processor)': Number((first.cpu / bare.cpu).toFixed(2)),
    'cold / warm (at least 36.8)': ratio(first, warm),
    'warm / read and hash (at most 3)': ratio(warm, hash),
    'facts alone, cold / warm (at least 36.8)': Number((first.files / warm.files).toFixed(2)),
    'facts alone, warm / read and hash (at most 3)': Number((warm.files / hash.files).toFixed(2)),
    'eslint / cold (at least 5)': eslint === undefined ? null : ratio(eslint, first),
  };
}

/** Time and memory of a cold and a warm run by the number of files. */
function scaled(folder, files) {
  const sizes = [100, 300, 1000, 3000, 10_000].filter((size) => size <= Number(values.largest));
  return sizes.map((size) => {
    const directory = repositoryOf(folder, files, size);
    const point = { files: size, cold: cold(directory), warm: measured(check, '', directory) };
    rmSync(directory, { recursive: true, force: true });
    console.log(JSON.stringify(point));
    return point;
  });
}

/** Two plots side by side, both axes linear: a straight line is what linear means. */
function plotOf(points) {
  const [width, height, margin] = [420, 260, 50];
  const most = (of) => Math.max(...points.flatMap((point) => [of(point.cold), of(point.warm)]));
  const plot = (left, title, unit, of) => {
    const x = ({ files }) => left + margin + (files / points.at(-1).files) * (width - 2 * margin);
    const y = (run) => height - margin - (of(run) / most(of)) * (height - 2 * margin);
    const line = (kind, color) =>
      `<polyline fill="none" stroke="${color}" stroke-width="2" points="${points.map((point) => `${x(point).toFixed(1)},${y(point[kind]).toFixed(1)}`).join(' ')}"/>` +
      points
        .map(
          (point) =>
            `<circle cx="${x(point).toFixed(1)}" cy="${y(point[kind]).toFixed(1)}" r="3" fill="${color}"/>`,
        )
        .join('');
    const text = (at, top, words, anchor = 'middle') =>
      `<text x="${at}" y="${top}" text-anchor="${anchor}">${words}</text>`;
    return [
      `<path d="M${left + margin},${margin} V${height - margin} H${left + width - margin}" fill="none" stroke="#888"/>`,
      text(left + width / 2, 24, title),
      text(
        left + margin - 4,
        margin + 4,
        `${most(of).toFixed(of(points[0].cold) < 10 ? 1 : 0)} ${unit}`,
        'end',
      ),
      text(left + margin - 4, height - margin, '0', 'end'),
      text(left + width - margin, height - margin + 16, `${points.at(-1).files} files`),
      line('cold', '#c33'),
      line('warm', '#36c'),
    ].join('\n');
  };
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${2 * width}" height="${height}" font-family="sans-serif" font-size="11">`,
    '<title>Time and memory of a run by the number of files</title>',
    '<rect width="100%" height="100%" fill="#fff"/>',
    plot(0, 'Wall time of a run: cold red, warm blue', 's', ({ wall }) => wall),
    plot(width, 'Peak memory of a run: cold red, warm blue', 'MB', ({ memory }) => memory),
    '</svg>\n',
  ].join('\n');
}

const folder = resolve(source);
const files = codeIn(folder);
const bytes = files.reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);
console.log(`${files.length} files of code, ${(bytes / 1024 / 1024).toFixed(1)} MB, ${threads} threads`);
const comparison = compared(folder, files);
const ratios = ratiosOf(comparison.medians);
console.log(comparison.medians, ratios);
const scale = scaled(folder, files);
const results = join(here, 'results');
mkdirSync(results, { recursive: true });
const about = {
  node: process.version,
  processor: cpus()[0]?.model ?? '',
  threads,
  files: files.length,
  bytes,
};
writeFileSync(
  join(results, 'analysis.json'),
  `${JSON.stringify({ ...about, medians: comparison.medians, ratios, runs: comparison.runs, scale }, null, 2)}\n`,
);
writeFileSync(join(results, 'analysis.svg'), plotOf(scale));
