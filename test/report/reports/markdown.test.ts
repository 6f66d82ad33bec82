import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { areaIds, areas } from '../../../src/model/area.ts';
import type { ScorecardDocument } from '../../../src/model/document.ts';
import type { Ruling } from '../../../src/model/verdict.ts';
import markdown from '../../../src/report/reports/markdown.ts';
import { checkWith, documentWith, findingWith, reportWith } from '../../support/documents.ts';
import { hostileDocument } from '../../support/hostile-document.ts';
import { anyText, nodesOf, parse } from '../../support/markdown-tree.ts';
import { baseline, waiverWith } from '../../support/scorecards.ts';

const ownHtml = ['<details>', '<summary>', '</summary>', '</details>', '<sub>', '</sub>'];

/** What a scorecard is, whatever the texts in it are. */
function expectInert(text: string): void {
  const nodes = nodesOf(parse(text));
  const html = nodes.flatMap((node) =>
    node.type === 'html' ? (node.value.match(/<[^>]*>|<.*/gs) ?? []) : [],
  );
  expect(html.filter((tag) => !ownHtml.includes(tag))).toEqual([]);
  const acting = [
    'link',
    'linkReference',
    'image',
    'imageReference',
    'definition',
    'footnoteReference',
    'delete',
  ];
  expect(nodes.filter(({ type }) => acting.includes(type))).toEqual([]);
  expect(nodes.filter(({ type }) => type === 'heading')).toMatchObject([{ depth: 2 }]);
  expect(nodes.filter(({ type }) => type === 'emphasis')).toEqual([]);
}

/** Cells of every row of every table. */
function widthsOf(text: string): readonly (readonly number[])[] {
  return nodesOf(parse(text)).flatMap((node) =>
    node.type === 'table' ? [node.children.map(({ children }) => children.length)] : [],
  );
}

function rulingWith(overrides: Partial<Ruling> = {}): Ruling {
  return {
    rule: 'minimum',
    target: 'quality/coverage',
    asked: 'at least 70',
    found: '69.9',
    status: 'fail',
    message: '`quality/coverage` is 69.9, below 70: 0.1 points short.',
    ...overrides,
  };
}

/** A document whose one check has so many findings. */
function crowded(count: number): ScorecardDocument {
  const findings = Array.from({ length: count }, (_, index) =>
    findingWith({
      fingerprint: index.toString(16).padStart(32, '0'),
      path: `src/${'long/'.repeat(20)}${index}.ts`,
    }),
  );
  const [area] = documentWith().areas;
  const [category, ...others] = area?.categories ?? [];
  if (area === undefined || category === undefined) throw new Error('The document has no areas.');
  const categories = [{ ...category, checks: [checkWith({ findings })] }, ...others];
  return documentWith({ areas: [{ ...area, categories }], rulings: [rulingWith()] });
}

describe('texts of strangers', () => {
  test('nothing in them acts, and every table keeps its shape', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const rendered = markdown.render(hostileDocument(text));
        expectInert(rendered);
        expect(widthsOf(rendered).map((rows) => [...new Set(rows)])).toEqual([[4], [4], [3], [5], [4]]);
      }),
      { numRuns: 60, seed: 20260901 },
    );
  });

  it.each([
    ['markup', '<script>alert(1)</script></details>'],
    ['an image', '![x](https://evil.example/x.png)'],
    ['a pipe behind a backslash', 'a\\|<b>[x](https://evil.example)'],
    ['a heading', '\n\n## Gate open\n\n'],
    ['a mention', '@octo/security see #1'],
    ['code', '` `` ```\n'],
  ])('%s', (_, text) => {
    expectInert(markdown.render(hostileDocument(text)));
  });
});

describe('the word of another run', () => {
  const sentence = 'All is well and nothing has to be done';
  const prose = (document: ScorecardDocument) =>
    nodesOf(parse(markdown.render(document)))
      .flatMap((node) => (node.type === 'text' ? [node.value] : []))
      .join(' ');
  /** Letters alone: nothing in it gives away that it is not ours. */
  const quoting = documentWith({
    coverageReports: [{ ...reportWith(), path: `a\`. ${sentence}. \`b` }],
    areas: hostileDocument(sentence).areas.map((area) => ({
      ...area,
      title: 'Area',
      categories: [...area.categories.map((category) => ({ ...category, title: 'Category' }))],
    })),
  });

  it.each([
    ['fork-run', 'Self-reported by a fork’s run and judged again'],
    ['own-run', 'Self-reported by the pull request’s own run and judged again'],
  ] as const)('%s: says so, and none of its sentences reads as one of ours', (origin, label) => {
    const text = prose({ ...quoting, origin });
    expect(text).toContain(label);
    expect(text).not.toContain(sentence);
  });

  it('is not what this run measured itself', () => {
    expect(prose(quoting)).not.toContain('Self-reported');
    expect(prose(quoting)).toContain(sentence);
  });
});

