import type { FileCoverage, ParsedCoverage, StatedTotals, Tally } from '../../model/coverage.ts';
import { type CoverageFormat, nothingWritten } from './format.ts';
import { hitsOf, LineTable, largerTally, lineNumber, wholeNumber } from './line-table.ts';

/**
 * Tracefiles of lcov 1 and 2: `geninfo(1)`, section "Files". MC/DC is passed over. A record with totals and no lines
 * (`cargo llvm-cov --summary-only`) is a summary.
 */
const lcov: CoverageFormat = {
  id: 'lcov',
  title: 'lcov',
  paths: ['coverage/lcov.info', 'lcov.info', 'coverage.lcov'],
  matches: (head) => {
    const lines = withoutMark(head).split('\n', 200);
    const first = lines.find((line) => line.trim() !== '' && !line.startsWith('#')) ?? '';
    return first.startsWith('TN:') || first.startsWith('SF:');
  },
  parse,
};

export default lcov;

const totalKeys = ['LF', 'LH', 'BRF', 'BRH', 'FNF', 'FNH'] as const;

/** One file over all its records: there may be one for each test. */
interface File {
  readonly path: string;
  readonly table: LineTable;
  /** Line of the report at which its first record begins. */
  readonly begins: number;
  readonly totals: Totals[];
  /** Whether a record tells of lines at all, right or wrong. */
  hasLineRecords: boolean;
}

type Totals = Partial<Record<(typeof totalKeys)[number], number>>;

interface TestRecord {
  readonly file: File;
  readonly begins: number;
  readonly totals: Totals;
  /** First lines of the functions, by the index that lcov 2 gives them in this record. */
  readonly functionLines: Map<string, string>;
}

function parse(text: string): ParsedCoverage {
  const files = new Map<string, File>();
  let open: TestRecord | null = null;
  let number = 0;
  let end = -1;
  for (let start = text.startsWith('\uFEFF') ? 1 : 0; start < text.length; start = end + 1) {
    end = text.indexOf('\n', start);
    if (end === -1) end = text.length;
    number += 1;
    // Nearly all lines are these: they are read where they stand.
    if (open !== null && text.startsWith('DA:', start)) {
      open.file.hasLineRecords = true;
      readHits(text, start + 3, end, open.file.table);
      continue;
    }
    if (
      open !== null &&
      text.startsWith('BRDA:', start) &&
      readPlainBranch(text, start + 5, end, open.file.table)
    ) {
      continue;
    }
    const line = text.slice(start, text[end - 1] === '\r' && end > start ? end - 1 : end);
    if (line.startsWith('SF:')) {
      if (open !== null) return cutShort(open.begins);
      open = opened(files, detached(line.slice(3)), number);
    } else if (line.startsWith('end_of_record')) {
      open = null;
    } else if (open !== null) {
      readLine(line, open);
    } else if (line.startsWith('DA:') || line.startsWith('BRDA:')) {
      return {
        ok: false,
        reason: `Line ${number} of the report speaks of no file: it stands outside a record.`,
      };
    }
  }
  if (open !== null) return cutShort(open.begins);
  if (files.size === 0) return nothingWritten;
  const all = [...files.values()];
  const garbled = all.find((file) => file.hasLineRecords && isSummary(file));
  if (garbled !== undefined) {
    const reason =
      `Line data is missing: the record that begins on line ${garbled.begins} of the report tells how many lines there ` +
      'are (`LF`), and none of its lines (`DA`) can be read.';
    return { ok: false, reason };
  }
  return { ok: true, files: all.map(coverageOf), stated: statedBy(all), provider: null };
}

function opened(files: Map<string, File>, path: string, begins: number): TestRecord {
  const file = files.get(path) ?? { path, table: new LineTable(), begins, totals: [], hasLineRecords: false };
  files.set(path, file);
  const totals: Totals = {};
  file.totals.push(totals);
  return { file, begins, totals, functionLines: new Map() };
}

function cutShort(begins: number): ParsedCoverage {
  return {
    ok: false,
    reason: `The report is cut short: the record that begins on its line ${begins} never ends.`,
  };
}

function isSummary({ table, totals }: File): boolean {
  return !table.hasLines && totals.some(({ LF = 0 }) => LF > 0);
}

function coverageOf(file: File): FileCoverage {
  const { path, table, totals } = file;
  const largest = (covered: keyof Totals, total: keyof Totals) =>
    totals.map((record) => tallied(record[covered], record[total])).reduce(largerTally, null);
  table.addFunctionTally(largest('FNH', 'FNF'));
  if (!isSummary(file)) return table.file(path);
  const summary = {
    lines: largest('LH', 'LF') ?? { covered: 0, total: 0 },
    branches: largest('BRH', 'BRF'),
    functions: table.functions(),
  };
  return { detail: 'summary-only', path, lines: [], summary };
}

/** Of a total without its part, none is known to have run. */
function tallied(covered = 0, total: number | undefined): Tally | null {
  return total === undefined ? null : { covered: Math.min(covered, total), total };
}

