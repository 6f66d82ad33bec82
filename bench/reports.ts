// How long each report takes over a document of 5,000 findings, four load runs and the longest history, start-up apart,
// and how much memory it needs at its peak and keeps. Each in a process of its own, the first rendering and the median
// of the next.
// Results in bench/results/reports.json. npm run bench:reports
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { catalogue } from '../src/catalogue.ts';
import { historyLength } from '../src/model/history.ts';
import { reports } from '../src/report/index.ts';
import { fourLoads, loadedHistory } from '../test/support/load-runs.ts';
import { crowded } from '../test/support/pages.ts';

const count = 5000;
const rounds = 10;
const megabyte = 1024 * 1024;
setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

const [id] = process.argv.slice(2);

interface Measured {
  readonly kilobytes: number;
  readonly first: number;
  readonly median: number;
  /** Resident memory at the peak of the first rendering, beyond what the process had before. */
  readonly peakMegabytes: number;
  /** Heap in use after all renderings, beyond that after the first, both collected: nothing, where nothing stays. */
  readonly grownKilobytes: number;
}

function measured(name: string): Measured {
  const report = reports.find((one) => one.id === name);
  if (report === undefined) throw new Error(`There is no report ${name}.`);
  const document = {
    ...crowded(count),
    loadResults: fourLoads(),
    history: loadedHistory(historyLength),
  };
  collect();
  const before = process.memoryUsage.rss();
  const times: number[] = [];
  let text = '';
  const render = () => {
    const started = performance.now();
    text = report.render(document, { catalogue });
    times.push(performance.now() - started);
  };
  render();
  const peak = process.resourceUsage().maxRSS / 1024;
  collect();
  const afterFirst = process.memoryUsage().heapUsed;
  for (let round = 0; round < rounds; round += 1) render();
  const kilobytes = Math.round(Buffer.byteLength(text) / 1000);
  collect();
  const grown = (process.memoryUsage().heapUsed - afterFirst) / 1024;
  const [first = 0, ...others] = times;
  return {
    kilobytes,
    first: Number(first.toFixed(1)),
    median: Number((others.toSorted((left, right) => left - right)[rounds / 2] ?? 0).toFixed(1)),
    peakMegabytes: Math.round(Math.max(0, peak - before / megabyte)),
    grownKilobytes: Math.round(grown),
  };
}

if (id !== undefined) {
  console.log(JSON.stringify(measured(id)));
} else {
  const flags = ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON', import.meta.filename];
  const rows = reports.map(({ id: name }) => ({
    report: name,
    ...(JSON.parse(execFileSync(process.execPath, [...flags, name], { encoding: 'utf8' })) as Measured),
  }));
  console.table(rows);
  mkdirSync(join(import.meta.dirname, 'results'), { recursive: true });
  const results = {
    node: process.version,
    processor: cpus()[0]?.model ?? '',
    findings: count,
    results: rows,
  };
  writeFileSync(join(import.meta.dirname, 'results/reports.json'), `${JSON.stringify(results, null, 2)}\n`);
}
