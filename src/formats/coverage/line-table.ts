import type { CoveredLines, LineCoverage, Tally } from '../../model/coverage.ts';

/** What a report tells of one file, gathered in any order. */
export class LineTable {
  readonly #hits = new Map<number, number>();
  readonly #branches = new Map<number, Branches>();
  readonly #tallies = new Map<number, Tally>();
  readonly #functions = new Map<string, boolean>();
  #functionTally: Tally | null = null;

  addHits(line: number, hits: number): void {
    this.#hits.set(line, summedHits(this.#hits.get(line) ?? 0, hits));
  }

  raiseHits(line: number, hits: number): void {
    this.#hits.set(line, Math.max(this.#hits.get(line) ?? 0, hits));
  }

  /** A branch told of twice is one, taken when either says so. */
  addBranch(line: number, name: string, isTaken: boolean): void {
    let branches = this.#branches.get(line);
    if (branches === undefined) {
      branches = new Branches();
      this.#branches.set(line, branches);
    }
    branches.add(name, isTaken);
  }

  /** For writers that count the branches of a line and don't name them. No branches say nothing. */
  addBranchTally(line: number, tally: Tally | null): void {
    const known = largerTally(this.#tallies.get(line) ?? null, tally);
    if (known !== null && known.total > 0) this.#tallies.set(line, known);
  }

  addFunction(name: string, isCalled: boolean): void {
    this.#functions.set(name, isCalled || this.#functions.get(name) === true);
  }

  /** For writers that count functions and don't name them. */
  addFunctionTally(tally: Tally | null): void {
    this.#functionTally = largerTally(this.#functionTally, tally);
  }

  get hasLines(): boolean {
    return this.#hits.size > 0;
  }

  /** Sorted, each once. */
  lines(): readonly LineCoverage[] {
    const lines: LineCoverage[] = [];
    let isSorted = true;
    let last = 0;
    const add = (line: number, hits: number | null) => {
      const branches = this.#branches.get(line)?.tally() ?? this.#tallies.get(line) ?? null;
      lines.push({ line, hits, branches });
      if (line < last) isSorted = false;
      last = line;
    };
    for (const [line, hits] of this.#hits) add(line, hits);
    for (const line of this.#branches.keys()) if (!this.#hits.has(line)) add(line, null);
    for (const line of this.#tallies.keys()) {
      if (!this.#hits.has(line) && !this.#branches.has(line)) add(line, null);
    }
    // Most tools write them in order, and sorting is a third of the time.
    return isSorted ? lines : lines.sort((a, b) => a.line - b.line);
  }

  functions(): Tally | null {
    const called = [...this.#functions.values()].filter((isCalled) => isCalled).length;
    return this.#functions.size > 0 ? { covered: called, total: this.#functions.size } : this.#functionTally;
  }

  file(path: string): CoveredLines {
    return { detail: 'line', path, lines: this.lines(), functions: this.functions() };
  }
}

/** Those of one line by their names: a few as a rule, for which a list is faster and smaller than a map. */
class Branches {
  readonly #names: string[] = [];
  readonly #taken: boolean[] = [];
  #index: Map<string, number> | null = null;

  add(name: string, isTaken: boolean): void {
    const known = this.#index === null ? this.#names.indexOf(name) : (this.#index.get(name) ?? -1);
    if (known !== -1) {
      if (isTaken) this.#taken[known] = true;
      return;
    }
    this.#index?.set(name, this.#names.length);
    this.#names.push(name);
    this.#taken.push(isTaken);
    if (this.#names.length === 16) this.#index = new Map(this.#names.map((one, index) => [one, index]));
  }

  tally(): Tally {
    return { covered: this.#taken.filter((isTaken) => isTaken).length, total: this.#taken.length };
  }
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
