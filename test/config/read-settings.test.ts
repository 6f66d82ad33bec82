import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { configurationOf } from '../../src/config/configuration.ts';
import { formatProblem } from '../../src/config/problem.ts';
import { readSettings } from '../../src/config/read-settings.ts';
import { areaIds, categoryPaths } from '../../src/model/area.ts';
import { scenarios } from '../../src/model/load.ts';
import type { LoadThreshold } from '../../src/model/load-threshold.ts';
import { profiles } from '../../src/model/profile.ts';
import { defaultSettings, type Settings } from '../../src/model/settings.ts';
import { severities } from '../../src/model/severity.ts';
import { processorTime } from '../support/processor-time.ts';

const checks = ['quality/security/private-key', 'readiness/dependencies/stale-lockfile'];
const options = { file: '.github/certgate.yml', now: '2026-11-23T09:30:00.000Z', checks };
const pem =
  '-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=\n-----END PUBLIC KEY-----\n';

function thresholdWith(
  metric: LoadThreshold['metric'],
  text: string,
  aggregation: LoadThreshold['aggregation'],
  operator: LoadThreshold['operator'],
  bound: number,
): LoadThreshold {
  return { metric, scenario: null, aggregation, operator, bound, text };
}

function settingsOf(text: string): Settings {
  const read = readSettings(text, options);
  if (!read.ok) throw new Error(read.problems.map(formatProblem).join('\n'));
  return read.settings;
}

function problemsOf(text: string): readonly string[] {
  const read = readSettings(text, options);
  return read.ok
    ? []
    : read.problems.map((problem) => formatProblem(problem).replace('`.github/certgate.yml:', '`'));
}

const load = 'version: 1\nperformance:\n  reports: [{ path: load.json, scenario: light }]\n';

describe('defaults', () => {
  test.each([null, '', '\n', '# nothing yet\n', '---\n', '\uFEFF', '~'])('of %j', (text) => {
    expect(readSettings(text, options)).toEqual({ ok: true, settings: defaultSettings });
  });

  test('of a file that only names its version', () => {
    expect(settingsOf('version: 1')).toEqual(defaultSettings);
  });

  test('a mapping by name replaces its default; every other key keeps its own', () => {
    const { gate, levels, readiness } = settingsOf(
      'version: 1\ngate: { drop: { quality: 2 }, new-findings: {} }\nlevels: { certified: { category: 50 } }\nreadiness: { ready: 90 }',
    );
    expect(gate).toEqual({ ...defaultSettings.gate, drop: { quality: 2 }, newFindings: {} });
    expect(levels).toEqual({ certified: { total: 80, category: 50 }, conditional: { total: 40 } });
    expect(readiness).toEqual({ ready: 90, nearlyReady: 60 });
  });
});

describe('load runs', () => {
  test('are asked for fewer errors than one in a hundred where nothing else is asked', () => {
    const { performance } = settingsOf(
      'version: 1\nperformance: { reports: [{ path: load.json, scenario: light }] }',
    );
    expect(performance).toEqual({
      reports: [{ path: 'load.json', scenario: 'light' }],
      thresholds: [thresholdWith('errors', 'rate<0.01', 'rate', '<', 0.01)],
    });
  });

  test('may be asked for nothing, and one file may tell of two', () => {
    const { performance } = settingsOf(
      'version: 1\nperformance: { reports: [{ path: a, scenario: light }, { path: a, scenario: heavy }], thresholds: {} }',
    );
    expect(performance?.reports).toHaveLength(2);
    expect(performance?.thresholds).toEqual([]);
  });

  test.each([
    ['max<1', 1],
    ['max<1B', 1],
    ['max<1kB', 1e3],
    ['max<1.5MB', 1.5e6],
    ['max === 2 GB', 2e9],
  ])('memory: %s', (text, bound) => {
    const { performance } = settingsOf(`${load}  thresholds: { memory: ['${text}'] }`);
    expect(performance?.thresholds[0]).toMatchObject({ bound });
  });
});

