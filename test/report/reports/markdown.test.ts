import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import markdown from '../../../src/report/reports/markdown.ts';
import { documentWith, findingWith } from '../../support/documents.ts';
import { type MarkdownNode, markdownTree, nodesOf, nodesOfType } from '../../support/markdown-tree.ts';
import { compared } from '../../support/results.ts';
import { hostileDocument } from './hostile-document.ts';

/** A document with this many findings, in a category that is assessed. */
const documentWithFindings = (count: number, length = 80) => {
  const document = documentWith();
  const findings = Array.from({ length: count }, (_, index) =>
    findingWith({
      fingerprint: index.toString(16).padStart(32, '0'),
      message: 'x'.repeat(length),
      path: `src/${index}.ts`,
    }),
  );
  const areas = document.areas.map((area) => ({
    ...area,
    categories: area.categories.map((category) => ({
      ...category,
      checks: category.checks.map((check) => (check.findings.length > 0 ? { ...check, findings } : check)),
    })),
  }));
  return { ...document, areas };
};

const rowsOf = (text: string) =>
  nodesOfType(markdownTree(text), 'table').map((table) => table.children?.length ?? 0);

describe('the scorecard in Markdown', () => {
  it('says in its heading how the gate stands', () => {
    const first = (document: Parameters<typeof documentWith>[0]) =>
      markdown.render(documentWith(document)).split('\n')[0];
    expect(first({})).toBe('## ✅ certgate: gate open, CERTIFIED, total 92.5');
    expect(first({ level: 'CONDITIONAL' })).toBe('## ⚠️ certgate: gate open, CONDITIONAL, total 92.5');
    expect(first({ gate: 'closed' })).toBe('## ❌ certgate: gate closed, CERTIFIED, total 92.5');
    expect(first({ waivedTotal: null })).toBe('## ✅ certgate: gate open, CERTIFIED, total not judged');
    const changes = [{ target: 'total', before: 92.01, after: 92.5 }];
    expect(first({ comparison: compared({ changes }) })).toBe(
      '## ✅ certgate: gate open, CERTIFIED, total 92.5 (+0.4)',
    );
  });

  it('marks what is new', () => {
    const { fingerprint } = findingWith();
    expect(markdown.render(documentWith({ comparison: compared({ introduced: [fingerprint] }) }))).toContain(
      '**new** medium',
    );
    expect(markdown.render(documentWith())).not.toContain('**new**');
  });

  it('says what is gone', () => {
    const fixed = {
      fingerprint: 'f'.repeat(32),
      check: 'a/b/c',
      severity: 'low',
      message: 'M.',
      path: null,
    } as const;
    expect(markdown.render(documentWith({ comparison: compared({ fixed: [fixed] }) }))).toContain(
      '1 finding of the baseline is gone.',
    );
  });

  it('says when there are no findings', () => {
    expect(markdown.render(documentWith({ areas: [] }))).toContain('\n\nNo findings.\n\n');
  });
});

describe('its length', () => {
  it.each([
    ['shows 100 findings', 100, 80, 101],
    ['shows no more than 100', 5000, 80, 101],
    ['shows fewer when they are long', 5000, 900, 51],
    ['shows 10 of the longest', 5000, 3990, 11],
  ])('%s', (_, count, length, rows) => {
    const text = markdown.render(documentWithFindings(count, length));
    expect(text.length).toBeLessThanOrEqual(60_000);
    expect(rowsOf(text)[1]).toBe(rows);
    const more = 2 * count - rows + 1;
    expect(text).toContain(`${more} more in the report of the run.`);
  });

  it('keeps the heading when nothing else fits', () => {
    const [ruling] = documentWith().rulings;
    const rulings =
      ruling === undefined ? [] : Array.from({ length: 200 }, () => ({ ...ruling, found: 'x'.repeat(4000) }));
    const text = markdown.render(documentWith({ rulings }));
    expect(text).toBe(
      '## ✅ certgate: gate open, CERTIFIED, total 92.5\n\nThe scorecard is too large to be shown here. See the report of the run.\n',
    );
  });
});

describe('whatever stands in the document', () => {
  const own = ['<details><summary>All 3 rulings of the gate</summary>', '</details>', '<sub>', '</sub>'];
  const forbidden = new Set([
    'link',
    'linkReference',
    'image',
    'imageReference',
    'definition',
    'footnoteReference',
    'code',
    'blockquote',
    'thematicBreak',
    'delete',
    'emphasis',
  ]);

  it('it has one heading, our own HTML, no link and no mention', () => {
    fc.assert(
      fc.property(hostileDocument, (document) => {
        const tree: MarkdownNode = markdownTree(markdown.render(document));
        const nodes = nodesOf(tree);
        expect(nodes.filter(({ type }) => forbidden.has(type))).toEqual([]);
        expect(nodes.filter(({ type }) => type === 'heading')).toHaveLength(1);
        expect(nodes.filter(({ type }) => type === 'html').map(({ value }) => value)).toEqual(own);
        expect(nodesOfType(tree, 'table')).toHaveLength(3);
        expect(nodesOfType(tree, 'tableRow').map(({ children }) => children?.length)).toEqual(
          nodesOfType(tree, 'table').flatMap(({ children }) =>
            Array(children?.length).fill(children?.[0]?.children?.length),
          ),
        );
        const prose = nodesOfType(tree, 'text').map(({ value }) => value ?? '');
        expect(prose.filter((text) => /[@#<>|[\]`\\]|:\/\/|www\./.test(text))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});
