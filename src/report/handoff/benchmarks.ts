import { markdownTable } from 'markdown-table';
import {
  amountWord,
  average,
  errorRate,
  hasBefore,
  headWord,
  loadChangeWord,
  loadRunsOf,
  maximum,
  p95,
  peakMemory,
  throughput,
  trendWords,
} from '../load-words.ts';
import { paragraphs, type SectionOf } from './section.ts';

const figures = [throughput, errorRate, average, p95, maximum, peakMemory];

/** What load runs measured, scenario by scenario, beside what the certificate before says of the same. */
export const benchmarks: SectionOf = (document) => {
  const runs = loadRunsOf(document);
  if (runs.length === 0) return 'None: no load run was read.';
  const isCompared = hasBefore(runs);
  const rows = runs.flatMap((run) =>
    figures.map((measure, index) => [
      index === 0 ? run.now.scenario : '',
      headWord(measure),
      ...(isCompared ? [run.before === null ? '' : amountWord(measure, measure.of(run.before))] : []),
      amountWord(measure, measure.of(run.now)),
      ...(isCompared ? [loadChangeWord(measure, run)] : []),
    ]),
  );
  const head = ['Scenario', 'Figure', ...(isCompared ? ['Before', 'Now', 'Change'] : ['Now'])];
  return paragraphs(
    'Throughput counts the operations that succeeded in a second; p95 is the time within which nineteen of twenty were answered.' +
      (isCompared ? ` ${trendWords}` : ''),
    markdownTable([head, ...rows], { align: head.map((_, index) => (index < 2 ? 'l' : 'r')) }),
  );
};
