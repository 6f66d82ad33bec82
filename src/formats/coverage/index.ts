import type { ParsedCoverage } from '../../model/coverage.ts';
import clover from './clover.ts';
import cobertura from './cobertura.ts';
import codecovJson from './codecov-json.ts';
import coveragePy from './coverage-py.ts';
import coverallsJson from './coveralls-json.ts';
import coverlet from './coverlet.ts';
import { type CoverageFormat, nothingWritten } from './format.ts';
import gcovrJson from './gcovr-json.ts';
import goCoverProfile from './go-cover-profile.ts';
import istanbul from './istanbul.ts';
import istanbulSummary from './istanbul-summary.ts';
import jacoco from './jacoco.ts';
import lcov from './lcov.ts';
import llvmCov from './llvm-cov.ts';
import opencover from './opencover.ts';
import simplecovJson from './simplecov-json.ts';
import simplecovResultset from './simplecov-resultset.ts';
import sonarGeneric from './sonar-generic.ts';

/** Where several reports lie in one folder, the format that tells most comes first, and summaries last. */
export const coverageFormats: readonly CoverageFormat[] = [
  lcov,
  istanbul,
  cobertura,
  jacoco,
  clover,
  goCoverProfile,
  // Before the result set, which still has what `:nocov:` leaves out.
  simplecovJson,
  simplecovResultset,
  coveragePy,
  llvmCov,
  coverlet,
  opencover,
  gcovrJson,
  codecovJson,
  coverallsJson,
  sonarGeneric,
  istanbulSummary,
];

/** Where reports usually lie, below a package's folder; the first that is there is read. */
export const usualPlaces: readonly string[] = [...new Set(coverageFormats.flatMap(({ paths }) => paths))];

/** How much of a report is looked at to know its format. */
const headLength = 256 * 1024;

/** The format of a report, told by its beginning: never by trying one after the other. */
export function recognise(text: string): CoverageFormat | undefined {
  const head = text.slice(0, headLength);
  return coverageFormats.find((format) => format.matches(head));
}

export type ReadCoverage =
  | (Extract<ParsedCoverage, { readonly ok: true }> & { readonly format: string })
  | { readonly ok: false; readonly reason: string };

/** The files of a report, their paths as it wrote them, or a sentence why it can't be read. Never throws. */
export function parseCoverage(text: string): ReadCoverage {
  if (text.trim() === '') return nothingWritten;
  const format = recognise(text);
  if (format === undefined) {
    const titles = coverageFormats.map(({ title }) => title);
    const known = `${titles.slice(0, -1).join(', ')} and ${titles.at(-1)}`;
    const reason = `The report is in no format that is read (${known}). Let the coverage tool write \`lcov.info\`.`;
    return { ok: false, reason };
  }
  const parsed = format.parse(text);
  return parsed.ok ? { ...parsed, format: format.id } : parsed;
}
