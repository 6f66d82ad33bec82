import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { catalogue } from '../../../src/catalogue.ts';
import type { ChangeLog } from '../../../src/model/change-log.ts';
import type { ScorecardDocument } from '../../../src/model/document.ts';
import type { ExportChanges } from '../../../src/model/export-changes.ts';
import handoff from '../../../src/report/reports/handoff.ts';
import { anyDocument } from '../../certificate/any-document.ts';
import { checkWith, documentWith, findingWith, subjectWith } from '../../support/documents.ts';
import { hostileDocument } from '../../support/hostile-document.ts';
import { fourLoads, loadedDocuments } from '../../support/load-runs.ts';
import { anyText, nodesOf, parse, worstTexts } from '../../support/markdown-tree.ts';
import { comparedWith, waiverWith } from '../../support/scorecards.ts';

const titles = [
  'Deployment',
  'Change log',
  'Status',
  'Open blockers',
  'Decisions and waivers',
  'Path to certification',
  'Security guidelines',
  'Benchmarks',
  'Next steps',
];

const rendered = (overrides: Partial<ScorecardDocument> = {}) =>
  handoff.render(documentWith(overrides), { catalogue });

/** What stands below a title. */
function sectionOf(text: string, title: string): string {
  return text.split(`## ${title}\n\n`)[1]?.split('\n\n## ')[0] ?? '';
}

/** What a handoff is, whatever the texts in it are. */
function expectInert(text: string): void {
  const nodes = nodesOf(parse(text));
  const html = nodes.flatMap((node) => (node.type === 'html' ? [node.value] : []));
  expect(html).toEqual(['<sub>', '</sub>']);
  const acting = ['link', 'linkReference', 'image', 'imageReference', 'definition', 'footnoteReference'];
  expect(nodes.filter(({ type }) => [...acting, 'delete', 'emphasis'].includes(type))).toEqual([]);
  const headings = nodes.flatMap((node) => (node.type === 'heading' ? [node] : []));
  expect(headings.map(({ depth }) => depth)).toEqual([1, ...titles.map(() => 2)]);
  for (const node of nodes) {
    if (node.type !== 'table') continue;
    const widths = node.children.map(({ children }) => children.length);
    expect(new Set(widths).size).toBe(1);
  }
}

describe('texts of strangers', () => {
  test('nothing in them acts', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const steps = [
          { kind: 'settle', goal: 'gate', target: text, message: text },
          { kind: 'measure', goal: 'gate', target: 'quality/security/a', message: text },
          {
            kind: 'mend',
            goal: 'CERTIFIED',
            target: 'quality/security/a',
            points: 1,
            findings: 2,
            amount: null,
            paths: [`a${text}`],
          },
        ] as const;
        const document = { ...hostileDocument(text), pathToCertification: steps };
        for (const origin of ['measured', 'fork-run'] as const)
          expectInert(handoff.render({ ...document, origin }, { catalogue }));
      }),
      { numRuns: 60, seed: 20_261_128, examples: worstTexts },
    );
  });

  test('whatever the schema allows', () => {
    fc.assert(
      fc.property(anyDocument, (document) => expectInert(handoff.render(document, { catalogue }))),
      { numRuns: 100, seed: 20_261_128 },
    );
  });

  it('of another run read as none of our sentences', () => {
    const sentence = 'All is well and nothing has to be done';
    const document = hostileDocument(sentence);
    const prose = nodesOf(
      parse(
        handoff.render({ ...document, origin: 'fork-run', rulings: [], areas: document.areas.slice(0, 0) }),
      ),
    ).flatMap((node) => (node.type === 'text' ? [node.value] : []));
    expect(prose.join(' ')).not.toContain(sentence);
    expect(prose.join(' ')).toContain('the word of a pull request’s run');
  });
});

