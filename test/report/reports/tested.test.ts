import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, it, test } from 'vitest';
import type { ScorecardDocument } from '../../../src/model/document.ts';
import { checksOf } from '../../../src/model/scorecard.ts';
import badge from '../../../src/report/reports/badge.ts';
import ctrf from '../../../src/report/reports/ctrf.ts';
import gitlab from '../../../src/report/reports/gitlab.ts';
import junit from '../../../src/report/reports/junit.ts';
import { checkWith, documentWith, unassessedArea } from '../../support/documents.ts';
import { hostileDocument } from '../../support/hostile-document.ts';
import { anyText, worstTexts } from '../../support/markdown-tree.ts';
import { crowded } from '../../support/pages.ts';
import { storyDocuments } from '../../support/stories.ts';

const require = createRequire(import.meta.url);

/** Element → the attributes that it has to have, those that it may have, and what may stand in it: Jenkins' junit-10.xsd. */
const junitSchema: Readonly<
  Record<string, readonly [needed: string[], allowed: string[], inside: string[]]>
> = {
  testsuites: [[], ['name', 'time', 'tests', 'failures', 'disabled', 'errors'], ['testsuite']],
  testsuite: [
    ['name', 'tests'],
    ['failures', 'errors', 'time', 'disabled', 'skipped', 'timestamp', 'hostname', 'id', 'package'],
    ['properties', 'testcase', 'system-out', 'system-err'],
  ],
  testcase: [
    ['name', 'classname'],
    ['assertions', 'time', 'status'],
    ['skipped', 'error', 'failure', 'system-out'],
  ],
  skipped: [[], ['message'], []],
  error: [[], ['type', 'message'], []],
  failure: [[], ['type', 'message'], []],
};

interface Suite {
  readonly attributes: Readonly<Record<string, string>>;
  readonly cases: string[];
}

/** Reads the report by its schema, with a parser that is strict; throws where it is none. */
function readJunit(xml: string): readonly Suite[] {
  const suites: Suite[] = [];
  const open: string[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const [needed, allowed] = junitSchema[name] ?? [[], []];
    const within = open.at(-1);
    expect(within === undefined ? name === 'testsuites' : junitSchema[within]?.[2].includes(name)).toBe(true);
    expect(needed.filter((each) => !(each in attributes))).toEqual([]);
    expect(Object.keys(attributes).filter((each) => ![...needed, ...allowed].includes(each))).toEqual([]);
    open.push(name);
    if (name === 'testsuite') suites.push({ attributes: attributes as Record<string, string>, cases: [] });
    if (name === 'testcase') suites.at(-1)?.cases.push('passed');
    if (['failure', 'error', 'skipped'].includes(name)) suites.at(-1)?.cases.splice(-1, 1, name);
  });
  parser.on('closetag', () => void open.pop());
  parser.write(xml).close();
  return suites;
}

const ajv = new Ajv({ strict: false, allErrors: true });
formats(ajv);
const isCtrf = ajv.compile(
  JSON.parse(
    readFileSync(require.resolve('ctrf').replace(/index\.c?js$/, 'ctrf-schema-0.0.json'), 'utf8'),
  ) as object,
);

/** https://shields.io/badges/endpoint-badge, of which only the first three are needed. */
const isBadge = ajv.compile({
  type: 'object',
  required: ['schemaVersion', 'label', 'message'],
  additionalProperties: false,
  properties: {
    schemaVersion: { const: 1 },
    label: { type: 'string', minLength: 1 },
    message: { type: 'string', minLength: 1 },
    color: { type: 'string' },
    isError: { type: 'boolean' },
  },
});

