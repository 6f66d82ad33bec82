import type { CoveredLines, LineCoverage, Tally } from '../../model/coverage.ts';
import { BranchColumn, HitColumn } from './line-columns.ts';

/** What a report tells of one file, gathered in any order. */
export class LineTable {
  #hits = new HitColumn();
  #branches = new BranchColumn();
  #tallies: Map<number, Tally> | null = null;
  #functions: Map<string, boolean> | null = null;
  #functionTally: Tally | null = null;

  addHits(line: number, hits: number): void {
    this.#hits.add(line, hits, summedHits);
  }

  raiseHits(line: number, hits: number): void {
    this.#hits.add(line, hits, Math.max);
  }

  /** A branch told of twice is one, taken when either says so. */
  addBranch(line: number, name: string | number, isTaken: boolean): void {
    this.#branches.add(line, name, isTaken);
  }

  /** For writers that count the branches of a line and don't name them. No branches say nothing. */
  addBranchTally(line: number, tally: Tally | null): void {
    this.#tallies ??= new Map();
    const known = largerTally(this.#tallies.get(line) ?? null, tally);
    if (known !== null && known.total > 0) this.#tallies.set(line, known);
  }

  addFunction(name: string, isCalled: boolean): void {
    this.#functions ??= new Map();
    this.#functions.set(name, isCalled || this.#functions.get(name) === true);
  }

  /** For writers that count functions and don't name them. */
  addFunctionTally(tally: Tally | null): void {
    this.#functionTally = largerTally(this.#functionTally, tally);
  }

  get hasLines(): boolean {
    return !this.#hits.isEmpty;
  }

  functions(): Tally | null {
    if (this.#functions === null) return this.#functionTally;
    const called = [...this.#functions.values()].filter((isCalled) => isCalled).length;
    return { covered: called, total: this.#functions.size };
  }

  /** All that is known, lines sorted and each once. Leaves the table empty: of a large report there is no room for both. */
  file(path: string): CoveredLines {
    const file: CoveredLines = { detail: 'line', path, lines: this.#lines(), functions: this.functions() };
    this.#hits = new HitColumn();
    this.#branches = new BranchColumn();
    this.#tallies = null;
    this.#functions = null;
    return file;
  }

  #lines(): readonly LineCoverage[] {
    const { lines: hitLines, counts } = this.#hits.settled();
    const named = this.#branches.settle();
    const lines: LineCoverage[] = [];
    let run = 0;
    const tallyBelow = (line: number) => {
      // Branches may begin on a line that is not coverable itself.
      while (run < named && this.#branches.lineAt(run) < line) {
        const at = this.#branches.lineAt(run);
        lines.push({ line: at, hits: null, branches: nextTally() });
      }
      return run < named && this.#branches.lineAt(run) === line ? nextTally() : null;
    };
    const nextTally = () => {
      const end = this.#branches.endOfRun(run);
      const tally = this.#branches.tallyOf(run, end);
      run = end;
      return tally;
    };
    for (const [index, line] of hitLines.entries()) {
      const branches = tallyBelow(line) ?? this.#tallies?.get(line) ?? null;
      lines.push({ line, hits: counts[index] ?? 0, branches });
    }
    tallyBelow(Number.POSITIVE_INFINITY);
    return this.#tallies === null ? lines.slice() : withTallies(lines, this.#tallies);
  }
}

/** Lines of which only a tally of branches is known stand among the others. */
function withTallies(
  lines: readonly LineCoverage[],
  tallies: ReadonlyMap<number, Tally>,
): readonly LineCoverage[] {
  const known = new Set(lines.map(({ line }) => line));
  const others = [...tallies]
    .filter(([line]) => !known.has(line))
    .map(([line, branches]): LineCoverage => ({ line, hits: null, branches }));
  return others.length === 0 ? lines : [...lines, ...others].sort((a, b) => a.line - b.line);
}

/** The tables of a report by path, in the order in which it comes to them. */
export class LineTables {
  readonly #tables = new Map<string, LineTable>();

  at(path: string): LineTable {
    const known = this.#tables.get(path);
    if (known !== undefined) return known;
    const table = new LineTable();
    this.#tables.set(path, table);
    return table;
  }

  files(): CoveredLines[] {
    return [...this.#tables].map(([path, table]) => table.file(path));
  }
}

/**
 * Tallies tell how many ran, not which. Where two agree on how many there are, at least the larger number ran; where not,
 * another tool counted, and the one that saw more is believed.
 */
export function largerTally(one: Tally | null, other: Tally | null): Tally | null {
  if (one === null || other === null) return one ?? other;
  if (one.total !== other.total) return one.total > other.total ? one : other;
  return one.covered > other.covered ? one : other;
}

/** `null` when the numbers are none, or can't both be right. */
export function tally(covered: unknown, total: unknown): Tally | null {
  const [part, whole] = [wholeNumber(covered), wholeNumber(total)];
  return part === null || whole === null || part > whole ? null : { covered: part, total: whole };
}

/** As an attribute or a JSON value may have it; `null` for what is none. */
export function wholeNumber(value: unknown): number | null {
  const number = typeof value === 'string' && /^\s*\d+(\.0*)?\s*$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 ? number : null;
}

/** No file has as many; what compilers mark as hidden (`0xFEEFEE` in .NET) lies beyond it. */
const mostLines = 10_000_000;

/** `null` for what is no line of a file: some writers tell of a line 0, or `undefined`. */
export function lineNumber(value: unknown): number | null {
  const number = typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value;
  const isLine = typeof number === 'number' && Number.isInteger(number) && number > 0 && number <= mostLines;
  return isLine ? number : null;
}

/** What a report says of hits, as it can be believed. */
export function hitsOf(value: unknown): number {
  if (typeof value === 'number') return believableHits(value);
  return typeof value === 'string' ? believableHits(Number(value)) : 0;
}

/**
 * A count as it can be believed: a whole number from 0. What is no number, negative, or a negative number that a writer
 * took for unsigned (2^64 - 5), counts as never run.
 */
function believableHits(count: number): number {
  if (!(count > 0) || count >= 2 ** 63) return 0;
  return Math.min(Math.floor(count), Number.MAX_SAFE_INTEGER);
}

/** Stays exact, whatever the order of the sum. */
export function summedHits(one: number, other: number): number {
  return Math.min(one + other, Number.MAX_SAFE_INTEGER);
}

/** Lines that the ranges of one report, and one of them, may span; no program has as many, and each costs memory. */
const mostSpannedLines = { report: 10_000_000, range: 1_000_000 };

/** Lets a parser turn ranges into lines until there are more of them than can be meant. */
export class LineBudget {
  #left = mostSpannedLines.report;

  spend(lines: number): boolean {
    this.#left -= Math.max(0, lines);
    return this.#left >= 0 && lines <= mostSpannedLines.range;
  }

  static readonly reason = 'The ranges of the report span more lines than any program has.';
}