/** Over all records; nothing when one has no such total, or when a file's totals are told once for each test. */
function statedBy(files: readonly File[]): StatedTotals | null {
  const records = files.flatMap(({ totals }) => totals);
  if (records.length !== files.length) return null;
  const sum = (covered: keyof Totals, total: keyof Totals): Tally | null => {
    const tallies = records.flatMap((record) => tallied(record[covered], record[total]) ?? []);
    if (tallies.length !== records.length) return null;
    return tallies.reduce((one, other) => ({
      covered: one.covered + other.covered,
      total: one.total + other.total,
    }));
  };
  const [lines, branches, functions] = [sum('LH', 'LF'), sum('BRH', 'BRF'), sum('FNH', 'FNF')];
  if (lines === null && branches === null && functions === null) return null;
  return {
    ...(lines === null ? {} : { lines }),
    ...(branches === null ? {} : { branches }),
    ...(functions === null ? {} : { functions }),
  };
}

function readLine(text: string, record: TestRecord): void {
  const { file } = record;
  if (text.startsWith('BRDA:')) {
    readBranch(text.slice(5), file.table);
  } else {
    const key = totalKeys.find((total) => text.startsWith(`${total}:`));
    const value = key === undefined ? null : wholeNumber(text.slice(key.length + 1));
    if (key === undefined) readFunction(text, record);
    else if (value !== null) record.totals[key] = value;
  }
}

/** `DA:<line>,<hits>[,<checksum of the line>]`, from after the colon. */
function readHits(text: string, start: number, end: number, table: LineTable): void {
  const first = text.indexOf(',', start);
  if (first === -1 || first > end) return;
  const line = digits(text, start, first) ?? lineNumber(text.slice(start, first));
  if (line === null || lineNumber(line) === null) return;
  const second = text.indexOf(',', first + 1);
  const last = second === -1 || second > end ? end : second;
  table.addHits(line, digits(text, first + 1, last) ?? hitsOf(text.slice(first + 1, last)));
}

/** The number that stands there, when it is nine digits at most and nothing else. */
function digits(text: string, start: number, end: number): number | null {
  if (end <= start || end - start > 9) return null;
  let number = 0;
  for (let index = start; index < end; index += 1) {
    const digit = text.charCodeAt(index) - 48;
    if (digit < 0 || digit > 9) return null;
    number = number * 10 + digit;
  }
  return number;
}

/** Blocks and branches by their numbers: a report of millions has no room for their names. */
const mostBlocks = 10_000_000;

/** `<line>,<block>,<branch>,<taken>`, all of them numbers or the last a `-`; false when it is anything else. */
function readPlainBranch(text: string, start: number, end: number, table: LineTable): boolean {
  const first = text.indexOf(',', start);
  const second = text.indexOf(',', first + 1);
  const third = text.indexOf(',', second + 1);
  if (first === -1 || second === -1 || third === -1 || third > end) return false;
  const line = digits(text, start, first);
  const block = digits(text, first + 1, second);
  const branch = digits(text, second + 1, third);
  const stop = text[end - 1] === '\r' ? end - 1 : end;
  const taken = text[third + 1] === '-' && stop === third + 2 ? 0 : digits(text, third + 1, stop);
  if (line === null || block === null || branch === null || taken === null) return false;
  if (lineNumber(line) === null || block >= mostBlocks || branch >= mostBlocks) return false;
  table.addBranch(line, block * mostBlocks + branch, taken > 0);
  return true;
}

/** A copy that does not hold on to the report: a slice of a text keeps all of it in memory. */
function detached(text: string): string {
  return ` ${text}`.slice(1);
}

/** `<line>,<block>,<branch>,<taken>`, where the branch may be an expression with commas of its own. */
function readBranch(text: string, table: LineTable): void {
  const first = text.indexOf(',');
  const last = text.lastIndexOf(',');
  const at = lineNumber(text.slice(0, Math.max(0, first)));
  if (at === null) return;
  const name = text.slice(first + 1, last > first ? last : undefined);
  // `-`: the block that holds the branch never ran.
  const isTaken = last > first && hitsOf(text.slice(last + 1)) > 0;
  // `U` among the letters before the block: the author says that it can't be reached.
  if (!isTaken && /^[ef]*U/.test(name)) return;
  table.addBranch(at, name, isTaken);
}

/**
 * lcov 1: `FN:<line>[,<end>],<name>`, `FNDA:<hits>,<name>`. lcov 2: `FNL:<index>,<line>[,<end>]`, `FNA:<index>,<hits>,<name>`,
 * one for each name that a function has.
 */
function readFunction(text: string, { file: { table }, functionLines }: TestRecord): void {
  if (!text.startsWith('FN')) return;
  const [, key = '', first = '', rest = ''] = /^(FN|FNDA|FNL|FNA):([^,]*),(.*)$/.exec(text) ?? [];
  if (key === 'FN') table.addFunction(rest.replace(/^\d+,(?=.)/, ''), false);
  else if (key === 'FNDA') table.addFunction(rest, hitsOf(first) > 0);
  else if (key === 'FNL') functionLines.set(first, rest.split(',', 1).join(''));
  else if (key === 'FNA') {
    const name = `${functionLines.get(first) ?? ''}:${functionLines.has(first) ? '' : first}`;
    table.addFunction(name, hitsOf(rest.split(',', 1).join('')) > 0);
  }
}

function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}
