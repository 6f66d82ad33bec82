import { markdownTable } from 'markdown-table';
import type { ChangedLines } from '../model/changed-lines.ts';
import type { Subject } from '../model/document.ts';
import { missedWords, rangeWords, titleWords, unknownWords } from './changed-line-words.ts';
import { partWords } from './coverage-words.ts';
import { details, linkedSpan, moreInReport } from './markdown.ts';
import { counted, type SectionOf } from './section.ts';
import { sourceUrl } from './source-url.ts';

/** Rows are long for their links, and shall not be what keeps findings out. */
const mostFiles = 20;
const mostRanges = 5;

/** Coverage of the changed lines, file by file, with the way to those that never ran. */
export const changedLines: SectionOf = ({ changedLines: changed, subject }) => {
  if (changed === null || changed.count === 0) return null;
  const { files, count } = changed;
  return {
    holds: `changed lines of ${counted(count, 'file', 'files')}`,
    render: (most) => {
      const rows = files.slice(0, Math.min(most, mostFiles)).map((file) => rowOf(file, subject));
      const head = ['File', 'Changed lines that ran', 'Coverage', missedWords(changed)];
      const table = markdownTable([head, ...rows], { align: ['l', 'r', 'r', 'l'] });
      const more = count - rows.length;
      const title = titleWords(changed);
      return details(title, more > 0 ? `${table}\n\n${moreInReport(more)}` : table);
    },
  };
};

function rowOf(file: ChangedLines, subject: Subject): string[] {
  const name = (line: number | null) => linkedSpan(file.path, 'table', sourceUrl(subject, file.path, line));
  if (file.kind !== 'counted') return [name(null), '', '', unknownWords[file.kind]];
  const { path, lines, missed } = file;
  const ranges = missed.slice(0, mostRanges).map((range) => {
    const url = sourceUrl(subject, path, range.start);
    return url === null ? rangeWords(range) : linkedSpan(rangeWords(range), 'table', url);
  });
  const more = missed.length > ranges.length ? ', …' : '';
  return [
    name(missed[0]?.start ?? null),
    `${lines.covered} of ${lines.total}`,
    partWords(lines),
    `${ranges.join(', ')}${more}`,
  ];
}
