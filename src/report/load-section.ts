import { markdownTable } from 'markdown-table';
import { amountMarks } from './charts/scale.ts';
import {
  amountWord,
  average,
  errorRate,
  hasBefore,
  headWord,
  type LoadRun,
  loadChangeWord,
  loadRunsOf,
  type Measure,
  p95,
  peakMemory,
  throughput,
  trendWords,
} from './load-words.ts';
import { details } from './markdown.ts';
import { counted, type SectionOf } from './section.ts';

/** What load runs measured, with the change against the certificate before; then the same as charts that GitHub draws. */
export const loadRuns: SectionOf = (document) => {
  const runs = loadRunsOf(document);
  if (runs.length === 0) return null;
  const parts = [
    tableOf(runs),
    hasBefore(runs) ? `In brackets: the change against the certificate before. ${trendWords}` : '',
    chartOf(
      runs,
      'Response times',
      { title: 'p95', measure: p95, of: ({ now }) => p95.of(now) },
      { title: 'average', measure: average, of: ({ now }) => average.of(now) },
    ),
    chartOf(
      runs,
      'Throughput',
      { title: 'now', measure: throughput, of: ({ now }) => throughput.of(now) },
      {
        title: 'before',
        measure: throughput,
        of: ({ before }) => (before === null ? null : throughput.of(before)),
      },
    ),
  ];
  const text = details('Load runs', parts.filter((part) => part !== '').join('\n\n'));
  return { holds: counted(runs.length, 'load run', 'load runs'), render: () => text };
};

const columns: readonly Measure[] = [throughput, errorRate, average, p95, peakMemory];

function tableOf(runs: readonly LoadRun[]): string {
  const rows = runs.map((run) => [
    run.now.scenario,
    ...columns.map((measure) => {
      const change = loadChangeWord(measure, run);
      return `${amountWord(measure, measure.of(run.now))}${change === '' ? '' : ` (${change})`}`;
    }),
  ]);
  return markdownTable([['Scenario', ...columns.map(headWord)], ...rows], {
    align: ['l', ...columns.map(() => 'r')],
  });
}

/** What bars or a line show. */
interface Shown {
  readonly title: string;
  readonly measure: Measure;
  readonly of: (run: LoadRun) => number | null;
}

/** What Mermaid's grammar of a chart takes for a number: no exponent. */
const plainNumber = /^\d+(?:\.\d+)?$/;

/**
 * A chart in Mermaid's `xychart-beta` (mermaid.js.org/syntax/xyChart; the name that old versions know as well) of the
 * scenarios that have a bar. Bars of two series would hide each other, so that the second is a line, which is left out
 * unless it has a value everywhere. Empty where there is nothing to draw.
 */
function chartOf(runs: readonly LoadRun[], title: string, bars: Shown, line: Shown): string {
  const drawn = runs.filter((run) => bars.of(run) !== null);
  const isLine = drawn.every((run) => line.of(run) !== null);
  const amountsOf = ({ of }: Shown) => drawn.map((run) => of(run) ?? 0);
  const shown = isLine ? [bars, line] : [bars];
  const highest = amountMarks(shown.flatMap(amountsOf)).at(-1) ?? 0;
  const [ofBars = [], ofLine = []] = shown.map((one) =>
    amountsOf(one).map((amount) => amountWord(one.measure, amount)),
  );
  if (drawn.length === 0 || ![String(highest), ...ofBars, ...ofLine].every((word) => plainNumber.test(word)))
    return '';
  const { unit } = bars.measure;
  const kinds = isLine ? `${bars.title} as bars, ${line.title} as a line` : bars.title;
  return [
    '```mermaid',
    'xychart-beta',
    `    title "${title} in ${unit}: ${kinds}"`,
    `    x-axis [${drawn.map(({ now }) => `"${now.scenario}"`).join(', ')}]`,
    `    y-axis "${unit}" 0 --> ${highest}`,
    `    bar [${ofBars.join(', ')}]`,
    ...(isLine ? [`    line [${ofLine.join(', ')}]`] : []),
    '```',
  ].join('\n');
}
