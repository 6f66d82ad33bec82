import type { ChangedLineCoverage, ChangedLines } from '../../model/changed-lines.ts';
import type { Subject } from '../../model/document.ts';
import { missedWords, rangeWords, titleWords, unknownWords } from '../changed-line-words.ts';
import { partWords } from '../coverage-words.ts';
import { sourceUrl } from '../source-url.ts';
import { folded } from './folded.ts';
import { type Content, html } from './markup.ts';

/** Ranges of one file; the document has more. */
const mostRanges = 20;

/** Coverage of the changed lines, file by file; nothing where the document has none. */
export function changedLineTable(changed: ChangedLineCoverage | null, subject: Subject): Content {
  if (changed === null || changed.count === 0) return '';
  const { files, count, since } = changed;
  const more = count - files.length;
  return folded(
    titleWords(changed),
    html`<p class="quiet">Changed since <code>${since.slice(0, 12)}</code>, where this work began.</p><table><thead><tr><th scope="col">File</th><th scope="col" class="number">Changed lines that ran</th><th scope="col" class="number">Coverage</th><th scope="col">${missedWords(changed)}</th></tr></thead><tbody>
${files.map((file) => rowOf(file, subject))}</tbody></table>${more > 0 ? html`<p>${count} files in all; those with most lines that never ran are here.</p>` : ''}`,
  );
}

function rowOf(file: ChangedLines, subject: Subject): Content {
  const name = html`<th scope="row">${linked(file.path, file.path, null, subject)}</th>`;
  if (file.kind !== 'counted')
    return html`<tr>${name}<td class="number"></td><td class="number"></td><td>${unknownWords[file.kind]}</td></tr>
`;
  const { path, lines, missed } = file;
  const ranges = missed
    .slice(0, mostRanges)
    .map((range, index) => [index === 0 ? '' : ', ', linked(rangeWords(range), path, range.start, subject)]);
  return html`<tr>${name}<td class="number">${lines.covered} of ${lines.total}</td><td class="number">${partWords(lines)}</td><td>${ranges}${missed.length > ranges.length ? ', …' : ''}</td></tr>
`;
}

function linked(text: string, path: string, line: number | null, subject: Subject): Content {
  const url = sourceUrl(subject, path, line);
  const words = html`<code>${text}</code>`;
  return url === null ? words : html`<a href="${url}" rel="noreferrer">${words}</a>`;
}
