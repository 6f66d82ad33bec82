import { areaIds, categoryPaths } from '../../model/area.ts';
import type { ScorecardDocument } from '../../model/document.ts';
import { displayed, type Score } from '../../model/score.ts';
import type { Level } from '../../model/verdict.ts';
import type { Report } from '../report.ts';

/** The scores of the certificates before this run, and its own, as CSV (RFC 4180): the oldest first. */
const history: Report = { id: 'csv', file: 'history.csv', render };

export default history;

interface Line {
  readonly issuedAt: string;
  readonly commit: string;
  readonly level: Level;
  /** By target, as found: without the waivers. */
  readonly scores: Readonly<Record<string, Score>>;
}

const targets = ['total', ...areaIds, ...categoryPaths];

function render(document: ScorecardDocument): string {
  const head = ['issued at', 'commit', 'level', ...targets];
  const lines: readonly Line[] = [...document.history.toReversed(), present(document)];
  return [head, ...lines.map(cellsOf)].map((cells) => `${cells.map(cell).join(',')}\r\n`).join('');
}

function present({ issuedAt, subject, level, total, areas }: ScorecardDocument): Line {
  const parts = [...areas, ...areas.flatMap(({ categories }) => categories)];
  const scores = Object.fromEntries([['total', total], ...parts.map(({ id, score }) => [id, score])]);
  return { issuedAt, commit: subject.commit ?? '', level, scores };
}

/** Empty: not judged, or not known then. */
function cellsOf({ issuedAt, commit, level, scores }: Line): readonly string[] {
  return [issuedAt, commit, level, ...targets.map((target) => scoreCell(scores[target] ?? null))];
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
