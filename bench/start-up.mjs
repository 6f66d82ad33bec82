// Start-up of the built command line beside that of Node itself, and a whole run on this repository: interleaved, medians.
// npm run bench
import { execFileSync, spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const cli = join(root, 'dist/cli.js');
const rounds = 15;

const subjects = {
  'node -e 0': ['-e', '0'],
  'certgate --version': [cli, '--version'],
  'certgate check (this repository)': [
    cli,
    'check',
    '--format',
    'json',
    '--out',
    join(root, '.certgate/bench'),
  ],
  'git ls-files (what check asks first)': null,
};

const times = new Map(Object.keys(subjects).map((name) => [name, []]));
for (let round = 0; round < rounds; round += 1) {
  for (const [name, args] of Object.entries(subjects)) {
    const started = performance.now();
    if (args === null) execFileSync('git', ['ls-files'], { cwd: root });
    else spawnSync(process.execPath, args, { cwd: root });
    times.get(name).push(performance.now() - started);
  }
}

const median = (values) => values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)];
const base = median(times.get('node -e 0'));
for (const [name, values] of times) {
  const middle = median(values);
  console.log(
    `${name.padEnd(40)}${middle.toFixed(0).padStart(6)} ms ${(middle / base).toFixed(1).padStart(6)} x node -e 0`,
  );
}
for (const bundle of ['cli.js', 'action.js']) {
  console.log(
    `dist/${bundle.padEnd(35)}${Math.round(statSync(join(root, 'dist', bundle)).size / 1024)
      .toString()
      .padStart(6)} kB`,
  );
}