describe('everything that can be said', () => {
  const everything = `version: 1
profile: service
gate:
  level: certified
  minimum:
    total: 75
    quality/security: 90
    quality/security/private-key: 100
  drop:
    total: 1
    quality/coverage: 0.5
  new-findings: { critical: 0, low: 3 }
  changed-lines: { coverage: 80 }
  on-missing-baseline: block
  approval: { label: certgate-approved, reviews: false, paths: ['ci/**'] }
levels: { certified: { total: 85, category: 65 }, conditional: { total: 50 } }
readiness: { ready: 80, nearly-ready: 70 }
weights: { quality: 3, readiness/testing: 0 }
coverage:
  reports: ['./coverage/lcov.info', { path: packages/a/coverage-final.json, flag: unit }]
  paths: [{ from: '/app/', to: '' }, { from: 'C:\\build\\', to: packages/a/ }]
  min-resolved: 95
  partials: miss
  exclude: ['./src/generated/**', '**/*.{pb,gen}.ts']
certificate:
  valid-for: { certified: 90d, conditional: 30d }
  public-keys:
    - |
      -----BEGIN PUBLIC KEY-----
      MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=
      -----END PUBLIC KEY-----
    - not-after: 2026-12-31
      key: |
        -----BEGIN PUBLIC KEY-----
        MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=
        -----END PUBLIC KEY-----
  keyless:
    - { repository: octo/widget, workflow: .github/workflows/certgate.yml, ref: refs/heads/main }
  trusted-root: .github/trusted_root.json
  revoked:
    keys: ['${'ab'.repeat(32)}']
    before: 2026-06-01T00:00:00Z
alerts:
  drop: { quality/security: 2 }
waivers:
  - id: quality/security/private-key
    fingerprint: 3f9c0a1b
    owner: '@octo/security'
    reason: test vector of RFC 7515
    expires: 2027-01-31
suppressions:
  allow-new: [quality/code-quality, quality/security/private-key]
findings:
  reports: [./out/codeql.sarif, audit.json]
  denied-licenses: [AGPL-3.0-only]
  history: true
performance:
  reports:
    - { path: ./load/stress.json, scenario: stress }
    - { path: load/light.json, scenario: light }
  thresholds:
    errors: ['rate<0.01']
    latency: ['p(95) < 400', med<=250.5]
    'latency{scenario:stress}': ['p(99)<1000']
    throughput: ['value>=100']
    memory: ['max<200MB', 'max!=0', 'max>512']
`;
  const expected: Settings = {
    profile: 'service',
    gate: {
      level: 'certified',
      minimum: { total: 75, 'quality/security': 90, 'quality/security/private-key': 100 },
      drop: { total: 1, 'quality/coverage': 0.5 },
      newFindings: { critical: 0, low: 3 },
      changedLines: { coverage: 80, minimumLines: 5, unknownFiles: 'warn' },
      onMissingBaseline: 'block',
      approval: { label: 'certgate-approved', reviews: false, paths: ['ci/**'] },
    },
    levels: { certified: { total: 85, category: 65 }, conditional: { total: 50 } },
    readiness: { ready: 80, nearlyReady: 70 },
    weights: { quality: 3, 'readiness/testing': 0 },
    coverage: {
      reports: [
        { path: 'coverage/lcov.info', flag: null },
        { path: 'packages/a/coverage-final.json', flag: 'unit' },
      ],
      paths: [
        { from: '/app/', to: '' },
        { from: 'C:\\build\\', to: 'packages/a/' },
      ],
      minResolved: 95,
      partials: 'miss',
      exclude: ['src/generated/**', '**/*.{pb,gen}.ts'],
    },
    certificate: {
      validForDays: { CERTIFIED: 90, CONDITIONAL: 30, 'NOT CERTIFIED': 90 },
      publicKeys: [
        { pem, notBefore: null, notAfter: null },
        { pem, notBefore: null, notAfter: '2026-12-31' },
      ],
      keyless: [
        {
          issuer: 'https://token.actions.githubusercontent.com',
          repository: 'octo/widget',
          workflow: '.github/workflows/certgate.yml',
          ref: 'refs/heads/main',
          runner: 'any',
        },
      ],
      trustedRoot: '.github/trusted_root.json',
      revoked: { certificates: [], keys: ['ab'.repeat(32)], before: '2026-06-01T00:00:00Z' },
    },
    alerts: { drop: { 'quality/security': 2 }, daysLeft: 14 },
    waivers: [
      {
        check: 'quality/security/private-key',
        fingerprint: '3f9c0a1b',
        owner: '@octo/security',
        reason: 'test vector of RFC 7515',
        expires: '2027-01-31',
      },
    ],
    suppressions: { allowNew: ['quality/code-quality', 'quality/security/private-key'] },
    findings: {
      reports: ['out/codeql.sarif', 'audit.json'],
      deniedLicenses: ['AGPL-3.0-only'],
      history: true,
    },
    performance: {
      reports: [
        { path: 'load/stress.json', scenario: 'stress' },
        { path: 'load/light.json', scenario: 'light' },
      ],
      thresholds: [
        thresholdWith('errors', 'rate<0.01', 'rate', '<', 0.01),
        thresholdWith('latency', 'p(95)<400', 'p(95)', '<', 400),
        thresholdWith('latency', 'med<=250.5', 'med', '<=', 250.5),
        { ...thresholdWith('latency', 'p(99)<1000', 'p(99)', '<', 1000), scenario: 'stress' },
        thresholdWith('throughput', 'value>=100', 'value', '>=', 100),
        thresholdWith('memory', 'max<200MB', 'max', '<', 200_000_000),
        thresholdWith('memory', 'max!=0', 'max', '!=', 0),
        thresholdWith('memory', 'max>512', 'max', '>', 512),
      ],
    },
  };

  test.each([
    ['as it is', everything],
    ['with CRLF', everything.replaceAll('\n', '\r\n')],
    ['with a BOM', `\uFEFF${everything}`],
    ['as JSON', JSON.stringify(configurationOf(expected))],
  ])('%s', (_, text) => {
    expect(settingsOf(text)).toEqual(expected);
  });

  test('mappings by name have no prototype', () => {
    const { gate, weights } = settingsOf(everything);
    for (const mapping of [gate.minimum, gate.drop, gate.newFindings, weights]) {
      expect(Object.getPrototypeOf(mapping)).toBeNull();
    }
  });

  test('a waiver that has expired is accepted, and one that reaches 180 days', () => {
    for (const day of ['2020-02-29', '2027-05-22']) {
      expect(settingsOf(everything.replace('2027-01-31', day)).waivers[0]?.expires).toBe(day);
    }
  });

  test('an alias stands for what its anchor holds', () => {
    const { gate } = settingsOf('version: 1\ngate: { minimum: &floors { total: 5 }, drop: *floors }');
    expect(gate.drop).toEqual({ total: 5 });
  });
});

