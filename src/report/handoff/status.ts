import { markdownTable } from 'markdown-table';
import type { DocumentCategory, ScorecardDocument } from '../../model/document.ts';
import { severities } from '../../model/severity.ts';
import { messageText, sayingOf } from '../markdown.ts';
import { changeAt, scoreWord, unjudgedReasons } from '../words.ts';
import { counted, paragraphs, type SectionOf } from './section.ts';

/** Every area and category: its score, how it moved, and what is left to mend in it. */
export const status: SectionOf = (document) =>
  paragraphs(scoreTable(document), unassessed(document), unjudged(document));

function scoreTable(document: ScorecardDocument): string {
  const { readiness, level, gate, comparison } = document;
  const rows = document.areas
    .filter(({ assessed }) => assessed)
    .flatMap(({ id, title, waivedScore, categories }) => [
      {
        name: `**${messageText(title, 'table')}**`,
        score: `**${scoreWord(waivedScore)}**`,
        target: id,
        words: id === 'readiness' ? `${readiness.status}, deployment ${readiness.approval}` : '',
      },
      ...categories
        .filter(({ assessed }) => assessed)
        .map((category) => ({
          name: messageText(category.title, 'table'),
          score: scoreWord(category.waivedScore),
          target: category.id,
          words: leftWords(category),
        })),
    ]);
  const total = {
    name: '**Total**',
    score: `**${scoreWord(document.waivedTotal)}**`,
    target: 'total',
    words: `${level}, gate ${gate}`,
  };
  const isCompared = comparison.kind === 'compared';
  const change = (text: string) => (isCompared ? [text] : []);
  return markdownTable(
    [
      ['', 'Score', ...change('Change'), 'Status'],
      ...[total, ...rows].map(({ name, score, target, words }) => [
        name,
        score,
        ...change(changeAt(document, target)),
        words,
      ]),
    ],
    { align: ['l', 'r', ...change('r'), 'l'] },
  );
}

/** `2 findings, 1 of them critical`: those that count. */
function leftWords({ checks }: DocumentCategory): string {
  const left = checks.flatMap(({ findings }) =>
    findings.filter(({ classification, waiver }) => classification === 'real' && waiver === null),
  );
  const worst = severities.find((severity) => left.some((finding) => finding.severity === severity));
  if (worst === undefined) return '';
  const count = left.filter(({ severity }) => severity === worst).length;
  return count === left.length
    ? counted(count, `${worst} finding`)
    : `${counted(left.length, 'finding')}, ${count} of them ${worst}`;
}

function unassessed({ areas }: ScorecardDocument): string {
  const titles = areas.filter(({ assessed }) => !assessed).map(({ title }) => messageText(title, 'text'));
  return titles.length === 0 ? '' : `Not assessed: ${titles.join(', ')}.`;
}

function unjudged(document: ScorecardDocument): string {
  const said = sayingOf(document);
  return document.areas
    .flatMap(({ categories }) => categories)
    .flatMap((category) =>
      unjudgedReasons(category).map(
        (reason) => `- ${messageText(category.title, 'text')} could not be judged. ${said(reason, 'text')}`,
      ),
    )
    .join('\n');
}