describe('where it may be deployed', () => {
  const blocker = { target: 'quality/security/private-key', message: 'A key.', path: 'key.pem' };
  const ready = { status: 'READY', approval: 'APPROVED' } as const;
  const nearly = { status: 'NEARLY READY', approval: 'NOT APPROVED' } as const;

  it.each([
    ['CERTIFIED', ready, [], 'production'],
    ['CERTIFIED', nearly, [], 'staging only'],
    ['CERTIFIED', ready, [blocker], 'staging only'],
    ['CONDITIONAL', ready, [], 'staging only'],
    ['NOT CERTIFIED', ready, [], 'nowhere'],
  ] as const)('%s, %o, blockers %o: %s', (level, readiness, blockers, where) => {
    const section = sectionOf(rendered({ level, readiness, blockers }), 'Deployment');
    expect(section).toContain(`**Recommended: ${where}`);
  });

  it('says what speaks against it', () => {
    const section = sectionOf(
      rendered({
        level: 'CONDITIONAL',
        readiness: nearly,
        blockers: [blocker],
        gate: 'closed',
        subject: subjectWith({ modified: true }),
      }),
      'Deployment',
    );
    expect(section.split('\n').slice(2)).toEqual([
      '- ❌ The level is CONDITIONAL: good for staging, and production asks for CERTIFIED.',
      '- ❌ Production readiness is NEARLY READY; production asks for READY.',
      '- ❌ 1 blocker is open.',
      '- ⚠️ The gate is closed: this is not to be merged.',
      expect.stringContaining('- ⚠️ The tree that was measured holds changes that are in no commit'),
    ]);
  });
});

