import { describe, expect, it } from 'vitest';
import type { CoverageSource } from '../../src/model/document.ts';
import {
  exclusionWords,
  flagWords,
  indirectWords,
  isAllExact,
  partWords,
  resolutionWords,
} from '../../src/report/coverage-words.ts';
import { reportWith } from '../support/documents.ts';

describe('how the files of a report were found', () => {
  it.each<[words: string, allExact: boolean, report: Partial<CoverageSource>]>([
    ['12 of 12 files found: 12 exact.', true, {}],
    [
      '214 of 216 files found: 210 exact, 4 by prefix `/app/`. Not found: `gen/a.js`, `gen/b.js`.',
      false,
      {
        resolved: [
          { rule: 'exact', from: null, files: 210 },
          { rule: 'common-prefix', from: '/app/', files: 4 },
        ],
        unresolved: { files: 2, examples: ['gen/a.js', 'gen/b.js'] },
      },
    ],
    ['1 of 1 file found: 1 by prefix.', false, { resolved: [{ rule: 'common-prefix', from: '', files: 1 }] }],
    [
      '9 of 16 files found: 9 exact. Not found: `gen/a.js` and 6 more.',
      false,
      {
        resolved: [{ rule: 'exact', from: null, files: 9 }],
        unresolved: { files: 7, examples: ['gen/a.js'] },
      },
    ],
  ])('%s', (words, allExact, report) => {
    expect(resolutionWords(reportWith(report))).toBe(`\`coverage/lcov.info\`: ${words}`);
    expect(isAllExact(reportWith(report))).toBe(allExact);
  });
});

it.each([
  [3, 120, 'Excluded by `src/**`: 3 files with 120 coverable lines.'],
  [1, 1, 'Excluded by `src/**`: 1 file with 1 coverable line.'],
  [0, 0, 'Excluded by `src/**`: nothing, no file of the source or of a report matches it.'],
])('%i excluded files', (files, lines, words) => {
  expect(exclusionWords({ glob: 'src/**', files, lines })).toBe(words);
});

it('says how much of a flag ran', () => {
  expect(flagWords({ flag: 'e2e', lines: { covered: 812, total: 1000 } })).toBe(
    'Flag `e2e`: 812 of 1000 lines ran (81.2%).',
  );
});

it('says what became of a file that nobody touched', () => {
  const words = indirectWords({
    path: 'src/a.ts',
    before: { covered: 16, total: 20 },
    after: { covered: 15, total: 20 },
  });
  expect(words).toBe('`src/a.ts`: 80.0% → 75.0%, 15 of 20 lines ran');
});

it.each([
  [9999, 10000, '99.9%'],
  [1, 1, '100.0%'],
  [0, 0, 'none'],
])('%i of %i: %s', (covered, total, words) => expect(partWords({ covered, total })).toBe(words));