const waiver = (line: string) =>
  `version: 1\nwaivers:\n  - id: quality/security/private-key\n    fingerprint: 3f9c0a1b\n    owner: me\n    reason: because\n    expires: 2027-01-31\n`.replace(
    new RegExp(`${line.slice(0, line.indexOf(':'))}:.*`),
    line,
  );

const operators = '`<`, `<=`, `>`, `>=`, `==`, `===` or `!=`';

const wrong: readonly (readonly [text: string, problem: string])[] = [
  ['version: 1\nperformance:\n', '2:13`: `performance` is empty; it must be a mapping.'],
  [
    'version: 1\nperformance: {}',
    '2:1`: `performance.reports` is missing; it must be a list of reports, each with `path` and `scenario`.',
  ],
  [
    'version: 1\nperformance: { reports: [] }',
    '2:25`: `performance.reports` is an empty list; it must be a list of at least one report.',
  ],
  [
    'version: 1\nperformance: { reports: [load.json] }',
    '2:26`: `performance.reports[0]` is `load.json`; it must be a mapping of `path` and `scenario`.',
  ],
  [
    'version: 1\nperformance: { reports: [{ path: ../load.json, scenario: light }] }',
    '2:34`: `performance.reports[0].path` is `../load.json`; it must be a path in the repository, with `/` between its parts and no `..`.',
  ],
  [
    'version: 1\nperformance: { reports: [{ path: load.json, scenario: havy }] }',
    '2:55`: `performance.reports[0].scenario` is `havy`; it must be `light`, `medium`, `heavy` or `stress`; did you mean `heavy`?',
  ],
  [
    'version: 1\nperformance: { reports: [{ path: a, scenario: light }, { path: b, scenario: light }] }',
    '2:77`: `performance.reports[1].scenario` is `light`; it must be a scenario that no report before it is of.',
  ],
  [`${load}  threshold: {}`, '4:3`: `performance.threshold` is not a known key; did you mean `thresholds`?'],
  [
    `${load}  thresholds: { latncy: ['avg<1'] }`,
    '4:17`: `performance.thresholds.latncy` names no metric; did you mean `latency`?',
  ],
  [
    `${load}  thresholds: { http_req_duration: ['avg<1'] }`,
    '4:17`: `performance.thresholds.http_req_duration` names no metric; it may be `errors`, `latency`, `throughput` or `memory`, or one of them of one scenario: `latency{scenario:stress}`.',
  ],
  [
    `${load}  thresholds: { 'latency{scenario:havy}': ['avg<1'] }`,
    '4:17`: `performance.thresholds.latency{scenario:havy}` names no metric; did you mean `latency{scenario:heavy}`?',
  ],
  [
    `${load}  thresholds: { 'latency{scenario:heavy}': ['avg<1'] }`,
    '4:44`: `performance.thresholds.latency{scenario:heavy}` is a list; it must be about a scenario that a report is of (`light`), or nobody would ask it.',
  ],
  [
    `${load}  thresholds: { errors: rate<1 }`,
    '4:25`: `performance.thresholds.errors` is `rate<1`; it must be a list of thresholds.',
  ],
  [
    `${load}  thresholds: { errors: [] }`,
    '4:25`: `performance.thresholds.errors` is an empty list; it must be a list of at least one threshold.',
  ],
  [
    `${load}  thresholds: { errors: [0.01] }`,
    '4:26`: `performance.thresholds.errors[0]` is `0.01`; it must be a text like `p(95)<400`. Put it in quotes: without them, YAML reads a number.',
  ],
  ...['rate<5', 'rate<1%', 'rate', 'rate~0.1', 'count<1', 'rate<-1', 'rate<1e-3'].map(
    (text): [string, string] => [
      `${load}  thresholds: { errors: ['${text}'] }`,
      `4:26\`: \`performance.thresholds.errors[0]\` is \`${text}\`; it must be \`rate\`, then ${operators}, then a part from 0 to 1 (\`0.01\` is 1%).`,
    ],
  ),
  ...['min<5', 'p(96)<5', 'p95<5', 'avg<5ms', 'avg=<5', 'avg!==5'].map((text): [string, string] => [
    `${load}  thresholds: { latency: ['avg<1', '${text}'] }`,
    `4:36\`: \`performance.thresholds.latency[1]\` is \`${text}\`; it must be \`avg\`, \`med\`, \`max\`, \`p(90)\`, \`p(95)\` or \`p(99)\`, then ${operators}, then a number of milliseconds.`,
  ]),
  [
    `${load}  thresholds: { memory: ['max<200MiB'] }`,
    `4:26\`: \`performance.thresholds.memory[0]\` is \`max<200MiB\`; it must be \`max\`, then ${operators}, then a number of bytes, or of \`kB\`, \`MB\` or \`GB\`.`,
  ],
  [
    `${load}  thresholds: { throughput: ['rate>1'] }`,
    `4:30\`: \`performance.thresholds.throughput[0]\` is \`rate>1\`; it must be \`value\`, then ${operators}, then a number of operations per second.`,
  ],
  ['gate: {}', '1:1`: `version` is missing; it must be `1`: write `version: 1`.'],
  ['version: 2', '1:10`: `version` is `2`; it must be `1`: write `version: 1`.'],
  ["version: '1'", '1:10`: `version` is the text `1`; it must be `1`: write `version: 1`.'],
  ['- version', '1:1`: The configuration is a list; it must be a mapping of keys to values.'],
  ['certgate', '1:1`: The configuration is `certgate`; it must be a mapping of keys to values.'],
  ['version: 1\nprofil: cli', '2:1`: `profil` is not a known key; did you mean `profile`?'],
  [
    'version: 1\nprofile: servce',
    '2:10`: `profile` is `servce`; it must be `library`, `service`, `web-app`, `cli`, `action` or `monorepo`; did you mean `service`?',
  ],
  ['version: 1\ngate:\n', '2:6`: `gate` is empty; it must be a mapping.'],
  ['version: 1\ngate:\n  levle: certified', '3:3`: `gate.levle` is not a known key; did you mean `level`?'],
  [
    'version: 1\ngate: { newFindings: {} }',
    '2:9`: `gate.newFindings` is not a known key; did you mean `new-findings`?',
  ],
  [
    'version: 1\ngate: { xyz: 1 }',
    '2:9`: `gate.xyz` is not a known key; it may be `level`, `minimum`, `drop`, `new-findings`, `changed-lines`, `on-missing-baseline` or `approval`.',
  ],
  [
    'version: 1\ngate: { level: CERTIFIED }',
    '2:16`: `gate.level` is `CERTIFIED`; it must be `certified`, `conditional` or `not-certified`; did you mean `certified`?',
  ],
  [
    'version: 1\ngate:\n  minimum:\n    total: 101',
    '4:12`: `gate.minimum.total` is `101`; it must be a number from 0 to 100.',
  ],
  [
    "version: 1\ngate:\n  drop:\n    total: '1'",
    '4:12`: `gate.drop.total` is the text `1`; it must be a number from 0 to 100.',
  ],
  [
    'version: 1\ngate: { drop: { total: .nan } }',
    '2:24`: `gate.drop.total` is `NaN`; it must be a number from 0 to 100.',
  ],
  [
    'version: 1\ngate:\n  minimum:\n    quality/secruity: 1',
    '4:5`: `gate.minimum.quality/secruity` names no target; did you mean `quality/security`?',
  ],
  [
    'version: 1\ngate:\n  minimum:\n    quality/security/private-kee: 1',
    '4:5`: `gate.minimum.quality/security/private-kee` names no target; did you mean `quality/security/private-key`?',
  ],
  [
    'version: 1\ngate: { drop: { everything-else: 1 } }',
    '2:17`: `gate.drop.everything-else` names no target; it may be `total`, an area, a category or a check.',
  ],
  [
    'version: 1\ngate: { new-findings: { high: 1.5 } }',
    '2:31`: `gate.new-findings.high` is `1.5`; it must be a whole number, 0 or more.',
  ],
  [
    'version: 1\ngate: { new-findings: { hihg: 1 } }',
    '2:25`: `gate.new-findings.hihg` is not a known key; did you mean `high`?',
  ],
  [
    'version: 1\nreadiness: { ready: 50 }',
    '2:1`: `readiness.nearly-ready` is 60 when it is not given; it must be at most `readiness.ready`, which is 50.',
  ],
  [
    'version: 1\nreadiness: { nearly-ready: 80 }',
    '2:28`: `readiness.nearly-ready` is `80`; it must be at most `readiness.ready`, which is 75.',
  ],
  [
    'version: 1\nlevels: { conditional: { total: 81 } }',
    '2:33`: `levels.conditional.total` is `81`; it must be at most `levels.certified.total`, which is 80.',
  ],
  [
    'version: 1\nweights: { quality/security: -1 }',
    '2:30`: `weights.quality/security` is `-1`; it must be a number from 0 to 1000.',
  ],
  [
    'version: 1\nweights: { qualty: 1 }',
    '2:12`: `weights.qualty` is not a known key; did you mean `quality`?',
  ],
  [
    'version: 1\ncoverage: { reports: coverage/lcov.info }',
    '2:22`: `coverage.reports` is `coverage/lcov.info`; it must be a list of paths.',
  ],
  [
    'version: 1\ncoverage: { reports: [] }',
    '2:22`: `coverage.reports` is an empty list; it must be a list of at least one path.',
  ],
  [
    "version: 1\ncoverage: { paths: [{ from: '/app/', to: '../' }] }",
    '2:42`: `coverage.paths[0].to` is `../`; it must be the start of a path in the repository, or an empty text.',
  ],
  [
    'version: 1\ncoverage: { min-resolved: 0.9 }',
    '2:27`: `coverage.min-resolved` is `0.9`; it must be a percentage: 0, or a number from 1 to 100 (`90` is 90%, and `0.9` would be less than one).',
  ],
  [
    "version: 1\ncoverage: { exclude: ['src/(a|b)/**'] }",
    '2:23`: `coverage.exclude[0]` is `src/(a|b)/**`; it must be a glob like `src/generated/**` or `**/*.pb.ts`: at most 200 characters, two `**`, two `*` and one `{…,…}` in a part, no `..`, `(`, `|`, `!` or `\\`.',
  ],
  [
    'version: 1\ncoverage: { paths: [{ to: a }] }',
    '2:21`: `coverage.paths[0].from` is missing; it must be the start of a path, at most 1000 characters long.',
  ],
  ...['0d', '401d', '90', '1w', '090d'].map((days): [string, string] => [
    `version: 1\ncertificate: { valid-for: '${days}' }`,
    `2:27\`: \`certificate.valid-for\` is ${days === '90' ? 'the text ' : ''}\`${days}\`; it must be a number of days from \`1d\` to \`400d\`, or a mapping of levels to such numbers.`,
  ]),
  [
    'version: 1\ncertificate: { public-keys: ["MC4CAQAwBQYDK2VwBCIEIJ"] }',
    '2:30`: `certificate.public-keys[0]` is text that is not shown here; it must be a public key in PEM (`-----BEGIN PUBLIC KEY-----` …), written as a block after `|`.',
  ],
  [
    'version: 1\nwaivers: [5]',
    '2:11`: `waivers[0]` is `5`; it must be a mapping of `id`, `fingerprint`, `owner`, `reason` and `expires`.',
  ],
  [
    waiver('id: quality/security/private-keys'),
    '3:9`: `waivers[0].id` is `quality/security/private-keys`; it must be the path of a check; did you mean `quality/security/private-key`?',
  ],
  [
    waiver('id: quality/security'),
    '3:9`: `waivers[0].id` is `quality/security`; it must be the path of a check.',
  ],
  [
    waiver('fingerprint: 12345678'),
    '4:18`: `waivers[0].fingerprint` is `12345678`; it must be 8 to 32 lower-case hex digits. Put it in quotes: without them, YAML reads a number.',
  ],
  [
    waiver('fingerprint: 3f9c0a1'),
    '4:18`: `waivers[0].fingerprint` is `3f9c0a1`; it must be 8 to 32 lower-case hex digits.',
  ],
  [waiver("owner: ' '"), '5:12`: `waivers[0].owner` is ` `; it must be text of 1 to 200 characters.'],
  [
    waiver('expires: 2027-02-29'),
    '7:14`: `waivers[0].expires` is `2027-02-29`; it must be a day such as `2027-01-31`.',
  ],
  [
    waiver('expires: 2027-05-23'),
    '7:14`: `waivers[0].expires` is `2027-05-23`; it must be at most 180 days ahead: `2027-05-22` or before.',
  ],
];

