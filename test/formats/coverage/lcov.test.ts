import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import lcov from '../../../src/formats/coverage/lcov.ts';
import type { FileCoverage } from '../../../src/model/coverage.ts';
import { processorTime } from '../../support/processor-time.ts';

function filesOf(text: string): readonly FileCoverage[] {
  const parsed = lcov.parse(text);
  if (!parsed.ok) throw new Error(parsed.reason);
  return parsed.files;
}

/** `1:2` is line 1 with 2 hits, `1:2 3/4` with 3 of 4 branches taken. */
function shown(files: readonly FileCoverage[]): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    files.map(({ path, lines }) => [
      path,
      lines.map(({ line, hits, branches }) =>
        branches === null ? `${line}:${hits}` : `${line}:${hits} ${branches.covered}/${branches.total}`,
      ),
    ]),
  );
}

const record = (...lines: readonly string[]) =>
  ['TN:', 'SF:src/a.js', ...lines, 'end_of_record', ''].join('\n');

describe('lines', () => {
  test.each<[string, string, readonly string[]]>([
    ['sorted', record('DA:3,1', 'DA:1,0'), ['1:0', '3:1']],
    ['with CRLF', record('DA:1,1', 'DA:2,0').replaceAll('\n', '\r\n'), ['1:1', '2:0']],
    ['after a BOM and a comment', `\uFEFF# by hand\n\n${record('DA:1,1')}`, ['1:1']],
    ['with a checksum', record('DA:1,1,X1Y2=='), ['1:1']],
    ['told twice: summed', record('DA:1,1', 'DA:1,2'), ['1:3']],
    [
      'of two records of a file: summed',
      record('DA:1,1', 'DA:2,0') + record('DA:2,1', 'DA:3,0'),
      ['1:1', '2:1', '3:0'],
    ],
    ['without totals', record('DA:1,1'), ['1:1']],
    ['with wrong totals: counted, not believed', record('DA:1,1', 'DA:2,0', 'LF:7', 'LH:7'), ['1:1', '2:0']],
    [
      'line 0 and lines that are none: left out',
      record('DA:0,5', 'DA:-1,5', 'DA:x,5', 'DA:,5', 'DA:1.5,1', 'DA:1,1'),
      ['1:1'],
    ],
    ['without an end of line at the end', record('DA:1,1').trimEnd(), ['1:1']],
    [
      'lcov 2: MC/DC is passed over',
      record('FNL:0,1,3', 'FNA:0,1,f', 'DA:1,1', 'MCDC:1,2,t,1,0,a && b', 'MCF:4', 'MCH:1', 'VER:9'),
      ['1:1'],
    ],
    ['a file without code', record('LF:0', 'LH:0'), []],
  ])('%s', (_, text, lines) => {
    expect(shown(filesOf(text))).toEqual({ 'src/a.js': lines });
  });

  test.each([
    ['1', 1],
    ['4294967296', 4_294_967_296],
    ['1.9', 1],
    ['18446744073709551611', 0],
    ['1e+20', 0],
    ['Infinity', 0],
    ['-1', 0],
    ['undefined', 0],
    ['=====', 0],
    ['', 0],
    ['9007199254740993', Number.MAX_SAFE_INTEGER],
  ])('a count of `%s` is %d', (count, hits) => {
    expect(filesOf(record(`DA:1,${count}`))[0]?.lines).toEqual([{ line: 1, hits, branches: null }]);
  });
});

