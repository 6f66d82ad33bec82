import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { catalogue } from '../../../src/catalogue.ts';
import type { DocumentFinding, ScorecardDocument } from '../../../src/model/document.ts';
import type { InlineWaiver } from '../../../src/model/waiver.ts';
import sarif, { mostBytes, mostResults } from '../../../src/report/reports/sarif.ts';
import { checkWith, documentWith, findingWith, subjectWith } from '../../support/documents.ts';
import { hostileDocument } from '../../support/hostile-document.ts';
import { anyText, worstTexts } from '../../support/markdown-tree.ts';
import { sarifRun } from '../../support/sarif-log.ts';
import { comparedWith, waiverWith } from '../../support/scorecards.ts';

const token = 'quality/security/provider-token';

/** A document whose checks are one about tokens, with these findings, and one about complexity. */
function documentOf(
  findings: readonly DocumentFinding[],
  overrides: Partial<ScorecardDocument> = {},
): ScorecardDocument {
  const [area] = documentWith().areas;
  const [category] = area?.categories ?? [];
  if (area === undefined || category === undefined) throw new Error('The document has no areas.');
  const checks = [
    checkWith({ findings: [], outcome: 'notApplicable' }),
    checkWith({ id: token, importance: 'critical', findings }),
  ];
  return documentWith({ areas: [{ ...area, categories: [{ ...category, checks }] }], ...overrides });
}

const runOf = (document: ScorecardDocument, listsDismissed = false) =>
  sarifRun(sarif.render(document, { catalogue, listsDismissed }));

const resultOf = (finding: Partial<DocumentFinding>, overrides: Partial<ScorecardDocument> = {}) =>
  runOf(documentOf([findingWith(finding)], overrides), true).results[0];

describe('a finding', () => {
  it('is a result with its rule, place, fingerprint and classification', () => {
    const { results, tool } = runOf(
      documentOf([findingWith({ severity: 'critical', reason: 'valid-checksum', path: 'src/a b.ts' })]),
    );
    const fingerprint = '0123456789abcdef0123456789abcdef';
    expect(results).toEqual([
      {
        ruleId: token,
        ruleIndex: 0,
        level: 'error',
        message: { text: findingWith().message },
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: 'src/a%20b.ts', uriBaseId: '%SRCROOT%' },
              region: { startLine: 12 },
            },
          },
        ],
        partialFingerprints: { primaryLocationLineHash: fingerprint, 'certgate/v1': fingerprint },
        suppressions: [],
        properties: { classification: 'real', reason: 'valid-checksum', severity: 'critical', lost: 1.25 },
      },
    ]);
    expect(tool.driver.rules.map(({ id }) => id)).toEqual([token]);
  });

  it.each<[string, Partial<DocumentFinding>, string]>([
    ['critical', { severity: 'critical' }, 'error'],
    ['high', { severity: 'high' }, 'error'],
    ['medium', { severity: 'medium' }, 'warning'],
    ['low', { severity: 'low' }, 'note'],
    ['to be reviewed', { severity: 'high', classification: 'to-review' }, 'note'],
  ])('that is %s', (_, finding, level) => {
    expect(resultOf(finding)?.level).toBe(level);
  });

  it('has a place even where it is about all of it', () => {
    const place = resultOf({ path: null, line: null })?.locations[0]?.physicalLocation;
    expect(place).toEqual({
      artifactLocation: { uri: 'no-file-associated-with-this-finding', uriBaseId: '%SRCROOT%' },
      region: { startLine: 1 },
    });
    expect(resultOf({ line: null })?.locations[0]?.physicalLocation.region.startLine).toBe(1);
  });

  it('stands where the repository has it, when a folder of it was looked at', () => {
    const document = documentOf([findingWith()], { subject: subjectWith({ directory: 'packages/ä' }) });
    const { results, automationDetails } = runOf(document);
    expect(results[0]?.locations[0]?.physicalLocation.artifactLocation.uri).toBe(
      'packages/%C3%A4/src/parse.ts',
    );
    expect(automationDetails.id).toBe('certgate/packages/%C3%A4/');
  });

  it.each([
    [['0123456789abcdef0123456789abcdef'], true],
    [[], false],
  ])('says whether it is new when something was compared', (introduced, isNew) => {
    expect(resultOf({}, { comparison: comparedWith({ introduced }) })?.properties.new).toBe(isNew);
    expect(resultOf({})?.properties).not.toHaveProperty('new');
  });
});

