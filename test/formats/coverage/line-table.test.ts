import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LineTable } from '../../../src/formats/coverage/line-table.ts';
import type { LineCoverage } from '../../../src/model/coverage.ts';
import { processorTime } from '../../support/processor-time.ts';

type Told =
  | { readonly kind: 'sum'; readonly line: number; readonly hits: number }
  | { readonly kind: 'max'; readonly line: number; readonly hits: number }
  | {
      readonly kind: 'branch';
      readonly line: number;
      readonly name: string | number;
      readonly isTaken: boolean;
    }
  | { readonly kind: 'tally'; readonly line: number; readonly covered: number; readonly total: number };

const line = fc.oneof(fc.integer({ min: 1, max: 12 }), fc.constantFrom(1000, 9_999_999, 10_000_000));

const told: fc.Arbitrary<Told> = fc.oneof(
  fc.record({ kind: fc.constant('sum'), line, hits: fc.nat(3) }),
  fc.record({ kind: fc.constant('max'), line, hits: fc.nat(3) }),
  fc.record({
    kind: fc.constant('branch'),
    line,
    name: fc.oneof(fc.nat(40), fc.constantFrom('0', 'a', '__proto__', '0,1')),
    isTaken: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('tally'), line, covered: fc.nat(2), total: fc.integer({ min: 2, max: 4 }) }),
);

function tableOf(all: readonly Told[]): readonly LineCoverage[] {
  const table = new LineTable();
  for (const one of all) {
    if (one.kind === 'sum') table.addHits(one.line, one.hits);
    else if (one.kind === 'max') table.raiseHits(one.line, one.hits);
    else if (one.kind === 'branch') table.addBranch(one.line, one.name, one.isTaken);
    else table.addBranchTally(one.line, { covered: one.covered, total: one.total });
  }
  return table.file('src/a.ts').lines;
}

/** The same by maps, as plainly as can be. */
function plainly(all: readonly Told[]): readonly LineCoverage[] {
  const hits = new Map<number, number>();
  const branches = new Map<number, Map<string | number, boolean>>();
  const tallies = new Map<number, { readonly covered: number; readonly total: number }>();
  for (const one of all) {
    const known = hits.get(one.line) ?? 0;
    if (one.kind === 'sum') hits.set(one.line, known + one.hits);
    else if (one.kind === 'max') hits.set(one.line, Math.max(known, one.hits));
    else if (one.kind === 'branch') {
      const names = branches.get(one.line) ?? new Map<string | number, boolean>();
      names.set(one.name, one.isTaken || names.get(one.name) === true);
      branches.set(one.line, names);
    } else {
      const before = tallies.get(one.line);
      const isMore =
        before === undefined ||
        one.total > before.total ||
        (one.total === before.total && one.covered > before.covered);
      if (isMore) tallies.set(one.line, { covered: one.covered, total: one.total });
    }
  }
  return [...new Set([...hits.keys(), ...branches.keys(), ...tallies.keys()])]
    .sort((a, b) => a - b)
    .map((at) => {
      const names = branches.get(at);
      const named =
        names === undefined
          ? null
          : { covered: [...names.values()].filter(Boolean).length, total: names.size };
      return { line: at, hits: hits.get(at) ?? null, branches: named ?? tallies.get(at) ?? null };
    });
}

describe('what is told of lines, in any order and as often as it likes', () => {
  test('is the same as with maps', () => {
    fc.assert(
      fc.property(fc.array(told, { maxLength: 200 }), (all) => {
        expect(tableOf(all)).toEqual(plainly(all));
      }),
      { numRuns: 2000 },
    );
  });

  test.each(['sum', 'branch'] as const)('at every length, where a column makes room: %s', (kind) => {
    for (let length = 0; length < 140; length += 1) {
      const all = Array.from({ length }, (_, index): Told => {
        const at = 1 + ((index * 37) % 23);
        return kind === 'sum'
          ? { kind, line: at, hits: 1 }
          : { kind, line: at, name: index % 3, isTaken: index % 2 === 0 };
      });
      expect(tableOf(all), `${length}`).toEqual(plainly(all));
    }
  });

  test('twice over, in order and backwards', () => {
    const forth = Array.from(
      { length: 100 },
      (_, index): Told => ({ kind: 'sum', line: index + 1, hits: 1 }),
    );
    const all = [...forth, ...forth, ...forth.toReversed()];
    expect(tableOf(all)).toEqual(forth.map((one) => ({ line: one.line, hits: 3, branches: null })));
  });

  test('many branches of one line, each told twice', () => {
    const branch = (name: number): Told => ({ kind: 'branch', line: 7, name, isTaken: name % 2 === 0 });
    const all = Array.from({ length: 5000 }, (_, index) => branch(index % 2500));
    expect(tableOf(all)).toEqual([{ line: 7, hits: null, branches: { covered: 1250, total: 2500 } }]);
  });

  test('the same lines a million times take little time', () => {
    const table = new LineTable();
    const started = processorTime();
    for (let index = 0; index < 1_000_000; index += 1) {
      table.addHits(1 + ((index * 7919) % 1000), 1);
      table.addBranch(1 + ((index * 7919) % 1000), index % 3, true);
    }
    expect(table.file('src/a.ts').lines).toHaveLength(1000);
    expect(processorTime() - started).toBeLessThan(5000);
  });
});
