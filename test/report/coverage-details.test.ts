import { describe, expect, it } from 'vitest';
import { coverageDetails } from '../../src/report/coverage-details.ts';
import { documentWith, reportWith } from '../support/documents.ts';
import { comparedWith } from '../support/scorecards.ts';

describe('details of coverage', () => {
  it('are none without a report', () => {
    expect(coverageDetails(documentWith({ coverageReports: [] }))).toBe('');
  });

  it('are the flags, the reports, the exclusions, and what changed by the way', () => {
    const indirect = Array.from({ length: 12 }, (_, index) => ({
      path: `src/${index}.ts`,
      before: { covered: 2, total: 2 },
      after: { covered: 1, total: 2 },
    }));
    const document = documentWith({
      coverageReports: [
        reportWith({ flag: 'unit' }),
        reportWith({ path: 'e2e.info', flag: 'e2e', unresolved: { files: 1, examples: ['gen/`x`.js'] } }),
      ],
      coverageFlags: [
        { flag: 'e2e', lines: { covered: 0, total: 0 } },
        { flag: 'unit', lines: { covered: 2, total: 3 } },
      ],
      coverageExclusions: [
        { glob: 'gen/**', files: 2, lines: 30 },
        { glob: 'old/**', files: 0, lines: 0 },
      ],
      comparison: comparedWith({ indirect }),
    });
    expect(coverageDetails(document)).toMatchInlineSnapshot(`
      "<details><summary>2 coverage reports, 1 exclusion</summary>

      | Flag   | Lines that ran | Coverage |
      | :----- | -------------: | -------: |
      | \`e2e\`  |         0 of 0 |     none |
      | \`unit\` |         2 of 3 |    66.6% |

      - \`coverage/lcov.info\`: 12 of 12 files found: 12 exact.
      - \`e2e.info\`: 12 of 13 files found: 12 exact. Not found: \`gen/\`x\`.js\`.
      - Excluded by \`gen/**\`: 2 files with 30 coverable lines.
      - Excluded by \`old/**\`: nothing, no file of the source or of a report matches it.

      Covered otherwise than at the baseline, though nobody touched them:

      - \`src/0.ts\`: 100.0% → 50.0%, 1 of 2 lines ran
      - \`src/1.ts\`: 100.0% → 50.0%, 1 of 2 lines ran
      - \`src/2.ts\`: 100.0% → 50.0%, 1 of 2 lines ran
      - \`src/3.ts\`: 100.0% → 50.0%, 1 of 2 lines ran
      - \`src/4.ts\`: 100.0% → 50.0%, 1 of 2 lines ran
      - \`src/5.ts\`: 100.0% → 50.0%, 1 of 2 lines ran
      - \`src/6.ts\`: 100.0% → 50.0%, 1 of 2 lines ran
      - \`src/7.ts\`: 100.0% → 50.0%, 1 of 2 lines ran
      - \`src/8.ts\`: 100.0% → 50.0%, 1 of 2 lines ran
      - \`src/9.ts\`: 100.0% → 50.0%, 1 of 2 lines ran
      - 2 more in the report of the run.

      </details>"
    `);
  });
});