describe('one problem', () => {
  test.each(wrong.map(([text, problem]) => [problem, text] as const))('%s', (problem, text) => {
    expect(problemsOf(text)).toEqual([`\`${problem}`]);
  });

  test.each([
    '/etc/passwd',
    '../lcov.info',
    'a/../../b',
    'a\\b',
    'C:/lcov.info',
    '',
    'a//b',
    'a/',
    '.',
    '..',
  ])('a report at %j', (path) => {
    const [problem, ...others] = problemsOf(`version: 1\ncoverage: { reports: [${JSON.stringify(path)}] }`);
    expect(problem).toMatch(/^`2:23`: `coverage\.reports\[0\]` is .*; it must be a path in the repository/);
    expect(others).toEqual([]);
  });
});

const hostile: readonly (readonly [text: string, problem: string])[] = [
  [
    'version: 1\ngate: [a',
    '2:9`: This is not valid YAML: flow sequence in block collection must be sufficiently indented and end with a ].',
  ],
  [
    'version: 1\nwaivers:\n  - owner: @me',
    '3:12`: This is not valid YAML: plain value cannot start with reserved character @.',
  ],
  [
    'version: 1\ngate:\n\tlevel: certified',
    '3:1`: This is not valid YAML: tabs are not allowed as indentation.',
  ],
  [
    'version: 1\n---\nversion: 1',
    '2:1`: This is not valid YAML: there is more than one document (`---`); keep one.',
  ],
  ['version: 1\n? [a]\n: 1', '2:3`: This is not valid YAML: a key must be plain text.'],
  [
    'version: 1\nprofile: !!js/function cli',
    '2:10`: This is not valid YAML: unresolved tag: tag:yaml.org,2002:js/function.',
  ],
  ['version: 1\nprofile: cli\nprofile: cli', '3:1`: `profile` is given twice; keep one.'],
  [
    'version: 1\nprofile: *cli',
    '2:10`: The alias `*cli` stands for nothing above it; write the value itself.',
  ],
  ['version: 1\nweights: { <<: { quality: 1 } }', '2:12`: `weights.<<` is not a known key'],
  [
    'version: 1\ngate: { minimum: { __proto__: 1 } }',
    "2:20`: `gate.minimum.__proto__` can't be used as a key; take it out.",
  ],
  ['version: 1\n"__proto__": { profile: cli }', "2:1`: `__proto__` can't be used as a key; take it out."],
  ['version: 1\nweights: { constructor: 1 }', '2:12`: `weights.constructor` is not a known key'],
  ['version: 1\ngate: { minimum: { constructor: 1 } }', '2:20`: `gate.minimum.constructor` names no target'],
  ['version: 1\ntoString: 1', '2:1`: `toString` is not a known key'],
  ['version: 1\n"a\\0\\u202Eb": 1', '2:1`: `a\\u{0}\\u{202e}b` is not a known key'],
  ['version: 1\n"a`b": 1', "2:1`: `a'b` is not a known key"],
  ['%YAML 1.1\n---\nversion: 1\nprofile: yes', '4:10`: `profile` is `yes`'],
  ['version: 1\ngate: '.concat('['.repeat(40), ']'.repeat(40)), '2:23`: The configuration is too large'],
  ['x'.repeat(1_000_000), '1:1`: The configuration is 1000000 characters long; at most 262144 are read.'],
];