/** https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format */
const isGitlab = ajv.compile({
  type: 'array',
  items: {
    type: 'object',
    required: ['description', 'check_name', 'fingerprint', 'severity', 'location'],
    properties: {
      description: { type: 'string', minLength: 1 },
      check_name: { type: 'string', minLength: 1 },
      fingerprint: { type: 'string', pattern: '^[0-9a-f]{32}$' },
      severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
      location: {
        type: 'object',
        required: ['path', 'lines'],
        properties: {
          path: { type: 'string', pattern: '^(?!\\./)' },
          lines: {
            type: 'object',
            required: ['begin'],
            properties: { begin: { type: 'integer', minimum: 1 } },
          },
        },
      },
    },
  },
});

function expectValid(document: ScorecardDocument): void {
  const suites = readJunit(junit.render(document));
  for (const { attributes, cases } of suites) {
    const count = (status: string) => cases.filter((each) => each === status).length;
    expect(attributes).toMatchObject({
      tests: String(cases.length),
      failures: String(count('failure')),
      errors: String(count('error')),
      skipped: String(count('skipped')),
    });
  }
  const cases = suites.flatMap((suite) => suite.cases);
  const asked = document.areas.filter(
    (area) => area.assessed || checksOf([area]).some(({ outcome }) => outcome !== 'notApplicable'),
  );
  expect(cases).toHaveLength(checksOf(asked).length);

  const report = JSON.parse(ctrf.render(document));
  expect(isCtrf(report), JSON.stringify(isCtrf.errors)).toBe(true);
  const { summary, tests } = report.results;
  expect(summary.tests).toBe(tests.length);
  expect(summary.passed + summary.failed + summary.skipped + summary.other).toBe(tests.length);
  expect(summary.failed).toBe(cases.filter((each) => each === 'failure').length);

  expect(isBadge(JSON.parse(badge.render(document))), JSON.stringify(isBadge.errors)).toBe(true);
  expect(isGitlab(JSON.parse(gitlab.render(document))), JSON.stringify(isGitlab.errors)).toBe(true);
}

describe('every report is valid in its own format', () => {
  it.each(storyDocuments())('for %s', (_, document) => expectValid(document));

  test('for texts of strangers in every place', () => {
    fc.assert(
      fc.property(anyText, (text) => expectValid(hostileDocument(text))),
      { numRuns: process.env['FUZZ'] === '1' ? 5000 : 100, seed: 20_261_128, examples: worstTexts },
    );
  });

  it.each([0, 1, 5000])('for %d findings', (count) => expectValid(crowded(count)));

  test('for a document with nothing in it', () => expectValid(documentWith({ areas: [] })));
});

test('what could not be judged is an error, and no failure of anybody', () => {
  const [area] = documentWith().areas;
  const [category] = area?.categories ?? [];
  if (area === undefined || category === undefined) throw new Error('The document has no areas.');
  const check = checkWith();
  const errored = {
    ...check,
    outcome: 'errored',
    score: null,
    waivedScore: null,
    reason: 'It broke.',
  } as const;
  const document = documentWith({ areas: [{ ...area, categories: [{ ...category, checks: [errored] }] }] });
  expect(junit.render(document)).toContain('<error message="It broke." type="errored"></error>');
  expect(JSON.parse(ctrf.render(document)).results.tests).toMatchObject([
    { status: 'other', message: 'It broke.' },
  ]);
});

test('what is not asked of anybody is no case, and no suite', () => {
  const document = documentWith({ areas: [unassessedArea()] });
  expect(readJunit(junit.render(document))).toEqual([]);
  expect(JSON.parse(ctrf.render(document)).results.tests).toEqual([]);
});

it.each([
  ['CERTIFIED', 95.76, 'certified 95.7', 'brightgreen', false],
  ['CONDITIONAL', 74.5, 'conditional 74.5', 'yellow', false],
  ['NOT CERTIFIED', null, 'not certified not judged', 'red', true],
] as const)('the badge of %s at %s', (level, waivedTotal, message, color, isError) => {
  expect(JSON.parse(badge.render(documentWith({ level, waivedTotal })))).toEqual({
    schemaVersion: 1,
    label: 'certgate',
    message,
    color,
    isError,
  });
});
