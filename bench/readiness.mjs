// How the time of a whole check grows with a repository that has something of everything: packages of sources, tests,
// documents, manifests, workflows and containers, from 1,250 to 10,000 files. Processor seconds, cold, medians of rounds
// that are interleaved; the ratio of the time of a file to that of the smallest. Results in bench/results/readiness.json.
// npm run bench:readiness -- [--rounds 3] [--largest 10000]
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const here = dirname(fileURLToPath(import.meta.url));
const cli = join(here, '../dist/cli.js');
const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '3' }, largest: { type: 'string', default: '10000' } },
});

/** Ten files of one package, and now and then a workflow. */
function packageOf(index) {
  const folder = `packages/p${index}`;
  const other = index === 0 ? 0 : index - 1;
  const module = (name, body) =>
    `import { z } from 'zod';\n${body}\nexport const ${name} = z.string().parse(process.env.P${index % 50}_${name.toUpperCase()});\n`;
  const files = {
    'package.json': JSON.stringify({
      name: `@bench/p${index}`,
      version: '1.0.0',
      main: './src/index.ts',
      dependencies: { zod: '^4.0.0', [`@bench/p${other}`]: 'workspace:*' },
    }),
    'README.md': `# p${index}\n\nA package of the bench, which says a little about itself so that there is something to read.\n\n## Usage\n\n\`\`\`ts\nimport { a } from '@bench/p${index}';\n\`\`\`\n\nSee [the guide](docs/guide.md#begin) and [the other](../p${other}/README.md).\n`,
    'docs/guide.md': '# Guide\n\n## Begin\n\nBegin at the beginning, and go on until you come to the end.\n',
    Dockerfile:
      'FROM node:24.1.0-slim\nWORKDIR /app\nCOPY . .\nRUN npm ci\nUSER node\nHEALTHCHECK CMD true\nCMD ["node", "src/index.ts"]\n',
    'src/index.ts': `export { a } from './a.ts';\nexport { b } from './deep/b.ts';\n`,
    'src/a.ts': module(
      'a',
      `/** Adds. */\nexport function add${index}(left: number, right: number): number {\n  return left + right;\n}`,
    ),
    'src/deep/b.ts': module(
      'b',
      `import { add${index} } from '../a.ts';\nexport const twice${index} = (value: number) => add${index}(value, value);`,
    ),
    'src/deep/server.ts': `import Fastify from 'fastify';\nconst app = Fastify();\napp.get('/healthz', async () => ({ ok: true, ${`k${index}`}: 1 }));\nprocess.on('SIGTERM', () => app.close());\n`,
    'test/a.test.ts': `import { expect, it } from 'vitest';\nimport { add${index} } from '../src/a.ts';\nit('adds', () => { expect(add${index}(1, 2)).toBe(3); });\n`,
    '.env.example': `P${index % 50}_A=\nP${index % 50}_B=\n`,
  };
  const placed = Object.entries(files).map(([path, text]) => [`${folder}/${path}`, text]);
  const workflow = `name: p${index}\non: pull_request\njobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v6\n      - run: npm ci\n      - run: npm test -w @bench/p${index}\n`;
  return index % 20 === 0 ? [...placed, [`.github/workflows/p${index}.yml`, workflow]] : placed;
}

function repositoryOf(count) {
  const directory = mkdtempSync(join(tmpdir(), 'certgate-bench-'));
  const root = [
    [
      'package.json',
      JSON.stringify({
        name: 'bench',
        private: true,
        workspaces: ['packages/*'],
        scripts: { test: 'vitest' },
      }),
    ],
    ['README.md', '# Bench\n'],
    ['.github/CODEOWNERS', '* @bench/all\n'],
  ];
  const packages = Array.from({ length: Math.ceil(count / 10) }, (_, index) => packageOf(index)).flat();
  for (const [path, text] of [...root, ...packages].slice(0, count)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), text);
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

/** Processor and wall seconds, and the peak of memory in MB, of a cold check. */
function measured(directory) {
  rmSync(join(directory, '.certgate'), { recursive: true, force: true });
  const report = join(tmpdir(), `certgate-bench-${process.pid}.txt`);
  const { status, stderr } = spawnSync(
    '/usr/bin/time',
    [
      '--format',
      '%e %U %S %M',
      '--output',
      report,
      process.execPath,
      cli,
      'check',
      '--format',
      'json',
      '--no-cache',
    ],
    { cwd: directory, encoding: 'utf8', maxBuffer: 512 * 1024 * 1024 },
  );
  if (status === null || status > 1) throw new Error(stderr);
  const [wall, user, system, kilobytes] = readFileSync(report, 'utf8')
    .trim()
    .split('\n')
    .at(-1)
    .split(' ')
    .map(Number);
  rmSync(report);
  return { cpu: user + system, wall, memory: kilobytes / 1024 };
}

const median = (numbers) => numbers.toSorted((left, right) => left - right)[Math.floor(numbers.length / 2)];
const sizes = [8, 4, 2, 1].map((part) => Math.round(Number(values.largest) / part));
const subjects = sizes.map((count) => ({ count, directory: repositoryOf(count), runs: [] }));
for (let round = 0; round < Number(values.rounds); round += 1) {
  for (const { count, directory, runs } of subjects) {
    runs.push(measured(directory));
    console.log(`round ${round + 1}, ${count} files: ${JSON.stringify(runs.at(-1))}`);
  }
}
const rows = subjects.map(({ count, runs }) => ({
  files: count,
  cpu: Number(median(runs.map(({ cpu }) => cpu)).toFixed(2)),
  wall: Number(median(runs.map(({ wall }) => wall)).toFixed(2)),
  memory: Math.round(median(runs.map(({ memory }) => memory))),
}));
const [least] = rows;
const results = rows.map((row) => ({
  ...row,
  'time of a file, to that of the smallest': Number(
    (row.cpu / row.files / (least.cpu / least.files)).toFixed(2),
  ),
}));
for (const { directory } of subjects) rmSync(directory, { recursive: true, force: true });
mkdirSync(join(here, 'results'), { recursive: true });
writeFileSync(
  join(here, 'results/readiness.json'),
  `${JSON.stringify({ node: process.version, rounds: Number(values.rounds), results }, null, 2)}\n`,
);
console.table(results);
