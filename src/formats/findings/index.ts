import { isObject, notAnObject, parsedJson } from '../json.ts';
import type { FindingsFormat, ParsedReport } from './format.ts';
import { npmAudit } from './npm-audit.ts';
import { osvScanner } from './osv-scanner.ts';
import { sarif } from './sarif.ts';

/** The likeliest first. */
const findingsFormats: readonly FindingsFormat[] = [sarif, npmAudit, osvScanner];

/** A report of another tool, in whichever format it is. Never throws. */
export function parseFindings(text: string): ParsedReport & { readonly format?: string } {
  if (text.trim() === '') return { ok: false, reason: 'It is empty: the tool wrote nothing.' };
  const json = parsedJson(text);
  if (!isObject(json)) return notAnObject;
  const format = findingsFormats.find(({ matches }) => matches(json));
  if (format === undefined) {
    const titles = findingsFormats.map(({ title }) => title);
    const known = `${titles.slice(0, -1).join(', ')} and ${titles.at(-1)}`;
    return { ok: false, reason: `It is in no format that is read (${known}).` };
  }
  return { ...format.parse(json), format: format.id };
}