describe('what is not YAML, or not what we take for it', () => {
  test.each(hostile.map(([text, problem]) => [problem, text] as const))('%s', (problem, text) => {
    const found = problemsOf(text);
    expect(
      found.some((line) => line.startsWith(`\`${problem}`)),
      found.join('\n'),
    ).toBe(true);
  });

  test('a tower of lists', () => {
    expect(problemsOf('[\n'.repeat(20_000)).join('\n')).toMatch(
      /: This is not valid YAML: it is nested too deeply\.$/,
    );
  });

  test('a billion laughs cost nothing', () => {
    const lines = [...'bcdefghi'].map(
      (name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghi'[index]}`)}]`,
    );
    const started = processorTime();
    const problems = problemsOf(`a: &a [${Array(9).fill('x')}]\n${lines.join('\n')}`);
    expect(problems).toEqual([expect.stringContaining('The configuration is too large')]);
    expect(processorTime() - started).toBeLessThan(1000);
  });

  test('an anchor does not hold itself', () => {
    expect(problemsOf('version: 1\nweights: &w { quality: *w }')[0]).toContain(
      '`*w` stands for nothing above it',
    );
  });
});

test('all problems at once, by line', () => {
  const text = `version: 3
profile: servce
gate:
  levle: certified
  minimum: { total: -1 }
waivers:
  - id: quality/security/private-key
    expires: 2028-01-01
gate: 3
`;
  const read = readSettings(text, options);
  expect(read.ok ? [] : read.problems.map(({ line, key }) => `${line} ${key}`)).toEqual([
    '1 version',
    '2 profile',
    '4 gate.levle',
    '5 gate.minimum.total',
    '7 waivers[0].fingerprint',
    '7 waivers[0].owner',
    '7 waivers[0].reason',
    '8 waivers[0].expires',
    '9 gate',
  ]);
});

test('a problem says what was found and what is allowed', () => {
  expect(readSettings('version: 1\ngate: { level: no }', options)).toEqual({
    ok: false,
    problems: [
      {
        file: '.github/certgate.yml',
        line: 2,
        column: 16,
        key: 'gate.level',
        found: '`no`',
        allowed: '`certified`, `conditional` or `not-certified`',
        message: '`gate.level` is `no`; it must be `certified`, `conditional` or `not-certified`.',
      },
    ],
  });
});

describe('laws', () => {
  test('any text gives settings or problems that stand in it, on one line each', () => {
    const words = fc.constantFrom(
      'version: 1',
      'gate:',
      '  minimum: {',
      'total',
      ': ',
      '}',
      '\n',
      '- ',
      '&a ',
      '*a',
      '!!x ',
      '"',
      "'",
      '|',
      '>',
      '\t',
      '\0',
      '[',
      ']',
      '%YAML 9.9',
      '---',
      '...',
      '#',
      '? ',
      '<<: ',
      '\r\n',
      'waivers',
      '__proto__',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.array(words, { maxLength: 40 }).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(text, (any) => {
        const read = readSettings(any, options);
        if (read.ok) return;
        const lines = any.split(/\r\n|\n/).length;
        expect(read.problems.length).toBeGreaterThan(0);
        for (const problem of read.problems) {
          expect(problem.line).toBeGreaterThanOrEqual(1);
          expect(problem.line).toBeLessThanOrEqual(lines);
          expect(formatProblem(problem)).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u);
        }
      }),
      { numRuns: 400 },
    );
  });

  test('settings that are printed and read back are the same', () => {
    const score = fc.double({ min: 0, max: 100, noNaN: true }).map((value) => value + 0 || 0);
    const byTarget = fc.dictionary(fc.constantFrom('total', ...areaIds, ...categoryPaths, ...checks), score);
    const two = fc.tuple(score, score).map(([a, b]) => [Math.max(a, b), Math.min(a, b)] as const);
    const part = fc.stringMatching(/^[a-z][a-z0-9_-]{0,8}$/);
    const path = fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'));
    const words = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
      .map((text) => text.trim())
      .filter((text) => text !== '');
    const days = fc.integer({ min: 1, max: 400 });
    const settings: fc.Arbitrary<Settings> = fc.record({
      profile: fc.option(fc.constantFrom(...profiles)),
      gate: fc.record({
        level: fc.constantFrom('certified', 'conditional', 'not-certified'),
        minimum: byTarget,
        drop: byTarget,
        newFindings: fc.dictionary(fc.constantFrom(...severities), fc.nat()),
        changedLines: fc.option(
          fc.record({
            coverage: score,
            minimumLines: fc.nat(),
            unknownFiles: fc.constantFrom('warn', 'fail', 'ignore'),
          }),
        ),
        onMissingBaseline: fc.constantFrom('bootstrap', 'warn', 'block'),
        approval: fc.record({
          label: fc.option(words),
          reviews: fc.boolean(),
          paths: fc.array(path, { maxLength: 2 }),
        }),
      }),
      levels: fc.tuple(two, score).map(([[most, least], category]) => ({
        certified: { total: most, category },
        conditional: { total: least },
      })),
      readiness: two.map(([ready, nearlyReady]) => ({ ready, nearlyReady })),
      weights: fc.dictionary(fc.constantFrom(...areaIds, ...categoryPaths), score),
      coverage: fc.record({
        reports: fc.option(
          fc.array(fc.record({ path, flag: fc.option(fc.constantFrom('unit', 'e2e')) }), {
            minLength: 1,
            maxLength: 3,
          }),
        ),
        paths: fc.array(fc.record({ from: words, to: fc.oneof(path, fc.constant('')) }), { maxLength: 3 }),
        minResolved: fc.integer({ min: 0, max: 100 }),
        exclude: fc.array(path, { maxLength: 2 }),
        partials: fc.constantFrom('hit', 'miss'),
      }),
      certificate: fc.record({
        validForDays: fc.record({ CERTIFIED: days, CONDITIONAL: days, 'NOT CERTIFIED': days }),
        publicKeys: fc.array(
          fc.oneof(
            fc.constant({ pem, notBefore: null, notAfter: null }),
            fc.constant({ pem, notBefore: '2026-01-01', notAfter: null }),
            fc.constant({ pem, notBefore: '2026-01-01', notAfter: '2026-01-01' }),
          ),
          { maxLength: 2 },
        ),
        revoked: fc.record({
          certificates: fc.array(fc.stringMatching(/^[0-9a-f]{64}$/), { maxLength: 2 }),
          keys: fc.array(fc.stringMatching(/^[0-9a-f]{64}$/), { maxLength: 2 }),
          before: fc.option(fc.constant('2026-06-01T00:00:00Z')),
        }),
        keyless: fc.array(
          fc.record({
            issuer: fc.constantFrom(
              'https://token.actions.githubusercontent.com',
              'https://issuer.example:8443/a',
            ),
            repository: fc.constantFrom('octo/widget', 'octo-2/.github'),
            workflow: fc.constantFrom('.github/workflows/certgate.yml', '.github/workflows/a b.yaml'),
            ref: fc.constantFrom('refs/heads/main', 'refs/tags/v1.0', 'refs/heads/release/1'),
            runner: fc.constantFrom('any', 'github-hosted'),
          }),
          { maxLength: 2 },
        ),
        trustedRoot: fc.option(path),
      }),
      alerts: fc.record({ drop: byTarget, daysLeft: fc.integer({ min: 0, max: 400 }) }),
      waivers: fc.array(
        fc.record({
          check: fc.constantFrom(...checks),
          fingerprint: fc.stringMatching(/^[0-9a-f]{8,32}$/),
          owner: words,
          reason: words,
          expires: fc
            .date({ min: new Date('2000-01-01'), max: new Date('2027-05-22'), noInvalidDate: true })
            .map((day) => day.toISOString().slice(0, 10)),
        }),
        { maxLength: 3 },
      ),
      suppressions: fc.record({
        allowNew: fc.array(fc.constantFrom(...areaIds, ...categoryPaths, ...checks), { maxLength: 3 }),
      }),
      findings: fc.record({
        reports: fc.uniqueArray(fc.constantFrom('a.sarif', 'out/b.json', 'c'), { maxLength: 3 }),
        history: fc.boolean(),
        deniedLicenses: fc.array(fc.constantFrom('MIT', 'GPL-3.0-or-later'), { maxLength: 2 }),
      }),
      performance: fc.option(
        fc.record({
          reports: fc.uniqueArray(fc.record({ path, scenario: fc.constantFrom(...scenarios) }), {
            minLength: 1,
            maxLength: 4,
            selector: ({ scenario }) => scenario,
          }),
          thresholds: fc.constantFrom(
            [],
            [
              thresholdWith('errors', 'rate<0.5', 'rate', '<', 0.5),
              thresholdWith('errors', 'rate!=1', 'rate', '!=', 1),
              thresholdWith('memory', 'max<=1.5GB', 'max', '<=', 1.5e9),
            ],
          ),
        }),
      ),
    });
    fc.assert(
      fc.property(settings, (any) => {
        expect(settingsOf(stringify(configurationOf(any)))).toEqual(any);
      }),
      { numRuns: 300 },
    );
  });
});
