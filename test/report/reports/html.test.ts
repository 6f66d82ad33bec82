import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { HtmlValidate } from 'html-validate';
import { describe, expect, it, test } from 'vitest';
import { catalogue } from '../../../src/catalogue.ts';
import type { DocumentCheck, DocumentFinding, ScorecardDocument } from '../../../src/model/document.ts';
import { checksOf } from '../../../src/model/scorecard.ts';
import html from '../../../src/report/reports/html.ts';
import {
  categoryWith,
  checkWith,
  documentWith,
  findingWith,
  subjectWith,
  unassessedArea,
} from '../../support/documents.ts';
import { hostileDocument } from '../../support/hostile-document.ts';
import { loadedDocuments, loadNumbers } from '../../support/load-runs.ts';
import { anyText, worstTexts } from '../../support/markdown-tree.ts';
import { changedLinesOf, crowded, historyOf } from '../../support/pages.ts';
import { comparedWith, waiverWith } from '../../support/scorecards.ts';
import { storyDocuments } from '../../support/stories.ts';

const validator = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:document', 'html-validate:a11y'],
  rules: {
    // The name of a repository may be long; nobody searches for this page.
    'long-title': 'off',
    // Lists of lines are written without their end tags' blanks, which is legal.
    'no-trailing-whitespace': 'off',
  },
});

function expectValid(page: string): void {
  const { results } = validator.validateStringSync(page);
  const problems = results.flatMap(({ messages }) =>
    messages.map(
      ({ ruleId, message, line }) => `${ruleId}: ${message} (${page.split('\n')[line - 1]?.slice(0, 200)})`,
    ),
  );
  expect([...new Set(problems)].slice(0, 5)).toEqual([]);
}

