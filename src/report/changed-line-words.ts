import type { LineRange } from '../model/change.ts';
import type { ChangedLineCoverage, UnknownLines } from '../model/changed-lines.ts';
import { partWords } from './coverage-words.ts';

/** Why nothing is counted of a file. */
export const unknownWords: Readonly<Record<UnknownLines['kind'], string>> = {
  unreported: 'no report tells of it',
  'summary-only': 'the reports tell how many of its lines ran, not which',
  untold: 'which of its lines are changed is not known',
};

/** `12 of 20 ran (60.0%)`; empty where no changed line could be counted. */
export function tallyWords({ lines }: Pick<ChangedLineCoverage, 'lines'>): string {
  return lines.total === 0 ? '' : `${lines.covered} of ${lines.total} ran (${partWords(lines)})`;
}

/** `Changed lines by file: 12 of 20 ran (60.0%)`, over a list of the files. */
export function titleWords(changed: Pick<ChangedLineCoverage, 'lines'>): string {
  return `Changed lines by file: ${tallyWords(changed) || 'nothing is known of them'}`;
}

/** What the lines are that are listed as missed. */
export function missedWords({ partials }: Pick<ChangedLineCoverage, 'partials'>): string {
  return partials === 'miss' ? 'Never ran, or took only some of the branches' : 'Never ran';
}

/** `12`, `12-15`. */
export function rangeWords({ start, end }: LineRange): string {
  return start === end ? `${start}` : `${start}-${end}`;
}
