import type { ParsedCoverage } from '../../model/coverage.ts';
import { beginsObject, isObject, notAnObject, objectAt, own, parsedJson } from '../json.ts';
import { type CoverageFormat, nothingWritten } from './format.ts';
import { instantOf, latestOf } from './instant.ts';
import { hitsOf, LineTables, lineNumber } from './line-table.ts';

/**
 * `.resultset.json` of SimpleCov: Ruby's own counts, one set for each suite, whatever its name. What `:nocov:` leaves out is
 * still in it. Branches and methods have their places in their names: `[:then, 1, 3, 4, 3, 12]`.
 */
const simplecovResultset: CoverageFormat = {
  id: 'simplecov-resultset',
  title: 'SimpleCov result set',
  paths: ['coverage/.resultset.json'],
  matches: (head) =>
    beginsObject(head) &&
    /^\uFEFF?\s*\{\s*"(?:[^"\\]|\\.)*"\s*:\s*\{\s*(?:"timestamp"\s*:\s*[\d.]+\s*,\s*)?"coverage"\s*:\s*\{/.test(
      head,
    ),
  parse,
};

export default simplecovResultset;

function parse(text: string): ParsedCoverage {
  const report = parsedJson(text);
  if (!isObject(report)) return notAnObject;
  const tables = new LineTables();
  for (const suite of Object.values(report)) {
    for (const [path, entry] of Object.entries(objectAt(suite, 'coverage') ?? {})) {
      const table = tables.at(path);
      const lines = Array.isArray(entry) ? entry : own(entry, 'lines');
      addCounts(Array.isArray(lines) ? lines : [], (line, hits) => table.addHits(line, hits));
      for (const [condition, ways] of Object.entries(objectAt(entry, 'branches') ?? {})) {
        const line = startOf(condition);
        if (line === null || !isObject(ways)) continue;
        for (const [way, hits] of Object.entries(ways)) {
          if (typeof hits === 'number') table.addBranch(line, `${condition} ${way}`, hitsOf(hits) > 0);
        }
      }
      for (const [method, hits] of Object.entries(objectAt(entry, 'methods') ?? {})) {
        table.addFunction(method, hitsOf(hits) > 0);
      }
    }
  }
  const files = tables.files();
  const measuredAt = latestOf(Object.values(report).map((suite) => instantOf(own(suite, 'timestamp'))));
  return files.length === 0
    ? nothingWritten
    : { ok: true, files, stated: null, provider: 'ruby', measuredAt };
}

/** Line by line; `null` and "ignored" are no code. */
export function addCounts(lines: readonly unknown[], add: (line: number, hits: number) => void): void {
  for (const [index, hits] of lines.entries()) if (typeof hits === 'number') add(index + 1, hitsOf(hits));
}

/** First line in the name of a branch: type, id, line and column where it begins, line and column where it ends. */
function startOf(name: string): number | null {
  const [, line] = /,\s*(\d+),\s*\d+,\s*\d+,\s*\d+\s*\]$/.exec(name) ?? [];
  return lineNumber(line);
}
