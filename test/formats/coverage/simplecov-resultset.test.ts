import { expect, test } from 'vitest';
import simplecovResultset from '../../../src/formats/coverage/simplecov-resultset.ts';
import { readBy, reasonOf, shownFunctions, shownLines } from '../../support/coverage.ts';

const suite = (entry: unknown) => ({ coverage: { '/app/a.rb': entry }, timestamp: 1_700_000_000.5 });
const shown = (report: object) => shownLines(readBy(simplecovResultset, JSON.stringify(report)).files);

test.each<[string, object, string]>([
  ['a bare array, of old versions', { RSpec: suite([1, null, 0]) }, '1:1, 3:0'],
  ['an object', { RSpec: suite({ lines: [1, null, 0] }) }, '1:1, 3:0'],
  ['a suite of any name', { 'Rspec (1/2)': suite({ lines: [1] }) }, '1:1'],
  [
    'two suites: summed, and no code only where both say so',
    { RSpec1: suite({ lines: [1, null, null] }), RSpec2: suite([2, 0, null]) },
    '1:3, 2:0',
  ],
  ['ignored', { RSpec: suite({ lines: ['ignored', 1, 'ignored'] }) }, '2:1'],
  ['counts that are none', { RSpec: suite({ lines: [-1, {}, true, 1.5] }) }, '1:0, 4:1'],
  [
    'branches, by the line of their condition',
    {
      RSpec: suite({
        lines: [null, 1],
        branches: { '[:if, 0, 2, 6, 10, 9]': { '[:then, 1, 3, 4, 3, 5]': 1, '[:else, 2, 5, 4, 5, 5]': 0 } },
      }),
    },
    '2:1 1/2',
  ],
  [
    'the same branch of two suites is one',
    {
      a: suite({ lines: [1], branches: { '[:if, 0, 1, 6, 10, 9]': { '[:then, 1, 3, 4, 3, 5]': 1 } } }),
      b: suite({ lines: [1], branches: { '[:if, 0, 1, 6, 10, 9]': { '[:then, 1, 3, 4, 3, 5]': 0 } } }),
    },
    '1:2 1/1',
  ],
  [
    'branches of no place',
    {
      RSpec: suite({
        lines: [1],
        branches: { if: { way: 1 }, '[:if, 0, 1, 6, 10, 9]': { x: 'ignored' }, y: 1 },
      }),
    },
    '1:1',
  ],
])('%s', (_, report, expected) => {
  expect(shown(report)).toEqual({ '/app/a.rb': expected });
});

test('methods', () => {
  const methods = { '["A", :f, 1, 2, 3, 5]': 1, '["A", :g, 5, 2, 7, 5]': 0 };
  const { files } = readBy(simplecovResultset, JSON.stringify({ RSpec: suite({ lines: [1], methods }) }));
  expect(shownFunctions(files[0])).toBe('1/2');
});

test.each(['{}', '{"RSpec":{"coverage":{}}}', '{"RSpec":{"coverage":[]}}'])(
  '%s is an empty report',
  (text) => {
    expect(reasonOf(simplecovResultset, text)).toBe('The report is empty: the coverage tool wrote nothing.');
  },
);
