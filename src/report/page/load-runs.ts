import type { ScorecardDocument } from '../../model/document.ts';
import {
  amountWord,
  average,
  errorRate,
  hasBefore,
  type LoadRun,
  loadRunsOf,
  type Measure,
  maximum,
  notMeasured,
  operationsWord,
  p95,
  peakMemory,
  throughput,
  trendWords,
} from '../load-words.ts';
import { loadChart } from './load-chart.ts';
import { loadTrend } from './load-trend.ts';
import { type Content, html, type Markup } from './markup.ts';

/** What load runs measured, beside what the certificate before says of the same; empty without a load run. */
export function loadSection(document: ScorecardDocument): Content {
  const runs = loadRunsOf(document);
  if (runs.length === 0) return '';
  const [former] = document.history;
  const isCompared = hasBefore(runs);
  const before =
    isCompared && former !== undefined
      ? html`Before: the certificate of <code>${former.commit.slice(0, 12)}</code>, ${former.issuedAt.slice(0, 10)}. `
      : '';
  const trend = loadTrend(document);
  const sources = runs.map(
    ({ now }, index) => html`${index === 0 ? '' : ', '}<code>${now.path}</code> (${now.format})`,
  );
  return html`<section id="load" aria-labelledby="load-title"><h2 id="load-title">Load runs</h2>
${tableOf(runs)}
<p class="quiet text">${before}${isCompared || trend !== '' ? `${trendWords} ` : ''}Throughput is rounded down, all else up. Read from ${sources}.</p>
<div class="charts">
${loadChart('load-throughput', 'Throughput', [throughput], runs)}
${loadChart('load-errors', 'Error rate', [errorRate], runs)}
${loadChart('load-times', 'Response times', [average, p95], runs)}
${loadChart('load-memory', 'Peak memory', [peakMemory], runs)}
</div>
${trend}
</section>`;
}

const rows: readonly Measure[] = [throughput, errorRate, average, p95, maximum, peakMemory];

/** Scenarios as columns: there are four at most, which fit on a phone. */
function tableOf(runs: readonly LoadRun[]): Markup {
  const heads = runs.map(({ now }) => html`<th scope="col" class="number">${now.scenario}</th>`);
  const tried = runs.map(({ now }) => html`<td class="number">${cellOf(operationsWord(now))}</td>`);
  const lines = rows.map((measure) => {
    const cells = runs.map(({ now, before }) => {
      const [amount, past] = [measure.of(now), before === null ? null : measure.of(before)];
      const isTold = before !== null && (amount !== null || past !== null);
      return html`<td class="number">${cellOf(amountWord(measure, amount))}${isTold ? html` <span class="quiet">before ${amountWord(measure, past)}</span>` : ''}</td>`;
    });
    return html`<tr><th scope="row">${measure.title} <span class="quiet">${measure.unit}</span></th>${cells}</tr>
`;
  });
  return html`<table class="load"><caption class="quiet">What each scenario measured${hasBefore(runs) ? ', and what it did before' : ''}</caption>
<thead><tr><th scope="col">Figure</th>${heads}</tr></thead><tbody>
<tr><th scope="row">Operations</th>${tried}</tr>
${lines}</tbody></table>`;
}

function cellOf(word: string): Content {
  return word === notMeasured ? html`<span class="quiet">${word}</span>` : word;
}
