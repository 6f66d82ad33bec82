import type { Tally } from '../../model/coverage.ts';

// Large reports tell of millions of lines: 8 to 12 bytes each here, where a map takes ten times that.

/** Numbers by line, told in any order, mostly the lines' own; each line is kept once. */
export class HitColumn {
  #lines = new Int32Array(0);
  #counts = new Float64Array(0);
  #size = 0;
  #isTidy = true;
  #combine: (one: number, other: number) => number = Math.max;

  /** `combine` makes one number of two of the same line. */
  add(line: number, count: number, combine: (one: number, other: number) => number): void {
    if (combine !== this.#combine) {
      this.#settle();
      this.#combine = combine;
    }
    const last = this.#size === 0 ? 0 : (this.#lines[this.#size - 1] ?? 0);
    if (line === last) {
      this.#counts[this.#size - 1] = combine(this.#counts[this.#size - 1] ?? 0, count);
      return;
    }
    if (line < last) this.#isTidy = false;
    if (this.#size === this.#lines.length) this.#makeRoom();
    this.#lines[this.#size] = line;
    this.#counts[this.#size] = count;
    this.#size += 1;
  }

  get isEmpty(): boolean {
    return this.#size === 0;
  }

  /** By line, each once. */
  settled(): { readonly lines: Int32Array; readonly counts: Float64Array } {
    this.#settle();
    return { lines: this.#lines.subarray(0, this.#size), counts: this.#counts.subarray(0, this.#size) };
  }

  #makeRoom(): void {
    const wasTidy = this.#isTidy;
    this.#settle();
    // What is about to be added may be there already.
    this.#isTidy = wasTidy;
    const { length } = this.#lines;
    if (2 * this.#size < length) return;
    this.#lines = grown(this.#lines, new Int32Array(roomAfter(length)));
    this.#counts = grown(this.#counts, new Float64Array(roomAfter(length)));
  }

  #settle(): void {
    if (this.#isTidy) return;
    const [lines, counts] = [this.#lines, this.#counts];
    const order = sortedIndices(this.#size, (a, b) => (lines[a] ?? 0) - (lines[b] ?? 0));
    this.#lines = new Int32Array(lines.length);
    this.#counts = new Float64Array(counts.length);
    this.#size = 0;
    this.#isTidy = true;
    for (const index of order) this.add(lines[index] ?? 0, counts[index] ?? 0, this.#combine);
  }
}

/** A run of branches longer than this is searched by sorting. */
const longestSearch = 16;

/** Branches of lines by their names, told in any order; each is kept once, taken when it was told so once. */
export class BranchColumn {
  /** Twice the line, and one more for a branch that was taken. */
  #marks = new Int32Array(0);
  #keys = new Float64Array(0);
  #size = 0;
  #isTidy = true;
  /** Where the branches of the last line begin. */
  #run = 0;
  #names: Map<string, number> | null = null;

  /** A name that is a number is one from 0 that no text stands for. */
  add(line: number, name: string | number, isTaken: boolean): void {
    this.#append(2 * line + (isTaken ? 1 : 0), typeof name === 'number' ? name : this.#keyOf(name));
  }

  /** How many there are, each once. */
  settle(): number {
    if (this.#isTidy) return this.#size;
    const [marks, keys] = [this.#marks, this.#keys];
    const order = sortedIndices(
      this.#size,
      (a, b) => ((marks[a] ?? 0) >> 1) - ((marks[b] ?? 0) >> 1) || (keys[a] ?? 0) - (keys[b] ?? 0),
    );
    let size = 0;
    this.#marks = new Int32Array(marks.length);
    this.#keys = new Float64Array(keys.length);
    for (const index of order) {
      const [mark, key] = [marks[index] ?? 0, keys[index] ?? 0];
      const isSame = size > 0 && this.lineAt(size - 1) === mark >> 1 && this.#keys[size - 1] === key;
      if (isSame) this.#marks[size - 1] = (this.#marks[size - 1] ?? 0) | (mark & 1);
      else {
        this.#marks[size] = mark;
        this.#keys[size] = key;
        size += 1;
      }
    }
    this.#size = size;
    this.#isTidy = true;
    this.#run = size;
    while (this.#run > 0 && this.lineAt(this.#run - 1) === this.lineAt(size - 1)) this.#run -= 1;
    return size;
  }

  lineAt(index: number): number {
    return (this.#marks[index] ?? 0) >> 1;
  }

  /** Behind the last branch of the line whose first stands there; settled before. */
  endOfRun(start: number): number {
    let end = start + 1;
    while (end < this.#size && this.lineAt(end) === this.lineAt(start)) end += 1;
    return end;
  }

  tallyOf(start: number, end: number): Tally {
    let covered = 0;
    for (let index = start; index < end; index += 1) covered += (this.#marks[index] ?? 0) & 1;
    return sharedTally(covered, end - start);
  }

  #append(mark: number, key: number): void {
    const last = this.#size === 0 ? 0 : this.lineAt(this.#size - 1);
    if (mark >> 1 !== last) {
      if (mark >> 1 < last) this.#isTidy = false;
    } else if (this.#size - this.#run > longestSearch) this.#isTidy = false;
    else {
      for (let index = this.#run; index < this.#size; index += 1) {
        if (this.#keys[index] !== key) continue;
        this.#marks[index] = (this.#marks[index] ?? 0) | (mark & 1);
        return;
      }
    }
    if (this.#size === this.#marks.length) this.#makeRoom();
    if (this.#size === 0 || this.lineAt(this.#size - 1) !== mark >> 1) this.#run = this.#size;
    this.#marks[this.#size] = mark;
    this.#keys[this.#size] = key;
    this.#size += 1;
  }

  #makeRoom(): void {
    const wasTidy = this.#isTidy;
    this.settle();
    // What is about to be added may be there already.
    this.#isTidy = wasTidy;
    const { length } = this.#marks;
    if (2 * this.#size < length) return;
    this.#marks = grown(this.#marks, new Int32Array(roomAfter(length)));
    this.#keys = grown(this.#keys, new Float64Array(roomAfter(length)));
  }

  #keyOf(name: string): number {
    this.#names ??= new Map();
    const known = this.#names.get(name);
    if (known !== undefined) return known;
    const key = -1 - this.#names.size;
    this.#names.set(name, key);
    return key;
  }
}

function roomAfter(length: number): number {
  return Math.max(8, 2 * length);
}

function grown<Column extends Int32Array | Float64Array>(from: Column, to: Column): Column {
  to.set(from);
  return to;
}

/** Equal ones stay in the order in which they were told. */
function sortedIndices(size: number, compare: (a: number, b: number) => number): Uint32Array {
  return new Uint32Array(size).map((_, index) => index).sort(compare);
}

const mostShared = 8;
const shared: (Tally | undefined)[] = [];

/** Most lines have a few branches, and millions of lines need few tallies. */
function sharedTally(covered: number, total: number): Tally {
  if (total > mostShared) return { covered, total };
  const index = total * (mostShared + 1) + covered;
  const tally = shared[index] ?? { covered, total };
  shared[index] = tally;
  return tally;
}