describe('branches', () => {
  test.each<[string, readonly string[], readonly string[]]>([
    [
      'taken, not taken, never reached',
      ['DA:1,1', 'BRDA:1,0,0,3', 'BRDA:1,0,1,0', 'BRDA:1,1,0,-'],
      ['1:1 1/3'],
    ],
    ['an expression with commas', ['DA:1,1', 'BRDA:1,0,f(a, b),1', 'BRDA:1,0,f(a, c),-'], ['1:1 1/2']],
    [
      'exceptions and fallthrough are marked by letters',
      ['DA:1,1', 'BRDA:1,e0,0,1', 'BRDA:1,f0,1,0'],
      ['1:1 1/2'],
    ],
    ['none told of', ['DA:1,1'], ['1:1']],
    ['wrong totals', ['DA:1,1', 'BRDA:1,0,0,1', 'BRF:9', 'BRH:9'], ['1:1 1/1']],
    [
      'of a line that is not coverable: there, and the line stays so',
      ['DA:2,1', 'DA:5,0', 'BRDA:4,0,0,0', 'BRDA:2,1,0,1'],
      ['2:1 1/1', '4:null 0/1', '5:0'],
    ],
    ['before the first coverable line', ['DA:2,1', 'BRDA:1,0,0,1'], ['1:null 1/1', '2:1']],
    [
      'out of reach, as the author says: only when taken all the same',
      ['DA:1,1', 'BRDA:1,U0,0,-', 'BRDA:1,eU0,1,0', 'BRDA:1,U0,2,1', 'BRDA:1,0,3,0'],
      ['1:1 1/2'],
    ],
    [
      'counts that are no numbers: not taken',
      ['DA:1,1', 'BRDA:1,0,0,x', 'BRDA:1,0,1,-1', 'BRDA:1,0,2,', 'BRDA:1,0'],
      ['1:1 0/4'],
    ],
    ['of line 0: left out', ['DA:1,1', 'BRDA:0,0,0,1', 'BRDA:,,,', 'BRDA:'], ['1:1']],
  ])('%s', (_, lines, expected) => {
    expect(shown(filesOf(record(...lines)))).toEqual({ 'src/a.js': expected });
  });

  test('the same branch in two records is one, taken when either took it', () => {
    const text =
      record('DA:1,1', 'BRDA:1,0,0,1', 'BRDA:1,0,1,-') + record('DA:1,1', 'BRDA:1,0,0,0', 'BRDA:1,0,1,-');
    expect(shown(filesOf(text))).toEqual({ 'src/a.js': ['1:2 1/2'] });
  });
});

test.each(['C:\\work\\src\\a.js', '/abs/a b.js', 'src/日本.js', '__proto__', 'constructor', ''])(
  'a path is a path: %j',
  (path) => {
    const files = filesOf(
      record('DA:1,1').replace('src/a.js', path) + record('DA:2,0').replace('src/a.js', 'b.js'),
    );
    expect(files.map((file) => [file.path, file.lines.length])).toEqual([
      [path, 1],
      ['b.js', 1],
    ]);
  },
);

describe('a report that can not be used', () => {
  test.each([
    ['no record', 'TN:\n', 'The report is empty: the coverage tool wrote nothing.'],
    ['nothing', '', 'The report is empty: the coverage tool wrote nothing.'],
    [
      'totals and lines that are none',
      record('DA:undefined,undefined', 'LF:7', 'LH:4'),
      'Line data is missing',
    ],
    [
      'cut in a record',
      record('DA:1,1').slice(0, -10),
      'The report is cut short: the record that begins on its line 2 never ends.',
    ],
    [
      'a record within a record',
      `${record('DA:1,1').replace('end_of_record\n', '')}${record('DA:1,1')}`,
      'The report is cut short: the record that begins on its line 2',
    ],
    ['lines of no file', `TN:\nDA:1,1\n${record('DA:1,1')}`, 'Line 2 of the report speaks of no file'],
  ])('%s', (_, text, reason) => {
    const parsed = lcov.parse(text);
    expect(parsed.ok ? '' : parsed.reason).toContain(reason);
  });
});

describe('functions', () => {
  test.each<[string, readonly string[], string | null]>([
    ['none told of', [], null],
    ['called and not', ['FN:1,f', 'FN:5,g', 'FNDA:2,f', 'FNDA:0,g', 'FNF:9', 'FNH:9'], '1/2'],
    ['with their ends', ['FN:1,3,f', 'FNDA:1,f'], '1/1'],
    ['names with commas', ['FN:1,3,f<a, b>', 'FN:4,f<a, c>', 'FNDA:1,f<a, b>'], '1/2'],
    [
      'lcov 2: one for all names of it',
      ['FNL:0,1,3', 'FNA:0,0,f', 'FNA:0,2,alias', 'FNL:1,5', 'FNA:1,0,g'],
      '1/2',
    ],
    ['lcov 2: an index without a line', ['FNA:0,0,f', 'FNA:7,2,g'], '1/2'],
    ['counted only', ['FNF:4', 'FNH:3'], '3/4'],
    ['counts that are none', ['FN:1,f', 'FNDA:x,f', 'FNDA:', 'FN:', 'FNA:', 'FNL:', 'FNF:x'], '0/1'],
  ])('%s', (_, lines, expected) => {
    const [file] = filesOf(record('DA:1,1', ...lines));
    const functions = file?.detail === 'line' ? file.functions : null;
    expect(functions === null ? null : `${functions.covered}/${functions.total}`).toBe(expected);
  });

  test('of two records of a file, by their lines: indices are of one record', () => {
    const [file] = filesOf(
      record('DA:1,1', 'FNL:0,1', 'FNA:0,1,f', 'FNL:1,5', 'FNA:1,0,g') +
        record('DA:1,1', 'FNL:0,5', 'FNA:0,1,g', 'FNL:1,1', 'FNA:1,0,f'),
    );
    expect(file).toMatchObject({ functions: { covered: 2, total: 2 } });
  });
});

