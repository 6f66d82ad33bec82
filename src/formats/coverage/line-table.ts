import type { LineCoverage, Tally } from '../../model/coverage.ts';

/** What a report tells of one file, gathered in any order. */
export class LineTable {
  readonly #hits = new Map<number, number>();
  /** By line, then by the branch's name. */
  readonly #branches = new Map<number, Map<string, boolean>>();

  addHits(line: number, hits: number): void {
    this.#hits.set(line, summedHits(this.#hits.get(line) ?? 0, hits));
  }

  raiseHits(line: number, hits: number): void {
    this.#hits.set(line, Math.max(this.#hits.get(line) ?? 0, hits));
  }

  /** A branch told of twice is one, taken when either says so. */
  addBranch(line: number, name: string, isTaken: boolean): void {
    const branches = this.#branches.get(line) ?? new Map<string, boolean>();
    branches.set(name, isTaken || branches.get(name) === true);
    this.#branches.set(line, branches);
  }

  /**
   * Sorted, each once. Some branches begin on a line that is not coverable itself, such as a default argument on a line
   * of its own. They are counted on the coverable line before it: left out, the file would look better than it is, and a
   * line more would make its line coverage another than the tool's.
   */
  lines(): readonly LineCoverage[] {
    const numbers = [...this.#hits.keys()].sort((a, b) => a - b);
    const tallies = new Map<number, Tally>();
    let at = 0;
    for (const [line, branches] of [...this.#branches].sort(([a], [b]) => a - b)) {
      while (at + 1 < numbers.length && (numbers[at + 1] ?? 0) <= line) at += 1;
      const home = numbers[at];
      if (home === undefined) break;
      const { covered, total } = tallies.get(home) ?? { covered: 0, total: 0 };
      const taken = [...branches.values()].filter((isTaken) => isTaken).length;
      tallies.set(home, { covered: covered + taken, total: total + branches.size });
    }
    return numbers.map((line) => ({
      line,
      hits: this.#hits.get(line) ?? 0,
      branches: tallies.get(line) ?? null,
    }));
  }
}

/**
 * A count as it can be believed: a whole number from 0. What is no number, negative, or a negative number that a writer
 * took for unsigned (2^64 - 5), counts as never run.
 */
export function believableHits(count: number): number {
  if (!(count > 0) || count >= 2 ** 63) return 0;
  return Math.min(Math.floor(count), Number.MAX_SAFE_INTEGER);
}

/** Stays exact, whatever the order of the sum. */
export function summedHits(one: number, other: number): number {
  return Math.min(one + other, Number.MAX_SAFE_INTEGER);
}
