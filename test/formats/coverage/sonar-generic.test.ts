import { expect, test } from 'vitest';
import sonarGeneric from '../../../src/formats/coverage/sonar-generic.ts';
import { readBy, reasonOf, shownLines } from '../../support/coverage.ts';

const report = (inside: string) => `<coverage version="1">${inside}</coverage>`;
const file = (...lines: readonly string[]) =>
  `<file path="a.c">${lines.map((line) => `<lineToCover ${line}/>`).join('')}</file>`;

test.each([
  ['covered and not', file('lineNumber="1" covered="true"', 'lineNumber="2" covered="false"'), '1:1, 2:0'],
  ['what is neither: not', file('lineNumber="1"', 'lineNumber="2" covered="1"'), '1:0, 2:0'],
  ['branches', file('lineNumber="1" covered="true" branchesToCover="4" coveredBranches="1"'), '1:1 1/4'],
  ['branches of which none is covered', file('lineNumber="1" covered="true" branchesToCover="4"'), '1:1 0/4'],
  [
    'more branches than there are',
    file('lineNumber="1" covered="true" branchesToCover="1" coveredBranches="4"'),
    '1:1',
  ],
  ['no branches', file('lineNumber="1" covered="true" branchesToCover="0" coveredBranches="0"'), '1:1'],
  [
    'lines that are none',
    file('lineNumber="0" covered="true"', 'covered="true"', 'lineNumber="1" covered="true"'),
    '1:1',
  ],
  [
    'a file told of twice',
    file('lineNumber="1" covered="true"') + file('lineNumber="1" covered="false"'),
    '1:1',
  ],
])('%s', (_, inside, expected) => {
  expect(shownLines(readBy(sonarGeneric, report(inside)).files)).toEqual({ 'a.c': expected });
});

test('no file is an empty report', () => {
  expect(reasonOf(sonarGeneric, report(''))).toBe('The report is empty: the coverage tool wrote nothing.');
});