describe('summaries', () => {
  test('a record with totals and no lines', () => {
    expect(filesOf(record('FNF:2', 'FNH:1', 'LF:7', 'LH:4', 'BRF:3', 'BRH:1'))).toEqual([
      {
        detail: 'summary-only',
        path: 'src/a.js',
        lines: [],
        summary: {
          lines: { covered: 4, total: 7 },
          branches: { covered: 1, total: 3 },
          functions: { covered: 1, total: 2 },
        },
      },
    ]);
  });

  test('more covered than there are is all of them; not told is none', () => {
    const tallies = ['LH:9', 'LH:x', ''].map((covered) => filesOf(record('LF:7', covered))[0]);
    expect(
      tallies.map((file) => (file?.detail === 'summary-only' ? file.summary.lines.covered : -1)),
    ).toEqual([7, 0, 0]);
  });

  test('beside a file with lines', () => {
    const files = filesOf(record('DA:1,1', 'LF:1') + record('LF:7').replace('a.js', 'b.js'));
    expect(files.map(({ detail }) => detail)).toEqual(['line', 'summary-only']);
  });
});

test.each([
  [
    'told',
    record('DA:1,1', 'LF:5', 'LH:4', 'BRF:2', 'BRH:1'),
    { lines: { covered: 4, total: 5 }, branches: { covered: 1, total: 2 } },
  ],
  ['not told by all', record('DA:1,1', 'LF:5', 'LH:4') + record('DA:1,1').replace('a.js', 'b.js'), null],
  ['told for each test', record('DA:1,1', 'LF:5', 'LH:4').repeat(2), null],
  [
    'of two files',
    record('LF:5', 'LH:4') + record('LF:1', 'LH:1').replace('a.js', 'b.js'),
    { lines: { covered: 5, total: 6 } },
  ],
])("the report's own totals are kept: %s", (_, text, stated) => {
  const parsed = lcov.parse(text);
  expect(parsed.ok ? parsed.stated : parsed.reason).toEqual(stated);
});

describe('laws', () => {
  const line = fc.oneof(
    fc.constantFrom('TN:', 'end_of_record', 'SF:', 'LF:3', 'BRDA:1,0,0,-', '', '#', '\r', 'DA:', 'BRDA:,,'),
    fc
      .tuple(fc.constantFrom('DA:', 'SF:', 'BRDA:', 'LF:'), fc.string({ unit: 'binary', maxLength: 12 }))
      .map((both) => both.join('')),
    fc.tuple(fc.nat(9), fc.integer({ min: -2, max: 9 })).map(([at, hits]) => `DA:${at},${hits}`),
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(line).map((lines) => lines.join('\n')),
    fc.array(line).map((lines) => record(...lines)),
  );

  test('no text makes it throw, and what it reads is sorted, unique and countable', () => {
    fc.assert(
      fc.property(text, (any) => {
        const parsed = lcov.parse(any);
        expect(parsed.ok ? 'Read.' : parsed.reason).toMatch(/\.$/);
        for (const { lines } of parsed.ok ? parsed.files : []) {
          const numbers = lines.map((one) => one.line);
          expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
          for (const { hits, branches } of lines) {
            expect(hits === null || (Number.isSafeInteger(hits) && hits >= 0)).toBe(true);
            expect(branches === null || (branches.total > 0 && branches.covered <= branches.total)).toBe(
              true,
            );
          }
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('a record cut anywhere is refused', () => {
    const whole = record('DA:1,1', 'BRDA:1,0,0,1', 'DA:2,0').slice(4);
    for (let end = 4; end < whole.length - 'end_of_record\n'.length; end += 1) {
      expect(lcov.parse(whole.slice(0, end)).ok).toBe(false);
    }
  });

  test('five megabytes take less than four seconds, even on a busy machine', () => {
    const lines = Array.from(
      { length: 2000 },
      (_, index) => `DA:${index + 1},${index % 3}\nBRDA:${index + 1},0,0,${index % 2}`,
    );
    const one = record(...lines);
    const text = Array.from({ length: Math.ceil(5_000_000 / one.length) }, (_, index) =>
      one.replace('a.js', `${index}.js`),
    ).join('');
    const started = processorTime();
    expect(lcov.parse(text).ok).toBe(true);
    expect(processorTime() - started).toBeLessThan(4000);
  });
});
