import { printDocument } from '../certificate/document-schema.ts';
import type { ScorecardDocument } from '../model/document.ts';
import { reports } from '../report/index.ts';
import { terminalInColour } from '../report/reports/terminal.ts';
import type { Terminal } from './command.ts';

/** What `--format` may say. */
export const formats: readonly string[] = [...reports.map(({ id }) => id), 'json'];

/** A document in a format; in colour for a person at a terminal who did not say no (https://no-color.org). */
export function rendered(
  document: ScorecardDocument,
  format: string,
  { stdout, environment }: Terminal,
): string {
  if (format === 'json') return printDocument(document);
  const isColoured = stdout.isTTY === true && !environment['NO_COLOR'] && environment['TERM'] !== 'dumb';
  if (format === 'terminal' && isColoured) return terminalInColour(document);
  return reports.find(({ id }) => id === format)?.render(document) ?? '';
}