/** Everything that would run, load, send or style beside the one style element. */
function expectInert(page: string): void {
  const tags = page.match(/<[a-z][^>]*>/gi) ?? [];
  expect(new Set(tags.map((tag) => /^<([a-z0-9]+)/i.exec(tag)?.[1]))).not.toContain('script');
  const allowed =
    /^(?:html|head|body|meta|title|style|header|main|footer|section|h1|h2|h3|p|div|span|strong|a|time|code|dl|dt|dd|ol|ul|li|table|caption|thead|tbody|tr|th|td|details|summary|svg|desc|path|rect|circle|text)$/;
  const names = [...new Set(tags.map((tag) => /^<([a-z0-9]+)/i.exec(tag)?.[1] ?? ''))];
  expect(names.filter((name) => !allowed.test(name))).toEqual([]);
  const attributes = tags.flatMap((tag) => [...tag.matchAll(/\s([a-z-]+)(?==)/gi)].map(([, name]) => name));
  expect(
    attributes.filter((name) => /^(?:style|src|srcset|on.*|action|formaction|ping)$/i.test(name ?? '')),
  ).toEqual([]);
  const links = tags.filter((tag) => /\shref=/.test(tag));
  expect(
    links.filter(
      (tag) =>
        !/^<a (?:class="skip" )?href="(?:#[^"]*|https:\/\/github\.com\/octo\/widget\/blob\/[0-9a-f]{40}\/[^"]*" rel="noreferrer)">$/.test(
          tag,
        ),
    ),
  ).toEqual([]);
  expect(page.match(/<style>/g)).toHaveLength(1);
  expect(/<style>([\s\S]*?)<\/style>/.exec(page)?.[1]).not.toMatch(/url\(|@import|<|expression/);
}

const bytesOf = (page: string) => new TextEncoder().encode(page).length;

/** The page's words, without its style. All text is escaped, so that what stands between angle brackets is a tag. */
const textOf = (page: string) =>
  page
    .replace(/<style>[\s\S]*?<\/style>/, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ');

/** A document whose one category holds these checks. */
function withChecks(
  checks: readonly DocumentCheck[],
  overrides: Partial<ScorecardDocument> = {},
): ScorecardDocument {
  const [area] = documentWith().areas;
  if (area === undefined) throw new Error('The document has no areas.');
  const categories = [categoryWith('readiness/testing', { title: 'Testing', checks })];
  return documentWith({ areas: [{ ...area, categories }], ...overrides });
}

const withFindings = (findings: readonly DocumentFinding[], overrides: Partial<ScorecardDocument> = {}) =>
  withChecks([checkWith({ findings })], overrides);

const render = (document: ScorecardDocument) => html.render(document, { catalogue });

describe('a page of its own', () => {
  it.each(storyDocuments())('%s: valid, inert, small', (_, document) => {
    const page = render(document);
    expectValid(page);
    expectInert(page);
    expect(bytesOf(page)).toBeLessThan(200_000);
    // On GitHub, with links to every place, and as long a past as there can be.
    const full = render({ ...document, subject: subjectWith(), history: historyOf(50) });
    expectValid(full);
    expectInert(full);
    expect(bytesOf(full)).toBeLessThan(200_000);
  });

  it.each(Object.entries(loadedDocuments))('%s: valid, inert, small', (_, loaded) => {
    const page = render(documentWith(loaded));
    expectValid(page);
    expectInert(page);
    expect(bytesOf(page)).toBeLessThan(200_000);
    expect(page).not.toMatch(/NaN|Infinity|undefined|null/);
  });

  test('texts of strangers in every place', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const page = render({ ...hostileDocument(text), history: historyOf(2) });
        expectInert(page);
        expectValid(page);
      }),
      { numRuns: process.env['FUZZ'] === '1' ? 2000 : 60, seed: 20_261_128, examples: worstTexts },
    );
  });

  it.each([
    ['a script', '<script>alert(1)</script>'],
    ['the end of the style', '</style><script>alert(1)</script>'],
    ['a comment', '<!-- <img src=x onerror=alert(1)> --!>'],
    ['an attribute', '" onclick="alert(1)'],
    ['Markdown', '# a\n\n[x](javascript:alert(1)) ![x](https://evil.example/x.png)'],
    ['right to left', '\u202e\u05d0\u05d1\u05d2 src/a.ts'],
    ['zero width', 'src/\u200b\u200d\ufeffa.ts'],
  ])('%s', (_, text) => {
    const page = render({ ...hostileDocument(text), subject: subjectWith({ directory: text }) });
    expectInert(page);
    expectValid(page);
    expect(page).not.toMatch(/\u200b|\u200d|\u202e|\ufeff/);
  });

  it.each([0, 1, 5000])('%d findings', (count) => {
    const page = render(crowded(count));
    expectInert(page);
    expectValid(page);
    expect(page.match(/<li><span class="severity/g) ?? []).toHaveLength(count);
  });

  test('paths of 400 characters', () => {
    expectValid(render(crowded(3, (index) => ({ path: `${'long/'.repeat(80)}${index}.ts` }))));
  });

  test('changed lines of as many files as a document holds', () => {
    const page = render(documentWith({ changedLines: changedLinesOf(300) }));
    expectInert(page);
    expectValid(page);
    expect(page.match(/<tr><th scope="row"><a href="[^"]*" rel="noreferrer"><code>src\//g)).toHaveLength(300);
    expect(bytesOf(page)).toBeLessThan(1_500_000);
  });

  test('nothing in it, and nothing judged', () => {
    expectValid(render(documentWith({ areas: [], rulings: [], total: null, waivedTotal: null })));
  });

  test('the policy lets nothing in but the style that is there', () => {
    const page = render(documentWith());
    const [, style = ''] = /<style>([\s\S]*?)<\/style>/.exec(page) ?? [];
    const digest = createHash('sha256').update(style).digest('base64');
    expect(page).toContain(
      `<meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;; style-src &#39;sha256-${digest}&#39;; base-uri &#39;none&#39;; form-action &#39;none&#39;">`,
    );
    // What stands before the policy is not under it.
    expect(page.indexOf('Content-Security-Policy')).toBeLessThan(page.indexOf('<style>'));
  });
});

describe('every number in it stands in the document', () => {
  it.each([
    ...storyDocuments(),
    ['one with a past', documentWith({ history: historyOf(7), comparison: comparedWith() })] as const,
    ['one with 5,000 findings', crowded(5000)] as const,
    ['one with changed lines', documentWith({ changedLines: changedLinesOf(400) })] as const,
    ...Object.entries(loadedDocuments).map(([name, loaded]) => [name, documentWith(loaded)] as const),
  ])('%s', (_, document) => {
    const known = numbersOf(document);
    const shown = textOf(html.render(document).replace(/<text class="mark-of-scale"[^>]*>[^<]*<\/text>/g, ''))
      .replace('0 to 100', '')
      .replace('100 means that nothing was found', '');
    const unknown = (shown.match(/(?<![\w.-])\d+(?:\.\d+)?(?![\w-])/g) ?? []).filter(
      (number) => !known.has(number),
    );
    expect([...new Set(unknown)]).toEqual([]);
  });
});

/**
 * The numbers that a report may show: those of the document, rounded down or up to one decimal or two; what it can be
 * seen to count; changes and days, which are differences of two.
 */
function numbersOf(document: ScorecardDocument): ReadonlySet<string> {
  const known = new Set<string>();
  const texts: string[] = [];
  const collect = (value: unknown): void => {
    if (typeof value === 'number') {
      for (const round of [Math.floor, Math.ceil]) {
        known.add(String(value));
        known.add((round(Math.round(value * 1e8) / 1e7) / 10).toFixed(1));
        known.add((round(Math.round(value * 1e7) / 1e5) / 100).toFixed(2));
      }
    } else if (typeof value === 'string') texts.push(value);
    else if (Array.isArray(value)) {
      known.add(String(value.length));
      for (const item of value) collect(item);
    } else if (value !== null) for (const item of Object.values(value as object)) collect(item);
  };
  collect(document);
  for (const text of texts) for (const [number] of text.matchAll(/\d+(?:\.\d+)?/g)) known.add(number);
  const { areas, comparison, coverageReports, coverageFlags, changedLines, files, issuedAt } = document;
  const checks = checksOf(areas);
  const counted = (items: readonly unknown[]) => void known.add(String(items.length));
  const findings = checks.flatMap((check) => check.findings);
  const ofClass = (finding: DocumentFinding) =>
    finding.classification === 'false-positive' ? 'false' : finding.waiver === null ? 'counts' : 'waived';
  for (const kind of ['false', 'counts', 'waived']) {
    counted(findings.filter((finding) => ofClass(finding) === kind));
    for (const check of checks) counted(check.findings.filter((finding) => ofClass(finding) === kind));
  }
  for (const severity of ['critical', 'high', 'medium', 'low'])
    counted(
      findings.filter(
        (finding) =>
          finding.severity === severity && finding.classification === 'real' && finding.waiver === null,
      ),
    );
  const ofAssessed = checksOf(areas.filter(({ assessed }) => assessed));
  counted(ofAssessed.filter(({ outcome }) => outcome === 'notApplicable'));
  counted(
    checks.filter(
      (check) => check.outcome === 'judged' && !check.findings.some((one) => ofClass(one) === 'counts'),
    ),
  );
  const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
  collect(sum(Object.values(files)));
  for (const { resolved, unresolved } of coverageReports) {
    const found = sum(resolved.map((step) => step.files));
    collect([found, found + unresolved.files]);
  }
  const parts = coverageFlags.map(({ lines }) => lines);
  if (changedLines !== null) {
    parts.push(changedLines.lines);
    parts.push(...changedLines.files.flatMap((file) => (file.kind === 'counted' ? [file.lines] : [])));
  }
  if (comparison.kind === 'compared') {
    parts.push(...comparison.indirect.flatMap(({ before, after }) => [before, after]));
    for (const { before, after } of comparison.changes) {
      const difference = Math.abs((after ?? 0) - (before ?? 0));
      known.add((Math.trunc(Math.round(difference * 1e9) / 1e8) / 10).toFixed(1));
    }
  }
  collect(parts.map(({ covered, total }) => (100 * covered) / total));
  // A day of a waiver that has begun counts as one.
  for (const { waiver } of findings)
    if (waiver?.expires)
      known.add(
        String(Math.ceil((Date.parse(`${waiver.expires}T00:00:00Z`) - Date.parse(issuedAt)) / 86_400_000)),
      );
  for (const number of loadNumbers(document)) known.add(number);
  known.add('0.1');
  if (comparison.kind !== 'no-baseline')
    for (const time of [comparison.baseline.issuedAt, comparison.baseline.expiresAt])
      known.add(String(Math.floor(Math.abs(Date.parse(issuedAt) - Date.parse(time)) / 86_400_000)));
  return known;
}

describe('what it says', () => {
  test('the verdict first: gate, total with its change, level, readiness, deployment, what is left', () => {
    const page = textOf(
      render(
        documentWith({
          gate: 'closed',
          level: 'NOT CERTIFIED',
          readiness: { status: 'NEARLY READY', approval: 'NOT APPROVED' },
          comparison: comparedWith({ changes: [{ target: 'total', before: 93, after: 92.5, removed: 0 }] }),
        }),
      ),
    );
    expect(page).toMatch(
      /octo\/widget: commit c0ffee000000 on main , 2026-09-01 10:00 UTC Gate closed Total 92\.5 -0\.5 against the baseline Level NOT CERTIFIED Production readiness NEARLY READY Deployment NOT APPROVED Findings left 1 medium Compared with the certificate of .*Without waivers the total is 91\.5\./,
    );
  });

  test('failed rulings first, then warnings; what passed is in the table alone', () => {
    const ruling = (status: 'pass' | 'warn' | 'fail', message: string) =>
      ({ rule: 'minimum', target: 'total', asked: 'at least 75', found: '70', status, message }) as const;
    const rulings = [ruling('pass', 'First.'), ruling('warn', 'Second.'), ruling('fail', 'Third.')];
    const page = textOf(render(documentWith({ rulings })));
    expect(page).toContain('The gate failed Third. warning Second. 3 rulings in all');
    expect(page).not.toContain('First.');
    expect(textOf(render(documentWith()))).toContain('Every rule is met.');
  });

  test('what could not be judged, and what an alert tells', () => {
    const errored = checkWith({ outcome: 'errored', reason: 'No report.', ratio: null, findings: [] });
    const alerts = [{ kind: 'expiring', target: 'certificate', message: 'It ends soon.' }] as const;
    const page = textOf(render(withChecks([errored], { alerts })));
    expect(page).toContain('The gate not judged Testing: No report. alert It ends soon.');
  });

  test('coverage of the changed lines, with the way to those that never ran where GitHub has them', () => {
    const page = render(documentWith({ changedLines: changedLinesOf(2) }));
    expect(textOf(page)).toContain(
      'Changed lines by file: 240 of 300 ran (80.0%) Changed since dddddddddddd , where this work began. ' +
        'File Changed lines that ran Coverage Never ran src/0.ts 120 of 150 80.0% 1-3 , 11-13 , ',
    );
    expect(textOf(page)).not.toContain('files in all');
    const at = `https://github.com/octo/widget/blob/${subjectWith().commit}/src/0.ts`;
    expect(page).toContain(`<a href="${at}#L11" rel="noreferrer"><code>11-13</code></a>`);
    const subject = subjectWith({ modified: true });
    expect(render(documentWith({ subject, changedLines: changedLinesOf(2) }))).not.toContain(at);
    expect(textOf(render(documentWith({ changedLines: changedLinesOf(400) })))).toContain('400 files in all');
    expect(textOf(render(documentWith()))).not.toContain('Changed lines by file');
  });

  test('blockers have a section, when there are any', () => {
    const blockers = [{ target: 'quality/security/private-key', message: 'A key.', path: 'a.pem' }];
    expect(textOf(render(documentWith({ blockers })))).toContain(
      'In the way of deployment blocker A key. a.pem , quality/security/private-key',
    );
    expect(render(documentWith())).not.toContain('id="blockers"');
  });

  test('scores with their floor and their change, and without waivers where that is another', () => {
    const ruling = {
      rule: 'minimum',
      target: 'readiness',
      asked: 'at least 95.0',
      found: '90.0',
      status: 'fail',
      message: 'No.',
    } as const;
    const [area] = documentWith().areas;
    if (area === undefined) throw new Error('The document has no areas.');
    const areas = [{ ...area, waivedScore: 91.26 }];
    const changes = [{ target: 'readiness', before: 80, after: 91.26, removed: 0 }];
    const page = render(documentWith({ areas, rulings: [ruling], comparison: comparedWith({ changes }) }));
    expect(textOf(page)).toContain(
      'Category 0 to 100 Score Change Floor Production readiness 91.2 (90.0) +11.2 95.0',
    );
    expect(page).toContain('<svg class="bar fail"');
    expect(page).toContain('<rect class="score" width="91.26" height="6"/>');
    expect(textOf(page)).toContain('In brackets: without waivers.');
  });

  test('a trend as soon as there is a past, with a table of the same', () => {
    expect(render(documentWith())).not.toContain('id="trend"');
    const page = render(documentWith({ history: historyOf(5) }));
    expect(page).toContain('The total went from 86.2 on 2026-08-26 to 91.5 on 2026-09-01.');
    expect(page.match(/<circle/g)).toHaveLength(6);
    expect(textOf(page)).toMatch(
      /Certificate Total Production readiness Certification 2026-09-01 10:00 UTC c0ffee000000 CERTIFIED 91\.5 90\.0 90\.0 2026-08-30 09:30 UTC c000c000c000 CONDITIONAL 88\.2 70\.5 93\.1 .* 2026-08-27 09:30 UTC c003c003c003 CONDITIONAL 86\.7 not judged 90\.1/,
    );
  });

  describe('load runs', () => {
    const loaded = (name: string) => render(documentWith(loadedDocuments[name]));

    test('nothing without one', () => {
      expect(render(documentWith({ history: historyOf(5) }))).not.toMatch(/<[^>]*(?:id|class)="load/);
    });

    test('a table of them, scenario by scenario, beside what the certificate before has', () => {
      const page = loaded('four scenarios, compared');
      expect(textOf(page)).toMatch(
        /Load runs What each scenario measured, and what it did before Figure light medium heavy stress Operations 50 100 200 500 Throughput ops\/s 420\.5 before 389\.4 350\.5 .* Error rate % 0\.0 before 0\.0 .* 3\.2 before 3\.4 Average ms 12\.0 .* Peak memory MB 45\.0 before 45\.0 /,
      );
      expect(textOf(page)).toContain(
        'Before: the certificate of c000c000c000 , 2026-08-30. Figures of another run, perhaps of another machine, are a trend: they gate nothing. Throughput is rounded down, all else up. Read from reports/light.json (k6), reports/medium.json (k6)',
      );
      expect(textOf(loaded('four scenarios'))).not.toMatch(/before|gate nothing/);
    });

    test('four charts of them, which say what they show', () => {
      const charts =
        loaded('four scenarios, compared').match(/<svg class="chart bars"[\s\S]*?<\/svg>/g) ?? [];
      expect(charts.map((chart) => /<title id="[^"]*">([^<]*)/.exec(chart)?.[1])).toEqual([
        'Throughput by scenario',
        'Error rate by scenario',
        'Response times by scenario',
        'Peak memory by scenario',
      ]);
      expect(charts[2]).toContain(
        'In ms. light: average before 12.9, average now 12.0, p95 before 34.0, p95 now 31.5; medium:',
      );
      expect(charts.map((chart) => chart.match(/<rect/g)?.length)).toEqual([8, 2, 16, 8]);
    });

    test('what was not measured is said, and has no bar', () => {
      const page = loaded('something measured');
      expect(textOf(page)).toContain(
        'Throughput ops/s not measured before 389.4 118.2 before 324.6 not measured',
      );
      const [, throughput = ''] = /id="load-throughput-name"([\s\S]*?)<\/svg>/.exec(page) ?? [];
      expect(throughput.match(/<rect/g)).toHaveLength(3);
      expect(throughput.match(/>not measured</g)).toHaveLength(3);
      expect(loaded('nothing measured')).not.toContain('class="chart ');
      expect(loaded('nothing measured').match(/Not measured\./g)).toHaveLength(4);
    });

    test('a trend from three certificates before that have the scenario on', () => {
      const { loadResults, history } = loadedDocuments['four scenarios with a trend'] ?? documentWith();
      const trendOf = (past: typeof history) =>
        [
          ...render(documentWith({ loadResults, history: past })).matchAll(
            /<title id="load-trend[^>]*>([^<]*)</g,
          ),
        ].map(([, title]) => title);
      expect(trendOf(history.slice(0, 2))).toEqual([]);
      expect(trendOf(history.slice(0, 3))).toEqual([
        'Throughput from certificate to certificate',
        'p95 from certificate to certificate',
      ]);
      const page = loaded('four scenarios with a trend');
      expect(page).toContain('In ops/s, 2026-08-26 to 2026-09-01: light from 328.5 to 420.5; medium from');
      const light = history.map((entry, index) => ({
        ...entry,
        load: entry.load.slice(0, index < 2 ? 4 : 1),
      }));
      expect(render(documentWith({ loadResults, history: light }))).toMatch(
        /<desc id="load-trend-times-description">In ms, [^;]*light from [\d.]+ to 31\.5\. /,
      );
    });
  });

  test('findings by category and check, the dearest first, with why and how to mend it', () => {
    const dear = checkWith({
      id: 'readiness/testing/test-presence',
      title: 'Dear',
      lost: 3,
      findings: [findingWith({ lost: 3 })],
    });
    const cheap = checkWith({
      id: 'readiness/testing/lint-in-ci',
      title: 'Cheap',
      findings: [
        findingWith({ message: 'Small.', lost: 0.5 }),
        findingWith({ message: 'Large.', lost: 0.754 }),
      ],
    });
    const page = textOf(render(withChecks([cheap, dear])));
    expect(page).toMatch(
      /Testing 90\.0 Dear 1 finding, −3\.00 points .* To mend it: .* Cheap 2 findings, −1\.25 points .*Large\. .*−0\.76 points .*Small\. .*−0\.50 points/,
    );
  });

  test('checks with urgent findings are unfolded, unless those are many', () => {
    const folds = (findings: readonly DocumentFinding[]) =>
      /<details( open)?><summary><span class="text">Functions/.exec(render(withFindings(findings)))?.[1];
    expect(folds([findingWith({ severity: 'high' })])).toBe(' open');
    expect(folds([findingWith({ severity: 'medium' })])).toBeUndefined();
    expect(folds(Array.from({ length: 11 }, () => findingWith({ severity: 'high' })))).toBeUndefined();
  });

  test('class, reason and place of a finding, whether it is new, and what was waived by whom', () => {
    const findings = [
      findingWith({
        classification: 'to-review',
        reason: 'A reason of its own.',
        fingerprint: 'a'.repeat(32),
      }),
      findingWith({ lost: 0, waiver: waiverWith() }),
      findingWith({ classification: 'false-positive', reason: 'placeholder', message: 'Not it.', lost: 0 }),
    ];
    const page = textOf(
      render(withFindings(findings, { comparison: comparedWith({ introduced: ['a'.repeat(32)] }) })),
    );
    expect(page).toContain(
      'medium, new The function parse has a cyclomatic complexity of 31: divide it. src/parse.ts:12 Classified to review: A reason of its own.',
    );
    expect(page).toMatch(
      /Waived findings 1 that does not count, with the reason .*Waived by @octo\/security until 2026-09-15 \(14 days left\): Test vector of RFC 7515\. no points/,
    );
    const proof = catalogue.reasons.get('placeholder')?.proof ?? 'none';
    expect(page).toMatch(/False positives 1 that does not count, with the reason .*Not it\./);
    expect(page).toContain(`Classified false positive: ${proof.replaceAll('`', '')}`);
  });

  test('a place is a link where GitHub has the commit, and only there', () => {
    const hrefs = (overrides: Parameters<typeof subjectWith>[0], finding: Partial<DocumentFinding> = {}) =>
      [
        ...render(withFindings([findingWith(finding)], { subject: subjectWith(overrides) })).matchAll(
          /href="(https:[^"]*)"/g,
        ),
      ].map(([, href]) => href);
    const start = 'https://github.com/octo/widget/blob/c0ffee0000000000000000000000000000000001';
    expect(hrefs({})).toEqual([`${start}/src/parse.ts#L12`]);
    expect(hrefs({ directory: 'a b' }, { path: 'c#?.md', line: null })).toEqual([
      `${start}/a%20b/c%23%3F.md`,
    ]);
    expect(hrefs({ repository: null })).toEqual([]);
    expect(hrefs({ commit: null })).toEqual([]);
    expect(hrefs({ modified: true })).toEqual([]);
  });

  test('of an area that nobody asked for, that it is not assessed, and no more', () => {
    const page = textOf(render(documentWith({ areas: [unassessedArea()] })));
    expect(page).toContain('Not assessed: Performance.');
    expect(page).not.toContain('Skipped it');
  });

  test('what is gone, what passed, what does not apply, coverage, certificates that were not used', () => {
    const checks = [
      checkWith({ title: 'Passed it', score: 100, waivedScore: 100, findings: [] }),
      checkWith({
        title: 'Skipped it',
        outcome: 'notApplicable',
        reason: 'A library has none.',
        findings: [],
      }),
    ];
    const fixed = [
      { fingerprint: '9'.repeat(32), check: 'a/b/c', severity: 'low', message: 'Gone.', path: 'g.ts' },
    ] as const;
    const rejected = [
      { candidate: 'run 7', commit: null, condition: 'branch', reason: 'Of another branch.' },
    ];
    const indirect = [{ path: 'i.ts', before: { covered: 4, total: 5 }, after: { covered: 3, total: 5 } }];
    const page = textOf(
      render(
        withChecks(checks, {
          comparison: comparedWith({ fixed, rejected, indirect }),
          coverageFlags: [{ flag: 'unit', lines: { covered: 1, total: 3 } }],
          coverageExclusions: [{ glob: 'gen/**', files: 1, lines: 7 }],
        }),
      ),
    );
    expect(page).toContain(
      'Nothing that counts was found. Gone since the baseline 1 finding low: Gone. g.ts',
    );
    expect(page).toContain('1 check passed Passed it');
    expect(page).toContain(
      '1 check does not apply Skipped it quality/code-quality/complexity A library has none.',
    );
    expect(page).toContain('1 coverage report Flag Lines that ran Coverage unit 1 of 3 33.3%');
    expect(page).toContain('Excluded by gen/** : 1 file with 7 coverable lines.');
    expect(page).toContain('i.ts : 80.0% → 60.0%, 3 of 5 lines ran');
    expect(page).toContain(
      '1 prior certificate was not used Certificate Condition Why not run 7 branch Of another branch.',
    );
  });
});
