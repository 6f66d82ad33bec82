import type { Scenario } from '../../model/load.ts';
import { parsedJson } from '../json.ts';
import { artillery } from './artillery.ts';
import { autocannon } from './autocannon.ts';
import { custom } from './custom.ts';
import type { LoadFormat, ParsedLoad } from './format.ts';
import { k6 } from './k6.ts';
import { vegeta } from './vegeta.ts';

/** The likeliest first. */
export const loadFormats: readonly LoadFormat[] = [k6, artillery, autocannon, vegeta, custom];

/** Summaries are small, and Artillery's with every ten seconds of a long run are some megabytes. */
const mostCharacters = 30_000_000;

/** A report of a load tool, in whichever format it is. Never throws. */
export function parseLoad(text: string, scenario: Scenario): ParsedLoad & { readonly format?: string } {
  if (text.trim() === '') return { ok: false, reason: 'It is empty: the tool wrote nothing.' };
  if (text.length > mostCharacters)
    return { ok: false, reason: `It is longer than ${mostCharacters} characters: a summary is asked for.` };
  const json = parsedJson(text);
  if (typeof json !== 'object' || json === null)
    return { ok: false, reason: 'It is no JSON of an object or a list; it may have been cut short.' };
  const format = loadFormats.find(({ matches }) => matches(json));
  if (format === undefined) {
    const titles = loadFormats.map(({ title }) => title);
    const known = `${titles.slice(0, -1).join(', ')} and ${titles.at(-1)}`;
    return { ok: false, reason: `It is in no format that is read (${known}).` };
  }
  return { ...format.parse(json, scenario), format: format.id };
}
