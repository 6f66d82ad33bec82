import type { FileCoverage, ParsedCoverage } from '../../model/coverage.ts';
import { type CoverageFormat, nothingWritten } from './format.ts';
import { believableHits, LineTable } from './line-table.ts';
import { mergeCoverage } from './merge.ts';

/**
 * `coverage-final.json` of istanbul, nyc, jest, vitest and c8. Read by hand: `istanbul-lib-coverage` merges two entries
 * of a file by statement id, which is wrong when V8 made one of them and Babel the other (istanbuljs/istanbuljs#531).
 */
const istanbul: CoverageFormat = {
  id: 'istanbul',
  title: 'Istanbul',
  paths: ['coverage/coverage-final.json', 'coverage-final.json', '.nyc_output/coverage-final.json'],
  matches: (head) => {
    const text = head.trimStart();
    if (!text.startsWith('{')) return false;
    return text.includes('"statementMap"') || text.slice(1).trim() === '}';
  },
  parse,
};

export default istanbul;

function parse(text: string): ParsedCoverage {
  const report = reportOf(parsedJson(text));
  if (report === null) {
    return { ok: false, reason: 'The report is not a JSON object; it may have been cut short.' };
  }
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
    const path = own(entry, 'path');
    files.push({ path: typeof path === 'string' && path !== '' ? path : key, lines: table.lines() });
  }
  return { ok: true, files: mergeCoverage(files.map((file) => [file])) };
}

/** A line ran as often as the statement on it that ran most; only statements that start there count. */
function addStatements(table: LineTable, statements: object, hits: object): void {
  for (const [id, range] of Object.entries(statements)) {
    const line = startLine(range);
    if (line !== null) table.raiseHits(line, countOf(own(hits, id)));
  }
}

/** Every entry of `b` is a branch, an implicit `else` without a place of its own as well. */
function addBranches(table: LineTable, branchMap: object | null, counts: object | null): void {
  for (const [id, paths] of Object.entries(counts ?? {})) {
    if (!Array.isArray(paths)) continue;
    const line = branchLine(own(branchMap, id));
    for (const [index, count] of paths.entries()) {
      table.addBranch(line, `${id}.${index}`, countOf(count) > 0);
    }
  }
}

/** Where no place is known the branch still counts: at the top of the file. */
function branchLine(branch: unknown): number {
  const locations = own(branch, 'locations');
  const places = Array.isArray(locations) ? locations : [];
  const known = [startLine(own(branch, 'loc')), lineNumber(own(branch, 'line')), ...places.map(startLine)];
  return known.find((line) => line !== null) ?? 1;
}

function startLine(range: unknown): number | null {
  return lineNumber(own(own(range, 'start'), 'line'));
}

function lineNumber(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : null;
}

function countOf(value: unknown): number {
  return typeof value === 'number' ? believableHits(value) : 0;
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

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text);
  } catch {
    return null;
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function objectAt(value: unknown, key: string): object | null {
  const found = own(value, key);
  return isObject(found) ? found : null;
}

function own(value: unknown, key: string): unknown {
  return isObject(value) && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;
}
