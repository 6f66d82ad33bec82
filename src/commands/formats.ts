import { catalogue } from '../catalogue.ts';
import { printDocument } from '../certificate/document-schema.ts';
import type { ScorecardDocument } from '../model/document.ts';
import { CertgateError } from '../model/problem.ts';
import { reports } from '../report/index.ts';
import { terminalInColour } from '../report/reports/terminal.ts';
import { oneOf, type Terminal } from './command.ts';

/** What `--format` may say. */
export const formats: readonly string[] = [...reports.map(({ id }) => id), 'json'];

/** A document in a format, with what was dismissed if that can show it; in colour for a person at a terminal who did not say no (https://no-color.org). */
export function rendered(
  document: ScorecardDocument,
  { format, all = false }: { readonly format: string; readonly all?: boolean },
  { stdout, environment }: Terminal,
): string {
  if (format === 'json') return printDocument(document);
  const isColoured = stdout.isTTY === true && !environment['NO_COLOR'] && environment['TERM'] !== 'dumb';
  if (format === 'terminal' && isColoured) return terminalInColour(document);
  return reports.find(({ id }) => id === format)?.render(document, { catalogue, listsDismissed: all }) ?? '';
}

/** The format that a person asked for. Throws `CertgateError('usage')` where it can't list what was dismissed. */
export function formatOf({ format, all }: { readonly format: string; readonly all: boolean }): string {
  const known = oneOf(format, formats, 'format');
  if (!all || known === 'sarif') return known;
  const hint = known === 'json' ? 'JSON has what was dismissed anyway.' : 'Add `--format sarif`.';
  throw new CertgateError('usage', `\`--all\` does not go with the format \`${known}\`.`, hint);
}