describe('its size', () => {
  test('5,000 findings fit into a comment, and it says how many more there are', () => {
    const rendered = markdown.render(crowded(5000));
    expect(rendered.length).toBeLessThanOrEqual(60_000);
    const [, more] = /^([\d]+) more in the report of the run\.$/m.exec(rendered) ?? [];
    const shown = rendered.match(/^\| medium/gm) ?? [];
    expect(shown.length).toBeGreaterThan(0);
    expect(shown.length + Number(more)).toBe(5000);
    expect(rendered).toContain('0.1 points short');
  });

  test('what fits is shown whole', () => {
    const rendered = markdown.render(crowded(100));
    expect(rendered.match(/^\| medium/gm)).toHaveLength(100);
    expect(rendered).not.toContain('more in the report');
    expect(markdown.render(crowded(101))).toContain('\n1 more in the report of the run.\n');
  });

  test('findings as long as the schema allows leave the rulings room', () => {
    const message = 'x'.repeat(4000);
    const findings = Array.from({ length: 50 }, (_, index) =>
      findingWith({ message, fingerprint: index.toString(16).padStart(32, '0') }),
    );
    const [area] = crowded(0).areas;
    const [category] = area?.categories ?? [];
    if (area === undefined || category === undefined) throw new Error('The document has no areas.');
    const areasOf = [{ ...area, categories: [{ ...category, checks: [checkWith({ findings })] }] }];
    const rendered = markdown.render(documentWith({ areas: areasOf, rulings: [rulingWith()] }));
    expect(rendered.length).toBeLessThanOrEqual(60_000);
    expect(rendered).toContain('0.1 points short');
    expect(rendered).toMatch(/^\d+ more in the report of the run\.$/m);
  });

  test('too many rulings leave the verdict and a pointer', () => {
    const rulings = Array.from({ length: 5000 }, () => rulingWith());
    const rendered = markdown.render(documentWith({ rulings, gate: 'closed' }));
    expect(rendered.length).toBeLessThanOrEqual(60_000);
    expect(rendered).toContain('gate closed');
    expect(rendered).toContain('See the report of the run.');
  });
});

describe('what it says', () => {
  test.each([
    ['open', 'CERTIFIED', '## ✅ certgate: gate open, CERTIFIED, total 92.5'],
    ['open', 'CONDITIONAL', '## ⚠️ certgate: gate open, CONDITIONAL, total 92.5'],
    ['closed', 'CERTIFIED', '## ❌ certgate: gate closed, CERTIFIED, total 92.5'],
    ['closed', 'NOT CERTIFIED', '## ❌ certgate: gate closed, NOT CERTIFIED, total 92.5'],
  ] as const)('gate %s, %s', (gate, level, heading) => {
    expect(markdown.render(documentWith({ gate, level })).split('\n')[0]).toBe(heading);
  });

  test('every failed ruling and every warning has its line; what passed is in the details', () => {
    const rulings = [
      rulingWith({ message: 'First.' }),
      rulingWith({ message: 'Second.', status: 'warn' }),
      rulingWith({ message: 'Third.', status: 'pass' }),
      rulingWith({ message: 'Fourth.' }),
    ];
    const rendered = markdown.render(documentWith({ rulings, gate: 'closed' }));
    expect(rendered).toContain('\n- ❌ First.\n- ❌ Fourth.\n- ⚠️ Second.\n');
    expect(rendered).not.toContain('Third.');
    expect(rendered).toContain('<summary>All 4 rulings of the gate</summary>');
  });

  test('which commit it speaks of, and what it was compared with', () => {
    expect(markdown.render(documentWith())).toContain(
      'Commit `c0ffee000000` on `main`. Compared with no certificate: there is no certificate yet.',
    );
  });

  test('the areas that were not assessed, by their titles', () => {
    const missing = areaIds.slice(2).map((id) => areas[id].title);
    expect(markdown.render(documentWith())).toContain(`\nNot assessed: ${missing.join(', ')}.\n`);
  });

  test('the total without waivers, when it is another one', () => {
    expect(markdown.render(documentWith())).toContain('Without waivers the total is 91.5.');
    expect(markdown.render(documentWith({ total: 92.5 }))).not.toContain('Without waivers');
  });

  test('what could not be judged, with its reason', () => {
    const [area, ...rest] = documentWith().areas;
    const [category] = area?.categories ?? [];
    if (area === undefined || category === undefined) throw new Error('The document has no areas.');
    const check = checkWith({
      id: 'quality/coverage/lines',
      outcome: 'errored',
      reason: 'No report.',
      findings: [],
    });
    const document = documentWith({
      areas: [{ ...area, categories: [{ ...category, checks: [check] }] }, ...rest],
    });
    expect(markdown.render(document)).toContain(`- ⚠️ ${category.title} could not be judged. No report.\n`);
  });

  test('a new finding first, a waived one with its end, and how many are gone', () => {
    const fixed = [
      { fingerprint: '9'.repeat(32), check: 'a/b/c', severity: 'low', message: 'Gone.', path: null },
    ] as const;
    const old = findingWith({ severity: 'critical', message: 'Old.', waiver: waiverWith() });
    const fresh = findingWith({
      severity: 'low',
      message: 'Fresh.',
      fingerprint: 'a'.repeat(32),
      lost: 0.01,
    });
    const [area] = documentWith().areas;
    const [category] = area?.categories ?? [];
    if (area === undefined || category === undefined) throw new Error('The document has no areas.');
    const rendered = markdown.render(
      documentWith({
        areas: [{ ...area, categories: [{ ...category, checks: [checkWith({ findings: [old, fresh] })] }] }],
        comparison: {
          kind: 'compared',
          rejected: [],
          isRescored: false,
          missingReports: [],
          otherProviders: [],
          indirect: [],
          baseline,
          changes: [],
          introduced: [fresh.fingerprint],
          fixed,
        },
      }),
    );
    expect(rendered).toMatch(
      /\*\*new\*\* low .*Fresh\. .*-0\.1.*\n.*critical .*Old\. Waived until 2026-09-15\./,
    );
    expect(rendered).toContain('1 finding of the baseline is gone.');
  });

  test('no findings are said to be none', () => {
    expect(markdown.render(documentWith({ areas: [] }))).toContain('\nNo findings.\n');
  });
});
