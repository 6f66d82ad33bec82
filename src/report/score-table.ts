import { markdownTable } from 'markdown-table';
import type { ScorecardDocument } from '../model/document.ts';
import type { Scores } from '../model/scorecard.ts';
import { messageText } from './markdown.ts';
import { bar, trendAt, trendLength } from './sparkline.ts';
import { changeAt, scoreWord } from './words.ts';

/** A column of the table; left out where no row has anything for it. */
interface Column {
  readonly title: string;
  readonly align: 'l' | 'r';
  readonly cells: readonly string[];
}

interface Row extends Scores {
  readonly name: string;
  readonly target: string;
  readonly isStrong: boolean;
}

/** Total, areas and categories: score, change against the baseline, floor, and how it went so far. */
export function scoreTable(document: ScorecardDocument): string {
  const rows = rowsOf(document);
  const strong = ({ isStrong }: Row, text: string) => (isStrong ? `**${text}**` : text);
  const hasHistory = document.history.length > 0;
  const floors = new Map(
    document.rulings.filter(({ rule }) => rule === 'minimum').map(({ target, asked }) => [target, asked]),
  );
  const columns: readonly Column[] = [
    { title: '', align: 'l', cells: rows.map((row) => strong(row, messageText(row.name, 'table'))) },
    { title: 'Score', align: 'r', cells: rows.map((row) => strong(row, scoreWord(row.waivedScore))) },
    { title: 'Change', align: 'r', cells: rows.map(({ target }) => changeAt(document, target)) },
    {
      title: 'Floor',
      align: 'r',
      cells: rows.map(({ target }) =>
        messageText((floors.get(target) ?? '').replace('at least ', ''), 'table'),
      ),
    },
    {
      title: hasHistory ? 'Trend' : '',
      align: 'l',
      cells: rows.map(({ target, score, waivedScore }) =>
        hasHistory ? trendAt(document, target, score) : bar(waivedScore),
      ),
    },
  ];
  const shown = columns.filter(({ cells }) => cells.some((cell) => cell !== ''));
  const table = markdownTable(
    [
      shown.map(({ title }) => title),
      ...rows.map((_, index) => shown.map(({ cells }) => cells[index] ?? '')),
    ],
    { align: shown.map(({ align }) => align) },
  );
  return [table, notes(document)].filter((part) => part !== '').join('\n\n');
}

function rowsOf({ areas, total, waivedTotal }: ScorecardDocument): readonly Row[] {
  return [
    { name: 'Total', target: 'total', isStrong: true, score: total, waivedScore: waivedTotal },
    ...areas
      .filter(({ assessed }) => assessed)
      .flatMap((area) => [
        { ...area, name: area.title, target: area.id, isStrong: true },
        ...area.categories
          .filter(({ assessed }) => assessed)
          .map((category) => ({ ...category, name: category.title, target: category.id, isStrong: false })),
      ]),
  ];
}

function notes(document: ScorecardDocument): string {
  const { areas, total, waivedTotal, history } = document;
  const before = Math.min(history.length, trendLength);
  const certificates = before === 1 ? 'the last certificate' : `the last ${before} certificates`;
  const unassessed = areas.filter(({ assessed }) => !assessed).map(({ title }) => messageText(title, 'text'));
  return [
    ...(total === waivedTotal ? [] : [`Without waivers the total is ${scoreWord(total)}.`]),
    ...(before === 0 ? [] : [`Trend: ${certificates} and this run, without waivers.`]),
    ...(unassessed.length === 0 ? [] : [`Not assessed: ${unassessed.join(', ')}.`]),
  ].join(' ');
}