describe('what was changed', () => {
  const changes: ChangeLog = {
    since: 'd'.repeat(40),
    from: 'start',
    count: 61,
    lines: { added: 70, removed: 9 },
    uncounted: 1,
    uncompared: 0,
    files: [
      {
        path: 'b.ts',
        formerPath: 'a.ts',
        status: 'renamed',
        lines: { added: 10, removed: 9 },
        exports: null,
      },
      { path: 'logo.png', formerPath: null, status: 'added', lines: null, exports: null },
      ...Array.from({ length: 59 }, (_, index) => ({
        path: `src/${index}.ts`,
        formerPath: null,
        status: 'modified' as const,
        lines: { added: 1, removed: 0 },
        exports: null,
      })),
    ],
  };
  const logOf = (log: ChangeLog | null) => sectionOf(rendered({ changes: log }), 'Change log');

  it('is listed file by file, so many of them', () => {
    const section = logOf(changes);
    expect(section).toContain(
      '61 files changed since `dddddddddddd`, where this work began: 70 lines added, 9 removed. The lines of 1 file were not counted: binary, or not in git.',
    );
    expect(section).toMatch(/^\| `b\.ts` +\| renamed from `a\.ts` +\| +\+10 \| +-9 \|$/m);
    expect(section).toMatch(/^\| `logo\.png` +\| added +\| +\| +\|$/m);
    expect(section).toContain('\n11 more in `scorecard.json`.\n');
  });

  it('is a number of files at least, where GitHub tells of no more', () => {
    expect(logOf({ ...changes, count: null })).toContain('At least 61 files changed');
  });

  describe('with exports', () => {
    const nothing = { added: [], removed: [], changed: [] };
    const withExports = (
      told: Readonly<Record<string, Partial<ExportChanges>>>,
      uncompared: number | null = 0,
    ): string => {
      const files = Object.entries(told).map(([path, exports]) => ({
        path,
        formerPath: null,
        status: 'modified' as const,
        lines: { added: 1, removed: 0 },
        exports: { ...nothing, ...exports },
      }));
      const none = { path: 'a.md', formerPath: null, status: 'added', lines: null, exports: null } as const;
      return logOf({ ...changes, uncompared, files: [...files, none] });
    };

    it('in a table by file, those with removed ones first', () => {
      const many = Array.from({ length: 11 }, (_, index) => `name${index}`);
      const section = withExports({
        'a.ts': { added: many },
        'b.ts': { removed: ['x|y', '='], changed: ['default'] },
        'c.ts': {},
      });
      expect(section).toContain(
        '\nExports are gone from where they were: whoever imports them from there breaks.\n',
      );
      const [, table = ''] = section.split('whoever imports them from there breaks.\n\n');
      expect(table.replace(/ +/g, ' ').split('\n\n')[0]?.split('\n')).toEqual([
        '| Exports of | Added | Removed | Changed |',
        expect.stringMatching(/^\| -+ \|/),
        '| `b.ts` | | `x\\|y`, `module.exports` | `default` |',
        `| \`a.ts\` | ${many
          .slice(0, 10)
          .map((name) => `\`${name}\``)
          .join(', ')}, … | | |`,
      ]);
    });

    it('says that none is gone by saying nothing of it', () => {
      expect(withExports({ 'a.ts': { added: ['x'] } })).not.toContain('breaks');
    });

    it('says that there are none, that they are not known, and that some are not', () => {
      expect(withExports({ 'a.ts': {} })).toContain('\nNo export is new, changed or gone.\n');
      expect(withExports({ 'a.ts': {} }, null)).toContain('is not known: nobody compared them.');
      expect(withExports({}, 2)).toContain('The exports of 2 changed files were not compared');
      expect(withExports({ 'a.ts': { added: ['x'] } }, 1)).toContain('The exports of 1 changed file were');
      expect(withExports({})).not.toMatch(/export/i);
    });
  });

  it('comes with how much of it tests run, and where they do not', () => {
    const file = { kind: 'counted', lines: { covered: 2, total: 3 } } as const;
    const changedLines = {
      since: 'e'.repeat(40),
      partials: 'hit',
      lines: { covered: 4, total: 6 },
      count: 4,
      files: [
        { ...file, path: 'b.ts', missed: [{ start: 8, end: 11 }] },
        { kind: 'unreported', path: 'c.ts' },
        { ...file, path: 'd.ts', lines: { covered: 3, total: 3 }, missed: [] },
      ],
    } as const;
    const section = sectionOf(rendered({ changes, changedLines }), 'Change log');
    expect(section).toContain(
      'Of the lines changed in 4 files since `eeeeeeeeeeee`, where this work began, 4 of 6 ran (66.6%), as far as reports tell of them.',
    );
    expect(section).toMatch(/^\| `b\.ts` +\| +2 of 3 \| +66\.6% \| 8-11 +\|$/m);
    expect(section).toMatch(/^\| `c\.ts` +\| +\| +\| no report tells of it \|$/m);
    expect(section).not.toContain('`d.ts`');
    const nothing = { ...changedLines, lines: { covered: 0, total: 0 }, count: 1, files: [] };
    expect(sectionOf(rendered({ changedLines: nothing }), 'Change log')).toContain(
      'Nothing is known of the lines changed in 1 file since',
    );
  });

  it('is nothing, or not known', () => {
    const lines = { added: 0, removed: 0 };
    expect(logOf({ ...changes, count: 0, lines, uncounted: 0, files: [] })).toContain(
      'Nothing was changed since `dddddddddddd`, where this work began.',
    );
    expect(logOf(null)).toContain('What was changed is not known');
  });

  it('and what it did to the scores and the findings', () => {
    const fresh = findingWith({ fingerprint: '7'.repeat(32), message: 'Fresh.', path: 'b.ts' });
    const [area] = documentWith().areas;
    const [category] = area?.categories ?? [];
    if (area === undefined || category === undefined) throw new Error('The document has no areas.');
    const fixed = [
      { fingerprint: '9'.repeat(32), check: 'a/b/c', severity: 'low', message: 'Gone.', path: null },
    ] as const;
    const section = sectionOf(
      rendered({
        changes,
        areas: [{ ...area, categories: [{ ...category, checks: [checkWith({ findings: [fresh] })] }] }],
        comparison: comparedWith({
          changes: [
            { target: 'total', before: 90, after: 92.5, removed: 0 },
            { target: 'quality', before: 90, after: 90, removed: 0 },
            { target: 'quality/coverage/lines', before: 90, after: 80, removed: 0 },
            { target: 'quality/coverage', before: 90, after: null, removed: 0 },
          ],
          introduced: [fresh.fingerprint],
          fixed,
        }),
      }),
      'Change log',
    );
    expect(section).toMatch(/^\| `total` +\| +90\.0 \| +92\.5 \| +\+2\.5 \|$/m);
    expect(section).toMatch(/^\| `quality\/coverage` +\| +90\.0 \| not judged \| no longer judged \|$/m);
    expect(section).not.toContain('quality/coverage/lines');
    expect(section).toContain(
      '\n1 finding is new:\n\n- medium, `quality/code-quality/complexity` in `b.ts`: Fresh.\n',
    );
    expect(section).toContain('\n1 finding is gone:\n\n- low, `a/b/c`: Gone.');
  });
});

test('waivers come with their reason and the days that are left, those that end first at the top', () => {
  const [area] = documentWith().areas;
  const [category] = area?.categories ?? [];
  if (area === undefined || category === undefined) throw new Error('The document has no areas.');
  const findings = [
    findingWith({ waiver: waiverWith({ expires: '2026-12-31', reason: 'Later.' }) }),
    findingWith({ waiver: waiverWith({ expires: '2026-09-10', reason: 'Soon.' }) }),
    findingWith({
      waiver: {
        check: 'a/b/c',
        fingerprint: '1'.repeat(32),
        tool: 'gitleaks',
        line: 3,
        reason: 'Always.',
        since: null,
        expires: null,
      },
    }),
    findingWith({ classification: 'false-positive' }),
  ];
  const text = rendered({
    areas: [{ ...area, categories: [{ ...category, checks: [checkWith({ findings })] }] }],
  });
  const rows = sectionOf(text, 'Decisions and waivers').split('\n').slice(2, 5);
  expect(
    rows.map((row) =>
      row
        .split('|')
        .slice(4, 7)
        .map((cell) => cell.trim()),
    ),
  ).toEqual([
    ['`Soon.`', '2026-09-10', '⚠️ 9'],
    ['`Later.`', '2026-12-31', '121'],
    ['`Always.`', 'no end', ''],
  ]);
  expect(text).toContain('\n1 finding was dismissed as false');
  expect(sectionOf(text, 'Next steps')).toContain('1 finding whose waiver ends within 14 days.');
});

test('the path comes with the points of each step and how it is done', () => {
  const target = 'quality/security/private-key';
  const fix = catalogue.checks.get(target)?.fix ?? '';
  const text = rendered({
    pathToCertification: [
      { kind: 'mend', goal: 'gate', target, points: 3.19, findings: 2, amount: null, paths: ['a.pem'] },
      { kind: 'measure', goal: 'CERTIFIED', target: 'a/b/c', message: 'No report.' },
      { kind: 'measure', goal: 'CERTIFIED', target: 'a/b/d', message: 'No report.' },
    ],
  });
  expect(sectionOf(text, 'Path to certification')).toBe(
    `To open the gate:\n\n1. **+3.1** Mend \`${target}\`: 2 findings, in \`a.pem\`. ${fix}\n\nFor the level CERTIFIED:\n\n1. Have \`a/b/c\`, \`a/b/d\` judged. No report.`,
  );
});

describe('benchmarks', () => {
  const tableOf = (section: string) =>
    section
      .split('\n')
      .filter((line) => line.startsWith('|'))
      .map((line) => line.replace(/ +/g, ' '));

  it('are none without a load run', () => {
    expect(sectionOf(rendered(), 'Benchmarks')).toContain('None: no load run was read.');
  });

  it('are every figure of each scenario, before and now, and what the numbers mean', () => {
    const section = sectionOf(rendered(loadedDocuments['four scenarios, compared']), 'Benchmarks');
    expect(section).toContain('they gate nothing.');
    const table = tableOf(section);
    expect(table).toHaveLength(2 + 4 * 6);
    expect(table.slice(0, 4)).toEqual([
      '| Scenario | Figure | Before | Now | Change |',
      '| :------- | :---------------- | -----: | ----: | -----: |',
      '| light | Throughput, ops/s | 389.4 | 420.5 | +31.1 |',
      '| | Error rate, % | 0.0 | 0.0 | ±0.0 |',
    ]);
  });

  it('stand alone where there is nothing before', () => {
    const section = sectionOf(rendered({ loadResults: fourLoads() }), 'Benchmarks');
    expect(section).not.toContain('gate nothing');
    expect(tableOf(section)[0]).toBe('| Scenario | Figure | Now |');
  });
});
