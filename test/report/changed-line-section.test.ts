import { describe, expect, it } from 'vitest';
import { emptyCatalogue } from '../../src/model/catalogue.ts';
import type { ChangedLineCoverage, ChangedLines } from '../../src/model/changed-lines.ts';
import type { Subject } from '../../src/model/document.ts';
import { changedLines } from '../../src/report/changed-line-section.ts';
import { documentWith, subjectWith } from '../support/documents.ts';

const files: readonly ChangedLines[] = [
  {
    kind: 'counted',
    path: 'src/a (b).ts',
    lines: { covered: 2, total: 3 },
    missed: [
      { start: 4, end: 4 },
      { start: 8, end: 11 },
    ],
  },
  { kind: 'unreported', path: 'src/b.ts' },
  { kind: 'summary-only', path: 'src/c.ts' },
  { kind: 'untold', path: 'src/d.ts' },
  { kind: 'counted', path: 'src/e.ts', lines: { covered: 3, total: 3 }, missed: [] },
];

const changed: ChangedLineCoverage = {
  since: 'd'.repeat(40),
  partials: 'hit',
  lines: { covered: 5, total: 6 },
  count: 5,
  files,
};

function sectionOf(told: ChangedLineCoverage | null, subject: Partial<Subject> = {}) {
  return changedLines(documentWith({ changedLines: told, subject: subjectWith(subject) }), emptyCatalogue);
}

/** The table without its blanks. */
const rowsOf = (text: string) =>
  text.split('\n').flatMap((line) => (line.startsWith('|') ? [line.replace(/ +/g, ' ')] : []));

describe('coverage of the changed lines in the comment', () => {
  it('is a table folded away, file by file', () => {
    const section = sectionOf(changed, { repository: null });
    expect(section?.holds).toBe('changed lines of 5 files');
    const text = section?.render(100) ?? '';
    expect(text).toContain('<details><summary>Changed lines by file: 5 of 6 ran (83.3%)</summary>');
    expect(rowsOf(text)).toEqual([
      '| File | Changed lines that ran | Coverage | Never ran |',
      expect.stringMatching(/^\| :-+ \|/),
      '| `src/a (b).ts` | 2 of 3 | 66.6% | 4, 8-11 |',
      '| `src/b.ts` | | | no report tells of it |',
      '| `src/c.ts` | | | the reports tell how many of its lines ran, not which |',
      '| `src/d.ts` | | | which of its lines are changed is not known |',
      '| `src/e.ts` | 3 of 3 | 100.0% | |',
    ]);
  });

  it('leads to the lines, at the commit that was measured', () => {
    const at = `https://github.com/octo/widget/blob/${subjectWith().commit}`;
    const [, , row] = rowsOf(sectionOf(changed)?.render(100) ?? '');
    expect(row).toBe(
      `| [\`src/a (b).ts\`](${at}/src/a%20%28b%29.ts#L4) | 2 of 3 | 66.6% | [\`4\`](${at}/src/a%20%28b%29.ts#L4), [\`8-11\`](${at}/src/a%20%28b%29.ts#L8) |`,
    );
  });

  it('says so where a line is missed for its branches', () => {
    expect(sectionOf({ ...changed, partials: 'miss' })?.render(1)).toContain(
      'Never ran, or took only some of the branches',
    );
  });

  it.each([
    [1, 4],
    [3, 2],
  ])('shows %d files whole, and that there are %d more', (most, more) => {
    const text = sectionOf(changed)?.render(most) ?? '';
    expect(rowsOf(text)).toHaveLength(2 + most);
    expect(text).toContain(`\n\n${more} more in the report of the run.\n\n</details>`);
  });

  it('names five ranges of a file, and that there are others', () => {
    const missed = Array.from({ length: 6 }, (_, index) => ({ start: 2 * index + 1, end: 2 * index + 1 }));
    const file: ChangedLines = { kind: 'counted', path: 'a.ts', lines: { covered: 5, total: 11 }, missed };
    const [, , row] = rowsOf(sectionOf({ ...changed, files: [file] }, { repository: null })?.render(9) ?? '');
    expect(row).toBe('| `a.ts` | 5 of 11 | 45.4% | 1, 3, 5, 7, 9, … |');
  });

  it('says that nothing is known', () => {
    const unknown = { ...changed, lines: { covered: 0, total: 0 }, count: 1, files: files.slice(1, 2) };
    const section = sectionOf(unknown);
    expect(section?.holds).toBe('changed lines of 1 file');
    expect(section?.render(9)).toContain('Changed lines by file: nothing is known of them');
  });

  it('is none where nothing is compared, and none where nothing changed could be covered', () => {
    expect(sectionOf(null)).toBeNull();
    expect(sectionOf({ ...changed, lines: { covered: 0, total: 0 }, count: 0, files: [] })).toBeNull();
  });
});
