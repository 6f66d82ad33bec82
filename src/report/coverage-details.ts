import type { ScorecardDocument } from '../model/document.ts';
import { resolutionWords } from './coverage-words.ts';
import { messageText } from './markdown.ts';

/** Entries of one list; the document has them all. */
const most = 10;

/** Where coverage came from, as Markdown folded away; empty without a report. */
export function coverageDetails({ coverageReports }: ScorecardDocument): string {
  if (coverageReports.length === 0) return '';
  const count = `${coverageReports.length} coverage ${coverageReports.length === 1 ? 'report' : 'reports'}`;
  const parts = [listOf(coverageReports.map(resolutionWords))];
  return `<details><summary>${count}</summary>\n\n${parts.join('\n\n')}\n\n</details>`;
}

function listOf(sentences: readonly string[]): string {
  const lines = sentences.slice(0, most).map((sentence) => `- ${messageText(sentence, 'text')}`);
  const more = sentences.length - lines.length;
  return [...lines, ...(more > 0 ? [`- ${more} more in the report of the run.`] : [])].join('\n');
}