describe('what does not count', () => {
  const dismissed = findingWith({ classification: 'false-positive', reason: 'placeholder', severity: 'low' });
  const inline: InlineWaiver = {
    check: token,
    fingerprint: '0123456789abcdef0123456789abcdef',
    tool: 'gitleaks',
    line: 11,
    reason: 'It opens nothing.',
    since: '2026-01-02',
    expires: '2026-10-01',
  };

  it('is left out when it was dismissed, unless it is asked for', () => {
    const document = documentOf([dismissed, findingWith()]);
    expect(runOf(document).results).toHaveLength(1);
    expect(runOf(document, true).results.map(({ suppressions }) => suppressions)).toEqual([
      [],
      [
        {
          kind: 'external',
          status: 'accepted',
          justification: 'False positive, placeholder. It is too regular to be random.',
        },
      ],
    ]);
  });

  it('is suppressed outside when the configuration waives it', () => {
    const waiver = waiverWith({ expires: '2026-12-01' });
    expect(resultOf({ waiver })?.suppressions).toEqual([
      {
        kind: 'external',
        status: 'accepted',
        justification: '@octo/security: Test vector of RFC 7515. (until 2026-12-01)',
      },
    ]);
  });

  it('is suppressed in the source when a comment waives it', () => {
    const [suppression] = resultOf({ waiver: inline })?.suppressions ?? [];
    expect(suppression).toMatchObject({
      kind: 'inSource',
      status: 'accepted',
      justification: 'gitleaks: It opens nothing. (until 2026-10-01)',
    });
    expect(suppression?.location?.physicalLocation.region.startLine).toBe(11);
    expect(resultOf({ waiver: { ...inline, expires: null } })?.suppressions[0]?.justification).toBe(
      'gitleaks: It opens nothing.',
    );
  });

  it('comes after what does', () => {
    const findings = [
      { ...dismissed, severity: 'critical' as const, fingerprint: '0'.repeat(32) },
      findingWith({ waiver: inline, severity: 'critical', fingerprint: '1'.repeat(32) }),
      findingWith({ classification: 'to-review', severity: 'high', fingerprint: '2'.repeat(32) }),
      findingWith({ severity: 'low', fingerprint: '3'.repeat(32) }),
      findingWith({ severity: 'high', fingerprint: '4'.repeat(32) }),
    ];
    const order = runOf(documentOf(findings), true).results.map(({ partialFingerprints }) =>
      partialFingerprints['certgate/v1'].charAt(0),
    );
    expect(order.join('')).toBe('43210');
  });
});

describe('a rule', () => {
  it('tells what GitHub shows of it', () => {
    const [rule] = runOf(documentOf([])).tool.driver.rules;
    expect(rule).toMatchObject({
      id: token,
      name: 'ProviderToken',
      shortDescription: { text: 'A token of a known provider stands in the files.' },
      defaultConfiguration: { level: 'error' },
      properties: { tags: ['security', 'quality'], 'security-severity': '9.5' },
    });
    expect(rule?.help.markdown).toContain('**To mend it:** Revoke the token');
  });

  it('that the catalogue does not know tells what the document holds', () => {
    const text = sarif.render(documentOf([]));
    expect(sarifRun(text).tool.driver.rules[0]?.shortDescription.text).toBe('Functions are simple.');
  });

  it('of all our checks fits into what GitHub takes', () => {
    const [area] = documentWith().areas;
    const [category] = area?.categories ?? [];
    if (area === undefined || category === undefined) throw new Error('The document has no areas.');
    const checks = [...catalogue.checks.keys()].map((id) => checkWith({ id, findings: [] }));
    const { rules } = runOf(documentWith({ areas: [{ ...area, categories: [{ ...category, checks }] }] }))
      .tool.driver;
    expect(rules).toHaveLength(catalogue.checks.size);
  });
});

test('what could not be judged is said, and that the run is not whole', () => {
  const document = documentOf([]);
  const errored = checkWith({
    id: token,
    outcome: 'errored',
    reason: 'git is away.',
    ratio: null,
    findings: [],
  });
  const areas = document.areas.map((area) => ({
    ...area,
    categories: area.categories.map((category) => ({ ...category, checks: [errored] })),
  }));
  expect(runOf({ ...document, areas }).invocations).toEqual([
    {
      executionSuccessful: false,
      toolExecutionNotifications: [
        {
          level: 'error',
          message: { text: 'It could not be judged. git is away.' },
          associatedRule: { id: token },
        },
      ],
    },
  ]);
  expect(runOf(document).invocations).toEqual([
    { executionSuccessful: true, toolExecutionNotifications: [] },
  ]);
});

describe('the limits of GitHub', () => {
  const crowded = (count: number, message: (index: number) => string = () => 'Mend it.') =>
    documentOf(
      Array.from({ length: count }, (_, index) =>
        findingWith({
          fingerprint: index.toString(16).padStart(32, '0'),
          message: message(index),
          path: 'a.ts',
        }),
      ),
    );

  it('say how many it shows', () => {
    const { invocations, results } = runOf(crowded(5001));
    expect(results).toHaveLength(5001);
    expect(invocations[0]?.toolExecutionNotifications).toEqual([
      { level: 'note', message: { text: 'GitHub shows the first 5000 of these 5001 results.' } },
    ]);
    expect(runOf(crowded(5000)).invocations[0]?.toolExecutionNotifications).toEqual([]);
  });

  it.each([
    ['too many', 26_000, 'Mend it.'],
    ['too long', 6000, '\u{1F512}é'.repeat(500)],
  ])('are kept by %s findings, and what is left out is said', (_, count, message) => {
    const text = sarif.render(
      crowded(count, (index) => `${message}${index}`),
      { catalogue },
    );
    const { results, invocations } = sarifRun(text);
    expect(results.length).toBeLessThan(count);
    expect(results.length).toBeLessThanOrEqual(mostResults);
    expect(results.length).toBeGreaterThan(1000);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(mostBytes);
    expect(gzipSync(text).length).toBeLessThan(10_000_000);
    expect(invocations[0]?.toolExecutionNotifications.map(({ message: { text: said } }) => said)).toContain(
      `${count - results.length} findings more are left out: GitHub takes ${mostResults} results and 10 MB.`,
    );
  });
});

describe('texts of strangers', () => {
  test('make no log that is not valid, and no link', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const document = hostileDocument(text);
        const rendered = sarif.render(document, { catalogue, listsDismissed: true });
        const { results } = sarifRun(rendered);
        for (const { message } of results) expect(message.text).not.toMatch(/\]\(|[\p{Cc}]/u);
        expect(sarif.render(document, { catalogue, listsDismissed: true })).toBe(rendered);
      }),
      { numRuns: 60, examples: worstTexts },
    );
  });

  it('become no link', () => {
    expect(resultOf({ message: 'See [this](https://evil.example).' })?.message.text).toBe(
      'See [this] (https://evil.example).',
    );
  });
});
