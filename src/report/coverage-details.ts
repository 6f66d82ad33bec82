import { markdownTable } from 'markdown-table';
import type { FlagCoverage } from '../model/coverage.ts';
import type { ScorecardDocument } from '../model/document.ts';
import { exclusionWords, indirectWords, partWords, resolutionWords } from './coverage-words.ts';
import { codeSpan, type messageText, sayingOf } from './markdown.ts';

/** Entries of one list; the document has them all. */
const most = 10;

/** Where coverage came from, as Markdown folded away; empty without a report. */
export function coverageDetails(document: ScorecardDocument): string {
  const { coverageReports, coverageFlags, coverageExclusions, comparison } = document;
  const said = sayingOf(document);
  if (coverageReports.length === 0) return '';
  const count = `${coverageReports.length} coverage ${coverageReports.length === 1 ? 'report' : 'reports'}`;
  const left = coverageExclusions.filter(({ files }) => files > 0).length;
  const excluded = left === 0 ? '' : `, ${left} ${left === 1 ? 'exclusion' : 'exclusions'}`;
  const indirect = comparison.kind === 'compared' ? comparison.indirect : [];
  const sources = [
    listOf(coverageReports.map(resolutionWords), said),
    listOf(coverageExclusions.map(exclusionWords), said),
  ];
  const parts = [
    flagTable(coverageFlags),
    sources.filter((list) => list !== '').join('\n'),
    indirect.length === 0 ? '' : 'Covered otherwise than at the baseline, though nobody touched them:',
    listOf(indirect.map(indirectWords), said),
  ];
  const text = parts.filter((part) => part !== '').join('\n\n');
  return `<details><summary>${count}${excluded}</summary>\n\n${text}\n\n</details>`;
}

function flagTable(flags: readonly FlagCoverage[]): string {
  if (flags.length === 0) return '';
  const rows = flags
    .slice(0, most)
    .map(({ flag, lines }) => [
      codeSpan(flag, 'table'),
      `${lines.covered} of ${lines.total}`,
      partWords(lines),
    ]);
  const table = markdownTable([['Flag', 'Lines that ran', 'Coverage'], ...rows], { align: ['l', 'r', 'r'] });
  const more = flags.length - rows.length;
  return more === 0 ? table : `${table}\n\n${more} more in the report of the run.`;
}

function listOf(sentences: readonly string[], said: typeof messageText): string {
  const lines = sentences.slice(0, most).map((sentence) => `- ${said(sentence, 'text')}`);
  const more = sentences.length - lines.length;
  return [...lines, ...(more > 0 ? [`- ${more} more in the report of the run.`] : [])].join('\n');
}
