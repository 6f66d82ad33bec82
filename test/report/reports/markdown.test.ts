import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { catalogue } from '../../../src/catalogue.ts';
import { areaIds, areas } from '../../../src/model/area.ts';
import type { DocumentFinding, ScorecardDocument } from '../../../src/model/document.ts';
import { checksOf } from '../../../src/model/scorecard.ts';
import type { Ruling } from '../../../src/model/verdict.ts';
import markdown from '../../../src/report/reports/markdown.ts';
import { checkWith, documentWith, findingWith, reportWith, subjectWith } from '../../support/documents.ts';
import { hostileDocument } from '../../support/hostile-document.ts';
import { anyText, nodesOf, parse, worstTexts } from '../../support/markdown-tree.ts';
import { comparedWith, waiverWith } from '../../support/scorecards.ts';

const ownHtml = ['<details>', '<summary>', '</summary>', '</details>', '<sub>', '</sub>'];

/** Addresses of the document's findings and changed files, worked out apart from the code under test. */
function addressesOf({ subject, areas, changedLines }: ScorecardDocument): readonly string[] {
  const { repository, commit, directory } = subject;
  const paths = [
    ...checksOf(areas).flatMap(({ findings }) => findings.map(({ path }) => path)),
    ...(changedLines?.files ?? []).map(({ path }) => path),
  ];
  return paths.flatMap((path) =>
    path === null
      ? []
      : [`/${repository?.name}/blob/${commit}/${directory === '' ? '' : `${directory}/`}${path}`],
  );
}

