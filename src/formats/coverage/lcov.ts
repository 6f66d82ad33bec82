import type { ParsedCoverage } from '../../model/coverage.ts';
import { type CoverageFormat, nothingWritten } from './format.ts';
import { believableHits, LineTable } from './line-table.ts';

/** Tracefiles of lcov 1 and 2: `geninfo(1)`, section "Files". Functions and MC/DC are passed over. */
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

/** One file over all its records: there may be one for each test. */
interface File {
  readonly table: LineTable;
  /** Line of the report at which its first record begins. */
  readonly begins: number;
  /** Whether a record tells how many lines there are. */
  hasTotals: boolean;
  hasLines: boolean;
}

function parse(text: string): ParsedCoverage {
  const files = new Map<string, File>();
  let open: { readonly file: File; readonly begins: number } | null = null;
  let number = 0;
  for (const line of linesOf(withoutMark(text))) {
    number += 1;
    if (line.startsWith('SF:')) {
      if (open !== null) return cutShort(open.begins);
      const path = line.slice(3);
      const file = files.get(path) ?? {
        table: new LineTable(),
        begins: number,
        hasTotals: false,
        hasLines: false,
      };
      files.set(path, file);
      open = { file, begins: number };
    } else if (line.startsWith('end_of_record')) {
      open = null;
    } else if (open !== null) {
      readLine(line, open.file);
    } else if (line.startsWith('DA:') || line.startsWith('BRDA:')) {
      return {
        ok: false,
        reason: `Line ${number} of the report speaks of no file: it stands outside a record.`,
      };
    }
  }
  if (open !== null) return cutShort(open.begins);
  if (files.size === 0) return nothingWritten;
  const summary = [...files.values()].find(({ hasTotals, hasLines }) => hasTotals && !hasLines);
  if (summary !== undefined) {
    const reason =
      `Line data is missing: the record that begins on line ${summary.begins} of the report tells how many lines there ` +
      'are (`LF`) but not which of them ran (`DA`). Let the coverage tool write lines, not only a summary.';
    return { ok: false, reason };
  }
  return { ok: true, files: [...files].map(([path, { table }]) => ({ path, lines: table.lines() })) };
}

function cutShort(begins: number): ParsedCoverage {
  return {
    ok: false,
    reason: `The report is cut short: the record that begins on its line ${begins} never ends.`,
  };
}

function readLine(text: string, file: File): void {
  if (text.startsWith('DA:')) {
    // A third field is a checksum of the line.
    const [line = '', hits = ''] = text.slice(3).split(',', 2);
    const at = lineNumber(line);
    if (at === null) return;
    file.table.addHits(at, believableHits(Number(hits)));
    file.hasLines = true;
  } else if (text.startsWith('BRDA:')) {
    readBranch(text.slice(5), file.table);
  } else if (text.startsWith('LF:') && Number(text.slice(3)) > 0) {
    file.hasTotals = true;
  }
}

/** `<line>,<block>,<branch>,<taken>`, where the branch may be an expression with commas of its own. */
function readBranch(text: string, table: LineTable): void {
  const first = text.indexOf(',');
  const last = text.lastIndexOf(',');
  const at = lineNumber(text.slice(0, Math.max(0, first)));
  if (at === null) return;
  // `-`: the block that holds the branch never ran.
  const isTaken = last > first && believableHits(Number(text.slice(last + 1))) > 0;
  table.addBranch(at, text.slice(first + 1, last > first ? last : undefined), isTaken);
}

/** `null` for what is no line of a file: some writers tell of a line 0, or `undefined`. */
function lineNumber(text: string): number | null {
  return /^[0-9]{1,9}$/.test(text) && Number(text) > 0 ? Number(text) : null;
}

function* linesOf(text: string): Generator<string> {
  let start = 0;
  while (start < text.length) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline;
    yield text.slice(start, text[end - 1] === '\r' && end > start ? end - 1 : end);
    start = end + 1;
  }
}

function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}
