import { execFileSync } from 'node:child_process';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { parseCoverage } from '../src/formats/coverage/index.ts';
import { totalsOf } from '../src/model/coverage.ts';

/**
 * How fast large reports are read: MB/s beside a plain split of the same text into lines, which nothing that looks at every
 * line can beat. Rounds are interleaved, so that a busy machine slows both; medians.
 */
const rounds = 5;
const megabyte = 1024 * 1024;

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

/** Records of 400 lines with a branch in every fourth, as of a program with files of that length. */
function lcovOf(bytes: number): string {
  const parts: string[] = [];
  let length = 0;
  for (let file = 0; length < bytes; file += 1) {
    const lines = [
      `TN:`,
      `SF:/builds/acme/app/src/module-${file % 97}/file-${file}.ts`,
      'FN:1,main',
      'FNDA:3,main',
    ];
    for (let line = 1; line <= 400; line += 1) {
      lines.push(`DA:${line},${(line * file) % 7}`);
      if (line % 4 === 0) lines.push(`BRDA:${line},${line},0,${line % 3}`, `BRDA:${line},${line},1,-`);
    }
    const record = `${lines.join('\n')}\nLF:400\nLH:300\nend_of_record\n`;
    parts.push(record);
    length += record.length;
  }
  return parts.join('');
}

function coberturaOf(bytes: number): string {
  const parts = [
    '<?xml version="1.0" ?>\n<coverage line-rate="0.5"><sources><source>/app</source></sources><packages><package name="p"><classes>\n',
  ];
  let length = 0;
  for (let file = 0; length < bytes; file += 1) {
    const lines: string[] = [];
    for (let line = 1; line <= 400; line += 1) {
      const branches = line % 4 === 0 ? ' branch="true" condition-coverage="50% (1/2)"' : '';
      lines.push(`            <line number="${line}" hits="${(line * file) % 7}"${branches}/>`);
    }
    const part = `<class name="c${file}" filename="src/file-${file}.py"><methods/><lines>\n${lines.join('\n')}\n</lines></class>\n`;
    parts.push(part);
    length += part.length;
  }
  return `${parts.join('')}</classes></package></packages></coverage>\n`;
}

function milliseconds(run: () => unknown): number {
  const started = performance.now();
  run();
  return performance.now() - started;
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}

function parsed(text: string) {
  const report = parseCoverage(text);
  if (!report.ok) throw new Error(report.reason);
  return report;
}

function measure(title: string, text: string): void {
  const size = text.length / megabyte;
  const parses: number[] = [];
  const splits: number[] = [];
  let heap = 0;
  let lines = 0;
  for (let round = 0; round < rounds; round += 1) {
    const splitting = () => splits.push(milliseconds(() => text.split('\n').length));
    const parsing = () => {
      collect();
      const before = process.memoryUsage().heapUsed;
      parses.push(
        milliseconds(() => {
          const { files } = parsed(text);
          lines = totalsOf(files).lines.total;
        }),
      );
      heap = Math.max(heap, process.memoryUsage().heapUsed - before);
    };
    for (const run of round % 2 === 0 ? [splitting, parsing] : [parsing, splitting]) run();
  }
  const [parse, split] = [median(parses), median(splits)];
  console.log(
    `${title}, ${size.toFixed(0)} MB, ${lines} lines: ${((size * 1000) / parse).toFixed(1)} MB/s ` +
      `(plain split ${((size * 1000) / split).toFixed(0)} MB/s, ${(parse / split).toFixed(1)} times as long); ` +
      `heap grows by up to ${(heap / megabyte).toFixed(0)} MB`,
  );
}

/** Heap that 64 MB of lcov have to fit into, and the argument that makes this file try it. */
const boundedHeap = 512;
const boundedRun = 'bounded';

if (process.argv[2] === boundedRun) {
  const { files } = parsed(lcovOf(64 * megabyte));
  console.log(`lcov, 64 MB, within ${boundedHeap} MB of old space: ${totalsOf(files).lines.total} lines`);
  process.exit();
}
const bounded = ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON', `--max-old-space-size=${boundedHeap}`];
execFileSync(process.execPath, [...bounded, import.meta.filename, boundedRun], { stdio: 'inherit' });
measure('lcov', lcovOf(64 * megabyte));
measure('Cobertura', coberturaOf(16 * megabyte));
console.log(`peak of the whole process: ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`);
