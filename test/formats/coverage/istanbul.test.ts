import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import istanbul from '../../../src/formats/coverage/istanbul.ts';
import type { FileCoverage } from '../../../src/model/coverage.ts';

function filesOf(report: unknown): readonly FileCoverage[] {
  const parsed = istanbul.parse(typeof report === 'string' ? report : JSON.stringify(report));
  if (!parsed.ok) throw new Error(parsed.reason);
  return parsed.files;
}

const at = (line: unknown) => ({ start: { line, column: 0 }, end: { line, column: 9 } });
const entry = (parts: object = {}) => ({
  path: '/builds/acme/app/src/a.js',
  statementMap: { 0: at(1), 1: at(1), 2: at(3) },
  fnMap: {},
  branchMap: {},
  s: { 0: 0, 1: 5, 2: 0 },
  f: {},
  b: {},
  ...parts,
});
const plain: FileCoverage = {
  detail: 'line',
  functions: { covered: 0, total: 0 },
  path: '/builds/acme/app/src/a.js',
  lines: [
    { line: 1, hits: 5, branches: null },
    { line: 3, hits: 0, branches: null },
  ],
};

test.each([
  ['as it is', { '/builds/acme/app/src/a.js': entry() }],
  ['each entry in `data`', { '/builds/acme/app/src/a.js': { data: entry() } }],
  ['all of it in `data`', { data: { '/builds/acme/app/src/a.js': entry() } }],
  ['both in `data`', { data: { '/builds/acme/app/src/a.js': { data: entry() } } }],
  ['without a path in the entry', { '/builds/acme/app/src/a.js': entry({ path: undefined }) }],
])('the most run statement that starts on a line counts: %s', (_, report) => {
  expect(filesOf(report)).toEqual([plain]);
});

test('a file may be called `data`', () => {
  expect(filesOf({ data: entry({ path: 'data' }) })).toEqual([{ ...plain, path: 'data' }]);
});

test('a BOM', () => {
  expect(filesOf(`\uFEFF${JSON.stringify({ a: entry() })}`)).toEqual([plain]);
});

test('two entries of one path are one file', () => {
  const [file, ...others] = filesOf({ a: entry(), b: entry({ s: { 0: 1, 1: 0, 2: 2 } }) });
  expect(others).toEqual([]);
  expect(file?.lines.map(({ hits }) => hits)).toEqual([6, 2]);
});

describe('branches', () => {
  const branch = (parts: object, counts: readonly unknown[]) =>
    filesOf({ a: entry({ branchMap: { 0: parts }, b: { 0: counts } }) })[0]?.lines.map(
      ({ branches }) => branches,
    );

  test.each<[string, object, readonly unknown[], readonly (object | null)[]]>([
    [
      'on the line where they begin',
      { loc: at(3), locations: [at(4), at(5)] },
      [1, 0],
      [null, { covered: 1, total: 2 }],
    ],
    [
      'an `else` without a place',
      { loc: at(1), locations: [at(1), { start: {}, end: {} }] },
      [3, 0],
      [{ covered: 1, total: 2 }, null],
    ],
    [
      'a place of `undefined`',
      { loc: at(1), locations: [at(1), { start: { line: undefined } }] },
      [3, 4],
      [{ covered: 2, total: 2 }, null],
    ],
    ['of old writers: a line only', { line: 3, locations: [] }, [0], [null, { covered: 0, total: 1 }]],
    ['by their first place', { locations: [at(3)] }, [1], [null, { covered: 1, total: 1 }]],
    ['without any place: at the top', {}, [0, 0], [{ covered: 0, total: 2 }, null]],
    ['on a line without a statement', { loc: at(2) }, [1], [null, { covered: 1, total: 1 }, null]],
    ['counts that are none', { loc: at(3) }, [null, 'x', -1, 1], [null, { covered: 1, total: 4 }]],
    ['not a branch at all', { loc: at(3) }, [], [null, null]],
  ])('%s', (_, parts, counts, expected) => {
    expect(branch(parts, counts)).toEqual(expected);
  });
});

test.each([
  ['counts', { s: { 0: null, 1: 'x', 2: -1 } }, [0, 0]],
  ['no counts', { s: {} }, [0, 0]],
  [
    'places',
    {
      statementMap: { 0: at(0), 1: at(null), 2: {}, 3: at(3), 4: at(1.5) },
      s: { 0: 1, 1: 1, 2: 1, 3: 1, 4: 1 },
    },
    [1],
  ],
  ['names', { statementMap: { constructor: at(1), toString: at(2) }, s: {} }, [0, 0]],
  ['nothing', { statementMap: {}, s: {} }, []],
])('bad %s never make a line that ran', (_, parts, hits) => {
  expect(filesOf({ a: entry(parts) })[0]?.lines.map((line) => line.hits)).toEqual(hits);
});

test('`__proto__` as a path is just a path, and as an id just an id', () => {
  const text = JSON.stringify({ X: entry({ path: 'X' }) })
    .replaceAll('"X"', '"__proto__"')
    .replaceAll('"2":', '"__proto__":');
  expect(filesOf(text)).toEqual([{ ...plain, path: '__proto__' }]);
  expect(({} as Record<string, unknown>)['statementMap']).toBeUndefined();
});

test.each([
  ['{}', 'The report is empty: the coverage tool wrote nothing.'],
  ['{"data":{}}', 'The report is empty: the coverage tool wrote nothing.'],
  [
    JSON.stringify({ a: entry() }).slice(0, -9),
    'The report is not a JSON object; it may have been cut short.',
  ],
  ['[]', 'The report is not a JSON object'],
  ['null', 'The report is not a JSON object'],
  ['{"a":null}', 'Entry 1 of the report has no lines'],
  [JSON.stringify({ a: entry(), b: { path: 'b' } }), 'Entry 2 of the report has no lines'],
  [
    JSON.stringify({ total: { lines: { total: 1, covered: 1, pct: 'Unknown' } } }),
    'Entry 1 of the report has no lines',
  ],
  ['['.repeat(100_000), 'The report is not a JSON object'],
])('%.40s is refused', (text, reason) => {
  const parsed = istanbul.parse(text);
  expect(parsed.ok ? '' : parsed.reason).toContain(reason);
});

test('no text makes it throw, and no value in the place of another', () => {
  const report = {
    a: entry({ branchMap: { 0: { loc: at(1), locations: [at(1), at(2)] } }, b: { 0: [1, 0] } }),
  };
  const paths = pathsOf(report);
  fc.assert(
    fc.property(
      fc.constantFrom(...paths),
      fc.jsonValue(),
      fc.string({ unit: 'binary' }),
      (path, value, text) => {
        istanbul.parse(text);
        const parsed = istanbul.parse(JSON.stringify(replaced(report, path, value)));
        for (const { lines } of parsed.ok ? parsed.files : []) {
          for (const { line, hits } of lines) {
            expect(line).toBeGreaterThan(0);
            expect(hits === null || (Number.isSafeInteger(hits) && hits >= 0)).toBe(true);
          }
        }
      },
    ),
    { numRuns: 1000 },
  );
});

function pathsOf(value: unknown): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [[]];
  const below = Object.entries(value).flatMap(([key, inner]) => pathsOf(inner).map((path) => [key, ...path]));
  return [[], ...below];
}

function replaced(value: unknown, [first, ...rest]: readonly string[], by: unknown): unknown {
  if (first === undefined || typeof value !== 'object' || value === null) return by;
  if (Array.isArray(value))
    return value.map((item, index) => (String(index) === first ? replaced(item, rest, by) : item));
  return { ...value, [first]: replaced(Reflect.get(value, first), rest, by) };
}
