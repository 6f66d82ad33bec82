import { describe, expect, it } from 'vitest';
import lineCoverage from '../../../../src/checks/quality/coverage/line-coverage.ts';
import type { FileCoverage } from '../../../../src/model/coverage.ts';
import { coverageOf, coveredFile, hitLines } from '../../../support/covered.ts';

/** A file whose lines were run this many times each, from line 1 on. */
const file = (path: string, ...hits: readonly number[]) => coveredFile(path, hitLines(...hits));

const run = (files: readonly FileCoverage[]) => lineCoverage.run({ coverage: coverageOf(...files) });

const finding = (path: string, line: number, missed: number, total: number) => ({
  path,
  line,
  message: `${missed} of ${total} lines never ran.`,
  subject: 'lines never ran',
  severity: 'low',
  share: missed,
});

describe('line coverage', () => {
  it('does not apply without source code', () => {
    expect(lineCoverage.run({ coverage: null })).toEqual({
      kind: 'notApplicable',
      reason: 'There is no source code to cover.',
    });
  });

  it.each<[string, readonly FileCoverage[]]>([
    ['no files', []],
    ['a file without lines', [file('types.ts')]],
  ])('does not apply with %s: nothing covered of nothing is not 100 %%', (_, files) => {
    expect(run(files)).toEqual({
      kind: 'notApplicable',
      reason: 'The reports name no line that could be covered.',
    });
  });

  it.each<[string, readonly FileCoverage[], number, readonly object[]]>([
    ['every line ran', [file('a.ts', 1, 9)], 1, []],
    ['no line ran', [file('a.ts', 0, 0)], 0, [finding('a.ts', 1, 2, 2)]],
    [
      'one of four did not: the first that did not is named',
      [file('a.ts', 1, 1, 0, 1)],
      0.75,
      [finding('a.ts', 3, 1, 4)],
    ],
    [
      'lines count, not files: 1 of 2 and 2 of 6 missed are 3 of 8',
      [file('a.ts', 0, 1), file('b.ts', 1, 1, 1, 1, 0, 0), file('c.ts')],
      0.625,
      [finding('a.ts', 1, 1, 2), finding('b.ts', 5, 2, 6)],
    ],
  ])('%s', (_, files, ratio, findings) => {
    const lines = files.flatMap((each) => each.lines);
    const tally = { covered: lines.filter(({ hits }) => (hits ?? 0) > 0).length, total: lines.length };
    expect(run(files)).toEqual({ kind: 'judged', ratio, tally, findings });
  });
});

it('takes a file of which a report has no lines from its summary', () => {
  const summary = { lines: { covered: 3, total: 4 }, branches: null, functions: null };
  expect(run([{ detail: 'summary-only', path: 'a.ts', lines: [], summary }])).toMatchObject({
    tally: { covered: 3, total: 4 },
    findings: [{ path: 'a.ts', message: '1 of 4 lines never ran.' }],
  });
});

it('says what it counts where a line may be missed for its branches', () => {
  const coverage = { ...coverageOf(file('a.ts', 0, 1)), partials: 'miss' as const };
  expect(lineCoverage.run({ coverage })).toMatchObject({
    findings: [{ message: '1 of 2 lines never ran, or took only some of their branches.' }],
  });
});