/** Nothing acts but the links that we built: to a finding's file at the measured commit, under one code span. */
function expectInert(document: ScorecardDocument, text = markdown.render(document, { catalogue })): void {
  const nodes = nodesOf(parse(text));
  const html = nodes.flatMap((node) =>
    node.type === 'html' ? (node.value.match(/<[^>]*>|<.*/gs) ?? []) : [],
  );
  expect(html.filter((tag) => !ownHtml.includes(tag))).toEqual([]);
  const acting = ['linkReference', 'image', 'imageReference', 'definition', 'footnoteReference', 'delete'];
  expect(nodes.filter(({ type }) => acting.includes(type))).toEqual([]);
  const addresses = addressesOf(document);
  for (const node of nodes) {
    if (node.type !== 'link') continue;
    expect(node.children.map(({ type }) => type)).toEqual(['inlineCode']);
    expect(node.url).toMatch(/^https:\/\/github\.com\/[\w.~%/-]+(?:(?:\?plain=1)?#L\d+)?$/);
    const { origin, pathname } = new URL(node.url);
    expect(origin).toBe('https://github.com');
    expect(addresses).toContain(decodeURIComponent(pathname));
  }
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
function crowded(count: number, depth = 2): ScorecardDocument {
  const findings = Array.from({ length: count }, (_, index) =>
    findingWith({
      fingerprint: index.toString(16).padStart(32, '0'),
      path: `src/${'long/'.repeat(depth)}${index}.ts`,
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
        const document = hostileDocument(text);
        const rendered = markdown.render(document, { catalogue });
        expectInert(document, rendered);
        // Scores, changed lines, flags, load runs, rulings, certificates that were not used. Without a word for a floor there is no
        // column of them.
        const [scores, ...others] = widthsOf(rendered).map((rows) => [...new Set(rows)]);
        expect([[4], [5]]).toContainEqual(scores);
        expect(others).toEqual([[4], [3], [6], [5], [4]]);
      }),
      { numRuns: 60, seed: 20260901, examples: worstTexts },
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
    expectInert(hostileDocument(text));
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
    const rendered = markdown.render(crowded(5000, 80));
    expect(rendered.length).toBeLessThanOrEqual(60_000);
    const [, more] = /^([\d]+) more in the report of the run\.$/m.exec(rendered) ?? [];
    const shown = rendered.match(/^- \*\*medium\*\* .*\(-1\.3\)$/gm) ?? [];
    expect(shown.length).toBeGreaterThan(0);
    expect(shown.length + Number(more)).toBe(5000);
    expect(rendered).toContain('0.1 points short');
  });

  test('what fits is shown whole', () => {
    const rendered = markdown.render(crowded(110));
    expect(rendered).toContain('**The 10 worst of 110 findings**');
    expect(rendered).toContain('<summary>100 other findings</summary>');
    expect(rendered.match(/^- \*\*medium\*\*/gm)).toHaveLength(110);
    expect(rendered).not.toContain('more in the report');
    expect(markdown.render(crowded(111))).toContain('\n1 more in the report of the run.\n');
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

  test('too many rulings: the verdict, the first of them, and how many more there are', () => {
    const rulings = Array.from({ length: 5000 }, () => rulingWith());
    const rendered = markdown.render(documentWith({ rulings, gate: 'closed' }));
    expect(rendered.length).toBeLessThanOrEqual(60_000);
    expect(rendered).toContain('gate closed');
    const shown = rendered.match(/^- ❌ .* short\.$/gm) ?? [];
    expect(rendered).toContain(`\n- ${5000 - shown.length} more in the report of the run.\n`);
  });

  test('sections that do not fit are left out whole, the least of them first, and named', () => {
    const text = 'x'.repeat(4000);
    const fixed = Array.from({ length: 3 }, (_, index) => ({
      fingerprint: `${index}`.repeat(32),
      check: 'a/b/c',
      severity: 'low' as const,
      message: text,
      path: text,
    }));
    const reason = { candidate: text, commit: null, condition: text, reason: text };
    const rulings = [rulingWith({ target: text, asked: text, found: text, rule: text })];
    const document = documentWith({
      ...crowded(0),
      rulings,
      pathToCertification: [
        { kind: 'settle', goal: 'gate', target: text, message: text },
        { kind: 'settle', goal: 'CERTIFIED', target: text, message: text },
      ],
      comparison: comparedWith({ fixed, rejected: [reason, reason, reason] }),
    });
    const long = markdown.render(document);
    expect(long.length).toBeLessThanOrEqual(60_000);
    expect(long).toContain('3 prior certificates were not used');
    const longer = markdown.render(
      documentWith({ ...document, rulings: [...rulings, rulingWith({ message: text.repeat(5) })] }),
    );
    expect(longer.length).toBeLessThanOrEqual(60_000);
    expect(longer).toContain(
      '\nFor want of room, only in the report of the run: 2 rulings of the gate; 3 prior certificates were not used.\n',
    );
    expect(longer).toContain('<summary>3 findings of the baseline are gone</summary>');
    expect(longer.match(/<details>/g)).toHaveLength((longer.match(/<\/details>/g) ?? []).length);
  });

  test('changed lines of as many files as a document holds leave everything else its room', () => {
    const missed = Array.from({ length: 50 }, (_, index) => ({ start: 10 * index + 1, end: 10 * index + 5 }));
    const files = Array.from({ length: 300 }, (_, index) => ({
      kind: 'counted' as const,
      path: `src/${'long/'.repeat(20)}${index}.ts`,
      lines: { covered: 0, total: 250 },
      missed,
    }));
    const lines = { covered: 0, total: 250 * 400 };
    const changedLines = { since: 'd'.repeat(40), partials: 'hit' as const, lines, count: 400, files };
    const rendered = markdown.render({ ...crowded(100), changedLines });
    expect(rendered.length).toBeLessThanOrEqual(60_000);
    expectInert({ ...crowded(100), changedLines }, rendered);
    expect(rendered.match(/^- \*\*medium\*\*/gm)).toHaveLength(100);
    const shown = rendered.match(/^\| \[`src.* 0 of 250 \|/gm) ?? [];
    expect(shown.length).toBeGreaterThan(0);
    expect(rendered).toContain(`\n${400 - shown.length} more in the report of the run.\n\n</details>`);
  });

  test('a verdict remains, whatever the texts', () => {
    const document = documentWith({ profile: { id: 'library', reason: '' } });
    const areasOf = document.areas.map((area) => ({ ...area, title: '`'.repeat(9000) }));
    const rendered = markdown.render(documentWith({ areas: areasOf, gate: 'closed' }));
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
    expect(markdown.render(documentWith())).toContain(`Not assessed: ${missing.join(', ')}.\n`);
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

  /** A document whose one check found these. */
  function found(...findings: readonly DocumentFinding[]): Pick<ScorecardDocument, 'areas'> {
    const [area] = documentWith().areas;
    const [category] = area?.categories ?? [];
    if (area === undefined || category === undefined) throw new Error('The document has no areas.');
    return { areas: [{ ...area, categories: [{ ...category, checks: [checkWith({ findings })] }] }] };
  }

  test('new findings in the open with their addresses, old ones folded, waived ones with their word', () => {
    const old = findingWith({ severity: 'critical', message: 'Old.', path: null, line: null });
    const fresh = findingWith({
      severity: 'low',
      message: 'Fresh.',
      fingerprint: 'a'.repeat(32),
      lost: 0.01,
      path: 'a (b).ts',
      classification: 'to-review',
    });
    const waived = findingWith({ message: 'Waived.', fingerprint: 'b'.repeat(32), waiver: waiverWith() });
    const rendered = markdown.render(
      documentWith({
        ...found(old, fresh, waived),
        subject: subjectWith({ directory: 'packages/core' }),
        comparison: comparedWith({ introduced: [fresh.fingerprint] }),
      }),
    );
    const at = 'https://github.com/octo/widget/blob/c0ffee0000000000000000000000000000000001/packages/core';
    expect(rendered).toContain(
      `\n**1 new finding**\n\n- **low**, to review, [\`a (b).ts:12\`](${at}/a%20%28b%29.ts#L12): Fresh. (-0.1)\n`,
    );
    expect(rendered).toContain(
      '<summary>1 finding that the baseline had as well</summary>\n\n- **critical** the repository: Old. (-1.3)\n',
    );
    expect(rendered).toContain(
      `<summary>1 finding waived or suppressed</summary>\n\n- **medium** [\`src/parse.ts:12\`](${at}/src/parse.ts#L12): Waived. (-1.3) ` +
        'Waived by `@octo/security` until 2026-09-15 (14 days left): `Test vector of RFC 7515.`\n',
    );
  });

  test('outside GitHub, places without addresses', () => {
    const document = documentWith({ ...found(findingWith()), subject: subjectWith({ repository: null }) });
    expect(markdown.render(document)).toContain('- **medium** `src/parse.ts:12`: The function');
  });

  test('what is gone, by name', () => {
    const gone = { fingerprint: '9'.repeat(32), check: 'a/b/c', severity: 'low', message: 'Gone.' } as const;
    const fixed = [
      { ...gone, path: null },
      { ...gone, path: 'a.ts' },
    ];
    expect(markdown.render(documentWith({ comparison: comparedWith({ fixed }) }))).toContain(
      '<summary>2 findings of the baseline are gone</summary>\n\n- **low** the repository: Gone.\n- **low** `a.ts`: Gone.\n',
    );
    expect(
      markdown.render(documentWith({ comparison: comparedWith({ fixed: fixed.slice(0, 1) }) })),
    ).toContain('1 finding of the baseline is gone');
  });

  test('the path to certification: by goal, with points, what to do, and what writes it', () => {
    const target = 'readiness/security-posture/unpinned-actions';
    const rendered = markdown.render(
      documentWith({
        pathToCertification: [
          { kind: 'settle', goal: 'gate', target: 'drop', message: '`total` fell.' },
          { kind: 'mend', goal: 'CERTIFIED', target, points: 2, findings: 1, amount: null, paths: ['a.yml'] },
        ],
      }),
      { catalogue },
    );
    expect(rendered).toContain(
      '<summary>Path to certification: 1 step to open the gate, 1 for the level CERTIFIED</summary>\n\n' +
        'To open the gate:\n\n- Settle `drop`. `total` fell.\n\n' +
        `For the level CERTIFIED:\n\n- **+2.0** Mend \`${target}\`: 1 finding, in \`a.yml\`. `,
    );
    expect(rendered).toMatch(/`certgate fix unpinned-actions` writes it\.\n/);
  });

  describe('the table of scores', () => {
    const table = (document: ScorecardDocument) =>
      markdown
        .render(document)
        .split('\n')
        .filter((line) => line.startsWith('|'))
        .slice(0, 3)
        .map((line) => line.replace(/ +/g, ' ').replace(/-+/g, '-'));

    test('without a baseline, a floor or a history: scores, and a bar for each', () => {
      expect(table(documentWith({ rulings: [] }))).toEqual([
        '| | Score | |',
        '| :- | -: | :- |',
        '| **Total** | **92.5** | ▇▇▇▇▇▇▇▇▇▁ |',
      ]);
    });

    test('with all of them: change, floor, and how it went so far', () => {
      const history = [80, 70].map((total) => ({
        certificateId: 'c'.repeat(64),
        commit: 'c0ffee0000000000000000000000000000000001',
        issuedAt: '2026-08-01T10:00:00.000Z',
        level: 'CERTIFIED' as const,
        scores: { total },
        load: [],
      }));
      const changes = [{ target: 'total', before: 91.5, after: 92.5, removed: 0 }];
      const document = documentWith({ history, comparison: comparedWith({ changes }) });
      expect(table(document)[2]).toBe('| **Total** | **92.5** | +1.0 | 75.0 | ▁▃▇ |');
      expect(markdown.render(document)).toContain(
        'Trend: the last 2 certificates and this run, without waivers.',
      );
    });
  });

  test('no findings are said to be none', () => {
    expect(markdown.render(documentWith({ areas: [] }))).toContain('\nNo findings.\n');
  });
});
