import { describe, expect, it, test } from 'vitest';
import { emptyCatalogue } from '../../src/model/catalogue.ts';
import type { ScorecardDocument } from '../../src/model/document.ts';
import { loadRuns } from '../../src/report/load-section.ts';
import markdown from '../../src/report/reports/markdown.ts';
import summary from '../../src/report/reports/summary.ts';
import { documentWith } from '../support/documents.ts';
import { latencyWith, loadedDocuments, loadNumbers, loadResultWith } from '../support/load-runs.ts';
import { nodesOf, parse } from '../support/markdown-tree.ts';

const textOf = (overrides: Partial<ScorecardDocument> | undefined) =>
  loadRuns(documentWith(overrides), emptyCatalogue)?.render(1) ?? '';

const chartsIn = (text: string) =>
  nodesOf(parse(text)).flatMap((node) =>
    node.type === 'code' && node.lang === 'mermaid' ? [node.value] : [],
  );

test('is left out without a load run', () => {
  expect(loadRuns(documentWith(), emptyCatalogue)).toBeNull();
});

test('a table with the change, and charts under it', () => {
  const text = textOf(loadedDocuments['four scenarios, compared']);
  expect(text.replace(/ +/g, ' ').replace(/-{2,}:/g, '-:')).toBe(`<details><summary>Load runs</summary>

| Scenario | Throughput, ops/s | Error rate, % | Average, ms | p95, ms | Peak memory, MB |
| :------- | -: | -: | -: | -: | -: |
| light | 420.5 (+31.1) | 0.0 (±0.0) | 12.0 (-0.9) | 31.5 (-2.5) | 45.0 (±0.0) |
| medium | 350.5 (+25.9) | 0.0 (±0.0) | 23.9 (-1.9) | 62.9 (-5.0) | 54.0 (-0.7) |
| heavy | 280.5 (+20.7) | 0.0 (±0.0) | 35.8 (-2.8) | 94.4 (-7.5) | 63.0 (-1.4) |
| stress | 210.5 (+15.5) | 3.2 (-0.2) | 47.7 (-3.8) | 125.8 (-10.0) | 72.0 (-2.1) |

In brackets: the change against the certificate before. Figures of another run, perhaps of another machine, are a trend: they gate nothing.

\`\`\`mermaid
xychart-beta
 title "Response times in ms: p95 as bars, average as a line"
 x-axis ["light", "medium", "heavy", "stress"]
 y-axis "ms" 0 --> 150
 bar [31.5, 62.9, 94.4, 125.8]
 line [12.0, 23.9, 35.8, 47.7]
\`\`\`

\`\`\`mermaid
xychart-beta
 title "Throughput in ops/s: now as bars, before as a line"
 x-axis ["light", "medium", "heavy", "stress"]
 y-axis "ops/s" 0 --> 600
 bar [420.5, 350.5, 280.5, 210.5]
 line [389.4, 324.6, 259.7, 194.9]
\`\`\`

</details>`);
});

describe('every chart is one that Mermaid reads, and every number one of the document', () => {
  it.each(Object.entries(loadedDocuments))('%s', (_, loaded) => {
    const text = textOf(loaded);
    const known = new Set(loadNumbers(documentWith(loaded)));
    const shown =
      text
        .replace(/^ *y-axis.*$/gm, '')
        .replaceAll('p95', '')
        .match(/\d+(?:\.\d+)?/g) ?? [];
    expect(shown.filter((number) => !known.has(number))).toEqual([]);
    const list = String.raw`\[\d+\.\d(?:, \d+\.\d)*\]`;
    for (const chart of chartsIn(text))
      expect(chart).toMatch(
        new RegExp(
          String.raw`^xychart-beta\n +title "[^"\n]+"\n +x-axis \["\w+"(?:, "\w+")*\]\n +y-axis "[^"\n]+" 0 --> [1-9]\d*\n +bar ${list}(?:\n +line ${list})?$`,
        ),
      );
  });
});

describe('a chart', () => {
  it('has only the scenarios with bars, and a line only where it has a value for each', () => {
    const [times, rates, ...others] = chartsIn(textOf(loadedDocuments['something measured']));
    expect(times).toContain('x-axis ["medium"]');
    expect(times).not.toMatch(/^ +line/m);
    expect(rates).toContain('bar [118.2]\n    line [324.6]');
    expect(others).toEqual([]);
  });

  it('does not say that there is a line where there is none', () => {
    const [first, second] = chartsIn(
      textOf({ loadResults: [loadResultWith({ latency: latencyWith({ average: null }) })] }),
    );
    expect(first).toContain('title "Response times in ms: p95"');
    expect(second).toContain('title "Throughput in ops/s: now"');
  });

  it('is left out where nothing was measured, or a number is one that Mermaid cannot read', () => {
    expect(chartsIn(textOf(loadedDocuments['nothing measured']))).toEqual([]);
    const huge = loadResultWith({ throughput: 1e300, latency: latencyWith({ p95: 1e22 }) });
    expect(chartsIn(textOf({ loadResults: [huge] }))).toEqual([]);
  });
});

describe('its room', () => {
  const { loadResults, history } = loadedDocuments['four scenarios, compared'] ?? documentWith();

  it('is in the comment and in the summary, whole', () => {
    for (const report of [markdown, summary])
      expect(report.render(documentWith({ loadResults, history }))).toContain(
        textOf({ loadResults, history }),
      );
  });

  it('is given up early, whole, and that is said', () => {
    const closedBy = (message: string) =>
      documentWith({
        rulings: [{ rule: 'drop', target: 'total', asked: 'a', found: 'b', status: 'fail', message }],
      });
    // As long as can be without load runs, but for 200 characters.
    const left = 60_000 - 200 - markdown.render(closedBy('')).length;
    const text = markdown.render({ ...closedBy('x'.repeat(left)), loadResults, history });
    expect(text.length).toBeLessThanOrEqual(60_000);
    expect(text).toContain(
      'For want of room, only in the report of the run: 4 load runs; 1 ruling of the gate.',
    );
    expect(text).not.toContain('xychart');
    expect(text).toContain('<summary>1 coverage report</summary>');
  });
});
