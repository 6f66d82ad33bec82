import type { ParsedCoverage } from '../../model/coverage.ts';
import { arrayAt, beginsObject, isObject, notAnObject, parsedJson, textAt } from '../json.ts';
import { type CoverageFormat, nothingWritten } from './format.ts';
import { hitsOf, LineTables, lineNumber } from './line-table.ts';

/** What is sent to Coveralls: a list of counts for each file, and its branches in fours (line, block, branch, hits). */
const coverallsJson: CoverageFormat = {
  id: 'coveralls-json',
  title: 'Coveralls JSON',
  paths: ['coveralls.json', 'coverage/coveralls.json'],
  matches: (head) => beginsObject(head) && /"source_files"\s*:/.test(head),
  parse,
};

export default coverallsJson;

function parse(text: string): ParsedCoverage {
  const report = parsedJson(text);
  if (!isObject(report)) return notAnObject;
  const tables = new LineTables();
  for (const entry of arrayAt(report, 'source_files') ?? []) {
    const path = textAt(entry, 'name');
    if (path === null) continue;
    const table = tables.at(path);
    for (const [index, hits] of (arrayAt(entry, 'coverage') ?? []).entries()) {
      if (typeof hits === 'number') table.addHits(index + 1, hitsOf(hits));
    }
    const branches = arrayAt(entry, 'branches') ?? [];
    for (let start = 0; start + 3 < branches.length; start += 4) {
      const [at, block, branch, hits] = branches.slice(start, start + 4);
      const line = lineNumber(at);
      if (line !== null) table.addBranch(line, `${hitsOf(block)}:${hitsOf(branch)}`, hitsOf(hits) > 0);
    }
  }
  const files = tables.files();
  return files.length === 0 ? nothingWritten : { ok: true, files, stated: null, provider: null };
}
