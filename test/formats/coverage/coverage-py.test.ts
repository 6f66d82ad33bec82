import { expect, test } from 'vitest';
import coveragePy from '../../../src/formats/coverage/coverage-py.ts';
import { readBy, reasonOf, shownFunctions, shownLines } from '../../support/coverage.ts';

const report = (entry: unknown, totals: unknown = {}) =>
  JSON.stringify({
    meta: { format: 3, version: '7.6.0', branch_coverage: true },
    files: { 'src/a.py': entry },
    totals,
  });
const entry = (more: object = {}) => ({
  executed_lines: [1, 2],
  missing_lines: [3],
  excluded_lines: [],
  ...more,
});

test.each<[string, unknown, string]>([
  ['executed and missing', entry(), '1:1, 2:1, 3:0'],
  ['what is left out, though its `def` ran', entry({ excluded_lines: [2, 4] }), '1:1, 3:0'],
  [
    'branches; a negative target is the way out',
    entry({
      executed_branches: [[2, 3]],
      missing_branches: [
        [2, -1],
        [1, 2],
      ],
    }),
    '1:1 0/1, 2:1 1/2, 3:0',
  ],
  [
    'branches that are none',
    entry({ executed_branches: [[-1, 1], [2], 'x', null], missing_branches: {} }),
    '1:1, 2:1, 3:0',
  ],
  ['lines that are none', entry({ executed_lines: [0, -1, 1.5, '2', null, 1] }), '1:1, 2:1, 3:0'],
  ['an empty file', { executed_lines: [], missing_lines: [] }, ''],
])('%s', (_, file, expected) => {
  expect(shownLines(readBy(coveragePy, report(file)).files)).toEqual({ 'src/a.py': expected });
});

test('functions that have statements, without what is outside of all', () => {
  const functions = {
    f: { summary: { covered_lines: 1, num_statements: 2 } },
    g: { summary: { covered_lines: 0, num_statements: 2 } },
    hidden: { summary: { covered_lines: 0, num_statements: 0 } },
    '': { summary: { covered_lines: 5, num_statements: 5 } },
  };
  expect(shownFunctions(readBy(coveragePy, report(entry({ functions }))).files[0])).toBe('1/2');
});

test('its totals; percentages, which mix lines and branches, are not looked at', () => {
  const totals = {
    covered_lines: 2,
    num_statements: 3,
    covered_branches: 1,
    num_branches: 4,
    percent_covered: 42,
  };
  expect(readBy(coveragePy, report(entry(), totals)).stated).toEqual({
    lines: { covered: 2, total: 3 },
    branches: { covered: 1, total: 4 },
  });
});

test.each([
  ['{"meta":{},"files":{}}', 'The report is empty: the coverage tool wrote nothing.'],
  [report({ executed_lines: [1] }), 'File 1 of the report has no `executed_lines` and `missing_lines`.'],
  [report(entry()).slice(0, -9), 'The report is not a JSON object; it may have been cut short.'],
])('%.40s is refused', (text, reason) => {
  expect(reasonOf(coveragePy, text)).toBe(reason);
});
