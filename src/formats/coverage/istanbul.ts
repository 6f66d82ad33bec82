import type { FileCoverage, ParsedCoverage } from '../../model/coverage.ts';
import { arrayAt, beginsObject, isObject, notAnObject, objectAt, own, parsedJson, textAt } from '../json.ts';
import { type CoverageFormat, nothingWritten } from './format.ts';
import { hitsOf, LineTable, lineNumber } from './line-table.ts';
import { mergeCoverage } from './merge.ts';

/**
 * `coverage-final.json` of istanbul, nyc, jest, vitest and c8. Read by hand: `istanbul-lib-coverage` merges two entries
 * of a file by statement id, which is wrong when V8 made one of them and Babel the other (istanbuljs/istanbuljs#531).
 */
const istanbul: CoverageFormat = {
  id: 'istanbul',
  title: 'Istanbul',
  paths: ['coverage/coverage-final.json', 'coverage-final.json', '.nyc_output/coverage-final.json'],
  matches: (head) =>
    beginsObject(head) &&
    (head.includes('"statementMap"') || head.slice(head.indexOf('{') + 1).trim() === '}'),
  parse,
};

export default istanbul;

function parse(text: string): ParsedCoverage {
  const report = reportOf(parsedJson(text));
  if (report === null) return notAnObject;
  const entries = Object.entries(report);
  if (entries.length === 0) return nothingWritten;
  const files: FileCoverage[] = [];
  for (const [key, value] of entries) {
    const entry = entryOf(value);
    const statements = objectAt(entry, 'statementMap');
    const hits = objectAt(entry, 's');
    if (statements === null || hits === null) {
      const reason = `Entry ${files.length + 1} of the report has no lines (\`statementMap\`, \`s\`). Let the coverage tool write \`coverage-final.json\`.`;
      return { ok: false, reason };
    }
    const table = new LineTable();
    addStatements(table, statements, hits);
    addBranches(table, objectAt(entry, 'branchMap'), objectAt(entry, 'b'));
    addFunctions(table, objectAt(entry, 'f'));
    files.push(table.file(textAt(entry, 'path') ?? key));
  }
  const provider = providerOf(entryOf(entries[0]?.[1]));
  return { ok: true, files: mergeCoverage(files.map((file) => [file])).files, stated: null, provider };
}

/** A line ran as often as the statement on it that ran most; only statements that start there count. */
function addStatements(table: LineTable, statements: object, hits: object): void {
  for (const [id, range] of Object.entries(statements)) {
    const line = startLine(range);
    if (line !== null) table.raiseHits(line, hitsOf(own(hits, id)));
  }
}

/** Every entry of `b` is a branch, an implicit `else` without a place of its own as well. */
function addBranches(table: LineTable, branchMap: object | null, counts: object | null): void {
  for (const [id, paths] of Object.entries(counts ?? {})) {
    if (!Array.isArray(paths)) continue;
    const line = branchLine(own(branchMap, id));
    for (const [index, count] of paths.entries()) {
      table.addBranch(line, `${id}.${index}`, hitsOf(count) > 0);
    }
  }
}

function addFunctions(table: LineTable, counts: object | null): void {
  if (counts !== null) table.addFunctionTally({ covered: 0, total: 0 });
  for (const [id, count] of Object.entries(counts ?? {})) table.addFunction(id, hitsOf(count) > 0);
}

/** Only istanbul's own instrumenter leaves its schema; c8 says whether it loaded a file, vitest keeps notes in `meta`. */
function providerOf(entry: unknown): string | null {
  if (own(entry, '_coverageSchema') !== undefined || own(entry, 'hash') !== undefined) return 'istanbul';
  return own(entry, 'all') !== undefined || own(entry, 'meta') !== undefined ? 'v8' : null;
}

/** Where no place is known the branch still counts: at the top of the file. */
function branchLine(branch: unknown): number {
  const places = arrayAt(branch, 'locations') ?? [];
  const known = [startLine(own(branch, 'loc')), lineNumber(own(branch, 'line')), ...places.map(startLine)];
  return known.find((line) => line !== null) ?? 1;
}

function startLine(range: unknown): number | null {
  return lineNumber(own(own(range, 'start'), 'line'));
}

/** Old writers put the whole into `{ "data": … }`. A file may be called `data` too: its entry holds statements. */
function reportOf(value: unknown): object | null {
  if (!isObject(value)) return null;
  const data = objectAt(value, 'data');
  const isWrapper = data !== null && Object.keys(value).length === 1 && !Object.hasOwn(data, 'statementMap');
  return isWrapper ? data : value;
}

/** Old writers put each entry into `{ "data": … }` as well. */
function entryOf(value: unknown): unknown {
  return own(value, 'statementMap') === undefined ? (own(value, 'data') ?? value) : value;
}
