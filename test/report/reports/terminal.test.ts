import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import terminal, { terminalInColour } from '../../../src/report/reports/terminal.ts';
import { checkWith, documentWith, findingWith } from '../../support/documents.ts';
import { hostileDocument } from '../../support/hostile-document.ts';
import { loadedDocuments } from '../../support/load-runs.ts';
import { anyText } from '../../support/markdown-tree.ts';
import { waiverWith } from '../../support/scorecards.ts';

const acting = /[^\P{C}\n]|[\p{Zl}\p{Zp}]/u;
// biome-ignore lint/suspicious/noControlCharactersInRegex: the colours are what is looked for
const colours = /\u001b\[(?:0|1|2|31|32|33)m/g;

describe('texts of strangers', () => {
  const harmless = terminal.render(hostileDocument('x')).split('\n').length;

  test('nothing in them moves the cursor, colours, hides or begins a line', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const rendered = terminal.render(hostileDocument(text));
        expect(rendered).not.toMatch(acting);
        expect(rendered.split('\n')).toHaveLength(harmless);
      }),
      { numRuns: 300, seed: 20260901 },
    );
  });

  test('in colour there is nothing else but our own colours', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const document = hostileDocument(text);
        expect(terminalInColour(document).replace(colours, '')).toBe(terminal.render(document));
      }),
      { numRuns: 100, seed: 20260901 },
    );
  });
});

test('every area is shown, and every category that was assessed', () => {
  const document = documentWith();
  const rendered = terminal.render(document);
  for (const area of document.areas) {
    expect(rendered).toMatch(
      new RegExp(`^${area.title} +${area.assessed ? '90\\.0' : 'not assessed'}$`, 'm'),
    );
    for (const { title } of area.categories.filter(({ assessed }) => assessed)) {
      expect(rendered).toMatch(new RegExp(`^ {2}${title} +90\\.0$`, 'm'));
    }
  }
});

test('the verdict, the subject and the files are said first', () => {
  expect(terminal.render(documentWith()).split('\n').slice(0, 6)).toEqual([
    'certgate 0.1.0, commit `c0ffee000000` on `main`. Profile library: The package has `exports` and no `bin`.',
    '',
    'Gate open: CERTIFIED, total 92.5',
    'Production readiness READY, deployment APPROVED. Without waivers the total is 91.5.',
    'Compared with no certificate: there is no certificate yet.',
    'Looked at 27 files: 12 source, 7 test, 2 document, 5 data, 1 binary.',
  ]);
});

test('a line for each load run, with what it measured', () => {
  const linesOf = (name: string) =>
    terminal
      .render(documentWith(loadedDocuments[name]))
      .split('\n')
      .filter((line) => line.startsWith('Load '));
  expect(linesOf('four scenarios, compared')[3]).toBe(
    'Load stress: 210.5 ops/s, error rate 3.2%, average 47.7 ms, p95 125.8 ms',
  );
  expect(linesOf('something measured')).toEqual([
    'Load light: not measured',
    'Load medium: 118.2 ops/s, error rate 0.0%, p95 38.2 ms',
    'Load stress: error rate 0.0%',
  ]);
  expect(terminal.render(documentWith())).not.toContain('Load ');
});

test('every ruling is told, whatever it says', () => {
  const ruling = { rule: 'drop', target: 'total', asked: 'a', found: 'b' } as const;
  const rulings = (['pass', 'warn', 'fail'] as const).map((status) => ({
    ...ruling,
    status,
    message: `It ${status}.`,
  }));
  expect(terminal.render(documentWith({ rulings }))).toContain(
    '\npass  It pass.\nwarn  It warn.\nfail  It fail.\n',
  );
});

test('the raw score is shown beside the waived one, when they differ', () => {
  expect(terminal.render(documentWith())).toContain('Without waivers the total is 91.5.');
  expect(terminal.render(documentWith({ total: 92.5 }))).not.toContain('Without waivers the total is 91.5.');
});

test('twenty findings are shown, and how many more there are', () => {
  const [area] = documentWith().areas;
  const [category] = area?.categories ?? [];
  if (area === undefined || category === undefined) throw new Error('The document has no areas.');
  const findings = Array.from({ length: 23 }, (_, index) =>
    findingWith({
      fingerprint: index.toString(16).padStart(32, '0'),
      waiver: index === 0 ? waiverWith() : null,
      classification: index === 1 ? 'to-review' : 'real',
    }),
  );
  const areas = [{ ...area, categories: [{ ...category, checks: [checkWith({ findings })] }] }];
  const rendered = terminal.render(documentWith({ areas }));
  expect(rendered).toContain('\n23 findings\n');
  expect(rendered.match(/^ {2}The function/gm)).toHaveLength(20);
  expect(rendered).toContain('medium, waived until 2026-09-15 src/parse.ts:12 (-1.3)\n');
  expect(rendered).toContain('medium, to review src/parse.ts:12');
  expect(rendered).toContain('\n3 more: `--format json` has them all.\n');
  expect(terminal.render(documentWith({ areas: [] }))).toContain('\nNo findings.\n');
});

test('the path to certification comes last: its first steps with their points', () => {
  const mend = { kind: 'mend', findings: 2, amount: null, paths: ['a.ts'] } as const;
  const rendered = terminal.render(
    documentWith({
      pathToCertification: [
        { ...mend, goal: 'gate', target: 'quality/security/insecure-code', points: 3.19 },
        { kind: 'settle', goal: 'gate', target: 'drop', message: 'It fell.' },
        ...Array.from({ length: 5 }, (_, index) => ({
          ...mend,
          goal: 'CERTIFIED' as const,
          target: `a/b/${index}`,
          points: 1,
        })),
      ],
    }),
  );
  expect(rendered).toMatch(
    /\n\nPath to certification\nTo open the gate:\n {2}\+3\.1 {6}Mend `quality\/security\/insecure-code`: 2 findings, in `a\.ts`\.\n {12}Settle `drop`\. It fell\.\nFor the level CERTIFIED:\n {2}\+1\.0 {6}Mend `a\/b\/0`/,
  );
  expect(rendered.match(/^ {2}\+1\.0/gm)).toHaveLength(3);
  expect(rendered).toMatch(/\n2 more: `--format markdown` has them all, and what to do\.\n$/);
  expect(terminal.render(documentWith())).not.toContain('Path to certification');
});
