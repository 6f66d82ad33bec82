import type { FileCoverage } from '../../model/coverage.ts';
import { type CoverageFormat, nothingWritten } from './format.ts';
import istanbul from './istanbul.ts';
import lcov from './lcov.ts';

export const coverageFormats: readonly CoverageFormat[] = [lcov, istanbul];

/** How much of a report is looked at to know its format. */
const headLength = 256 * 1024;

/** The format of a report, told by its beginning: never by trying one after the other. */
export function recognise(text: string): CoverageFormat | undefined {
  const head = text.slice(0, headLength);
  return coverageFormats.find((format) => format.matches(head));
}

export type ReadCoverage =
  | { readonly ok: true; readonly format: string; readonly files: readonly FileCoverage[] }
  | { readonly ok: false; readonly reason: string };

/** The files of a report, their paths as it wrote them, or a sentence why it can't be read. Never throws. */
export function parseCoverage(path: string, text: string): ReadCoverage {
  if (text.trim() === '') return nothingWritten;
  const format = recognise(text);
  if (format === undefined) return { ok: false, reason: unknownFormat(path) };
  const parsed = format.parse(text);
  return parsed.ok ? { ...parsed, format: format.id } : parsed;
}

function unknownFormat(path: string): string {
  const titles = coverageFormats.map(({ title }) => title).join(' and ');
  const known = `The report is in no format that is read (${titles}).`;
  if (path.endsWith('coverage-summary.json')) {
    return `${known} A summary has no lines: let the coverage tool write \`coverage-final.json\`.`;
  }
  return `${known} Let the coverage tool write \`lcov.info\`.`;
}
