import { areaIds, categoryPaths } from '../../model/area.ts';
import type { ScorecardDocument } from '../../model/document.ts';
import { type LoadFigures, scenarios } from '../../model/load.ts';
import { displayed, type Score } from '../../model/score.ts';
import type { Level } from '../../model/verdict.ts';
import { amountWord, type Measure, p95, throughput } from '../load-words.ts';
import type { Report } from '../report.ts';

/** The scores of the certificates before this run, and its own, and what load runs measured, as CSV (RFC 4180): the oldest first. */
const history: Report = { id: 'csv', file: 'history.csv', render };

export default history;

interface Line {
  readonly issuedAt: string;
  readonly commit: string;
  readonly level: Level;
  /** By target, as found: without the waivers. */
  readonly scores: Readonly<Record<string, Score>>;
  readonly load: readonly LoadFigures[];
}

const targets = ['total', ...areaIds, ...categoryPaths];

/** The same columns for everybody, last: with no load run they are empty. */
const loadColumns = scenarios.flatMap((scenario) =>
  [throughput, p95].map((measure) => ({
    scenario,
    measure,
    title: `${scenario} ${measure.title.toLowerCase()} ${measure.unit}`,
  })),
);

function render(document: ScorecardDocument): string {
  const head = ['issued at', 'commit', 'level', ...targets, ...loadColumns.map(({ title }) => title)];
  const lines: readonly Line[] = [...document.history.toReversed(), present(document)];
  return [head, ...lines.map(cellsOf)].map((cells) => `${cells.map(cell).join(',')}\r\n`).join('');
}

function present({ issuedAt, subject, level, total, areas, loadResults }: ScorecardDocument): Line {
  const parts = [...areas, ...areas.flatMap(({ categories }) => categories)];
  const scores = Object.fromEntries([['total', total], ...parts.map(({ id, score }) => [id, score])]);
  return { issuedAt, commit: subject.commit ?? '', level, scores, load: loadResults };
}

/** Empty: not judged, not measured, or not known then. */
function cellsOf({ issuedAt, commit, level, scores, load }: Line): readonly string[] {
  return [
    issuedAt,
    commit,
    level,
    ...targets.map((target) => scoreCell(scores[target] ?? null)),
    ...loadColumns.map(({ scenario, measure }) =>
      loadCell(
        measure,
        load.find((figures) => figures.scenario === scenario),
      ),
    ),
  ];
}

function loadCell(measure: Measure, figures: LoadFigures | undefined): string {
  const amount = figures === undefined ? null : measure.of(figures);
  return amount === null ? '' : amountWord(measure, amount);
}

function scoreCell(score: Score): string {
  return score === null ? '' : displayed(score);
}

/** A spreadsheet takes a text that begins like this for a formula, unless an apostrophe stands before it. */
const formula = /^[=+\-@\t\r]/;

function cell(text: string): string {
  const safe = formula.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
