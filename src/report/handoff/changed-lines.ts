import { markdownTable } from 'markdown-table';
import type { ScorecardDocument } from '../../model/document.ts';
import { missedWords, rangeWords, tallyWords, unknownWords } from '../changed-line-words.ts';
import { partWords } from '../coverage-words.ts';
import { codeSpan } from '../markdown.ts';
import { counted, paragraphs, shown } from './section.ts';

const mostFiles = 20;
const mostRanges = 5;

/** How many of the changed lines tests run, and the files in which they do not run all; empty where it is not known. */
export function changedLines({ changedLines: changed }: ScorecardDocument): string {
  if (changed === null || changed.count === 0) return '';
  const since = `\`${changed.since.slice(0, 12)}\`, where this work began`;
  const about = `the lines changed in ${counted(changed.count, 'file')} since ${since}`;
  const ran = tallyWords(changed);
  const sum =
    ran === '' ? `Nothing is known of ${about}.` : `Of ${about}, ${ran}, as far as reports tell of them.`;
  const left = changed.files.filter((file) => file.kind !== 'counted' || file.missed.length > 0);
  if (left.length === 0) return sum;
  const { parts, more } = shown(left, mostFiles, (file) => {
    const path = codeSpan(file.path, 'table');
    if (file.kind !== 'counted') return [path, '', '', unknownWords[file.kind]];
    const { lines, missed } = file;
    const ranges = missed.slice(0, mostRanges).map(rangeWords).join(', ');
    return [
      path,
      `${lines.covered} of ${lines.total}`,
      partWords(lines),
      missed.length > mostRanges ? `${ranges}, …` : ranges,
    ];
  });
  const head = ['File', 'Changed lines that ran', 'Coverage', missedWords(changed)];
  return paragraphs(sum, markdownTable([head, ...parts], { align: ['l', 'r', 'r', 'l'] }), more);
}
