import { describe, expect, it } from 'vitest';
import { parseFindings } from '../../../src/formats/findings/index.ts';
import type { ReportedFinding } from '../../../src/model/reported.ts';

const rule = {
  id: 'js/sql-injection',
  shortDescription: { text: 'Database query built from user-controlled sources' },
  defaultConfiguration: { level: 'error' },
  messageStrings: { built: { text: 'Built from {0} and {1}.' } },
  properties: { 'security-severity': '8.8', tags: ['security', 'external/cwe/cwe-089'] },
};

const result = {
  ruleId: 'js/sql-injection',
  message: { text: 'This query depends on a [user-provided value](1).' },
  locations: [{ physicalLocation: { artifactLocation: { uri: 'src/a.ts' }, region: { startLine: 7 } } }],
};

const log = (results: unknown, run: object = {}) =>
  JSON.stringify({
    version: '2.1.0',
    runs: [{ tool: { driver: { name: 'CodeQL', rules: [rule] } }, results, ...run }],
  });

function read(text: string): readonly ReportedFinding[] | string {
  const parsed = parseFindings(text);
  return parsed.ok ? (parsed.report.findings ?? []) : parsed.reason;
}

const one = (overrides: object, run: object = {}) => {
  const findings = read(log([{ ...result, ...overrides }], run));
  return typeof findings === 'string' ? findings : findings[0];
};

const placed = (uri: string, base?: string) => ({
  locations: [
    { physicalLocation: { artifactLocation: { uri, ...(base === undefined ? {} : { uriBaseId: base }) } } },
  ],
});

describe('a result', () => {
  it('is read with its rule', () => {
    expect(one({})).toEqual({
      tool: 'CodeQL',
      rule: 'js/sql-injection',
      message: 'This query depends on a user-provided value.',
      severity: 'high',
      isNote: false,
      path: 'src/a.ts',
      line: 7,
      suppression: null,
      weaknesses: [89],
    });
  });

  it.each<[string, object, object, Partial<ReportedFinding>]>([
    ['a score of its own', { properties: { 'security-severity': '9.8' } }, {}, { severity: 'critical' }],
    ['a level, without a rule', { ruleId: 'x', level: 'error' }, {}, { severity: 'high', weaknesses: [] }],
    ['the level of no level', { ruleId: 'x' }, {}, { severity: 'medium', isNote: false }],
    ['a note', { ruleId: 'x', level: 'note' }, {}, { severity: 'low', isNote: true }],
    ['a question for people', { kind: 'review' }, {}, { isNote: true }],
    [
      'a rule by its index',
      { ruleId: undefined, ruleIndex: 0 },
      {},
      { rule: 'js/sql-injection', weaknesses: [89] },
    ],
    [
      'a part of a rule',
      { ruleId: 'js/sql-injection/raw' },
      {},
      { rule: 'js/sql-injection/raw', weaknesses: [89] },
    ],
    [
      'a text of the rule',
      { message: { id: 'built', arguments: ['a', 'b'] } },
      {},
      { message: 'Built from a and b.' },
    ],
    ['no text at all', { message: {} }, {}, { message: 'Database query built from user-controlled sources' }],
    ['a path with signs', placed('src/a%20b%C3%A9.ts'), {}, { path: 'src/a bé.ts', line: null }],
    [
      'a path of a base',
      placed('a.ts', 'HERE'),
      { originalUriBaseIds: { HERE: { uri: 'file:///builds/acme/src/' } } },
      { path: '/builds/acme/src/a.ts' },
    ],
    [
      'a path of the root',
      placed('a.ts', '%SRCROOT%'),
      { originalUriBaseIds: { '%SRCROOT%': { uri: 'file:///x/' } } },
      { path: 'a.ts' },
    ],
    ['a path that begins with a dot', placed('./a.ts'), {}, { path: 'a.ts' }],
    ['a path that is no URI', placed('100%.ts'), {}, { path: '100%.ts' }],
    [
      'a path in a list',
      { locations: [{ physicalLocation: { artifactLocation: { index: 0 } } }] },
      { artifacts: [{ location: { uri: 'b.ts' } }] },
      { path: 'b.ts' },
    ],
    ['no place', { locations: [] }, {}, { path: null, line: null }],
    [
      'a suppression',
      { suppressions: [{ kind: 'inSource', justification: 'It is a test.' }] },
      {},
      { suppression: 'It is a test.' },
    ],
    [
      'a suppression without a reason',
      { suppressions: [{ kind: 'external' }] },
      {},
      { suppression: 'external, without a reason' },
    ],
    [
      'a suppression that was rejected',
      { suppressions: [{ kind: 'external', status: 'rejected' }] },
      {},
      { suppression: null },
    ],
    [
      'weaknesses by relationship',
      { ruleId: 'r' },
      {
        tool: { driver: { name: 'T', rules: [{ id: 'r', relationships: [{ target: { id: 'CWE-79' } }] }] } },
      },
      { weaknesses: [79] },
    ],
    [
      'weaknesses in words',
      { ruleId: 'r' },
      { tool: { driver: { name: 'T', rules: [{ id: 'r', properties: { cwe: ['CWE-0022: Path', 'x'] } }] } } },
      { weaknesses: [22] },
    ],
  ])('may have %s', (_, overrides, run, expected) => {
    expect(one(overrides, run)).toMatchObject(expected);
  });

  it.each([{ kind: 'pass' }, { kind: 'notApplicable' }, { baselineState: 'absent' }])(
    'is none: %j',
    (overrides) => {
      expect(read(log([{ ...result, ...overrides }]))).toEqual([]);
    },
  );
});

describe('a report that proves nothing', () => {
  it.each<[string, string, string]>([
    ['an empty text', '', 'It is empty: the tool wrote nothing.'],
    [
      'a text cut short',
      '{"version": "2.1.0", "runs": [',
      'The report is not a JSON object; it may have been cut short.',
    ],
    [
      'another version',
      '{"version": "1.0.0", "runs": []}',
      'It is SARIF of version 1.0.0, and 2.1.0 is read.',
    ],
    [
      'a run that looked for nothing',
      log(undefined),
      'CodeQL ran and looked for nothing: a run has no results.',
    ],
    ['results that are no list', log({}), 'The results of a run are no list.'],
    [
      'a run that broke off',
      log([], { invocations: [{ executionSuccessful: false }] }),
      'CodeQL says that it did not run to its end.',
    ],
    [
      'another format',
      '{"a": 1}',
      'It is in no format that is read (SARIF 2.1.0, `npm audit --json` and `osv-scanner --format json`).',
    ],
  ])('is refused: %s', (_, text, reason) => {
    expect(read(text)).toBe(reason);
  });

  it('with nothing found is a report all the same', () => {
    expect(read(log([]))).toEqual([]);
  });
});

it.each([
  'null',
  '[]',
  '{"version":"2.1.0","runs":[null]}',
  log([null, 3, 'x', {}, { locations: [null], message: null, suppressions: [null], ruleIndex: 99 }]),
])('bears %s', (text) => {
  expect(() => read(text)).not.toThrow();
});
