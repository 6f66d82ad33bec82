import fc from 'fast-check';
import { alertKinds } from '../../src/model/alert.ts';
import { areaIds, categoryPaths } from '../../src/model/area.ts';
import { unknownKinds } from '../../src/model/changed-lines.ts';
import { type Comparison, rungs } from '../../src/model/comparison.ts';
import { resolutionRules } from '../../src/model/coverage.ts';
import {
  type DocumentArea,
  type DocumentCheck,
  type DocumentFinding,
  origins,
  type ScorecardDocument,
} from '../../src/model/document.ts';
import { scenarios } from '../../src/model/load.ts';
import { pathGoals } from '../../src/model/path-step.ts';
import { profiles } from '../../src/model/profile.ts';
import { severities } from '../../src/model/severity.ts';
import { levels } from '../../src/model/verdict.ts';

const hex = (length: number) =>
  fc
    .array(fc.constantFrom(...'0123456789abcdef'), { minLength: length, maxLength: length })
    .map((digits) => digits.join(''));

/** Any text at all: lone surrogates, control characters, names of `Object.prototype`. */
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom('__proto__', '\ud800', '\u0000'),
);

const time = fc
  .date({ min: new Date('1970-01-01T00:00:00Z'), max: new Date('2200-01-01T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString());

// JSON has no negative zero: it is printed as 0.
const within = (max: number) =>
  fc.double({ min: 0, max, noNaN: true }).map((number) => (number === 0 ? 0 : number));

const score = fc.option(within(100));

const path = fc
  .array(fc.string({ minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 4 })
  .map((parts) => parts.map((part) => part.replaceAll('/', '_')).join('/'))
  .filter((joined) => !joined.split('/').includes('..'));

const tally = fc.record({ covered: fc.nat(), total: fc.nat() });

const amount = fc.option(within(1e9));

const load = {
  scenario: fc.constantFrom(...scenarios),
  throughput: amount,
  errorRate: fc.option(within(1)),
  latency: fc.option(
    fc.record({ average: amount, median: amount, p90: amount, p95: amount, p99: amount, maximum: amount }),
  ),
  peakMemory: amount,
};

const checkId = fc.constantFrom('quality/security/provider-token', 'readiness/testing/tests');

const finding: fc.Arbitrary<DocumentFinding> = fc.record({
  fingerprint: hex(32),
  severity: fc.constantFrom(...severities),
  classification: fc.constantFrom('real', 'to-review', 'false-positive'),
  reason: fc.option(text),
  message: text,
  path: fc.option(path),
  line: fc.option(fc.integer({ min: 1 })),
  lost: within(100),
  waiver: fc.option(
    fc.record({
      check: checkId,
      fingerprint: fc.oneof(hex(32), hex(8)),
      owner: text,
      reason: text,
      expires: time.map((day) => day.slice(0, 10)),
    }),
  ),
});

const check: fc.Arbitrary<DocumentCheck> = fc.record({
  id: checkId,
  title: text,
  importance: fc.constantFrom(...severities),
  outcome: fc.constantFrom('judged', 'notApplicable', 'errored'),
  ratio: fc.option(within(1)),
  tally: fc.option(fc.record({ covered: fc.nat(), total: fc.nat() })),
  weighs: fc.boolean(),
  score,
  waivedScore: score,
  lost: score,
  reason: fc.option(text),
  findings: fc.array(finding, { maxLength: 3 }),
});

const node = { title: text, score, waivedScore: score, weight: within(100), assessed: fc.boolean() };

const area: fc.Arbitrary<DocumentArea> = fc.record({
  id: fc.constantFrom(...areaIds),
  ...node,
  categories: fc.array(
    fc.record({
      id: fc.constantFrom(...categoryPaths),
      ...node,
      checks: fc.array(check, { maxLength: 2 }),
    }),
    { maxLength: 2 },
  ),
});

const baseline = fc.record({
  certificateId: hex(64),
  commit: hex(40),
  issuedAt: time,
  expiresAt: time,
  digest: hex(64),
  rung: fc.constantFrom(...rungs),
  distance: fc.option(fc.nat()),
});

const rejected = fc.array(
  fc.record({ candidate: text, commit: fc.option(hex(40)), condition: text, reason: text }),
  { maxLength: 2 },
);

const comparison: fc.Arbitrary<Comparison> = fc.oneof(
  fc.record({
    kind: fc.constant('compared'),
    baseline,
    rejected,
    isRescored: fc.boolean(),
    changes: fc.array(fc.record({ target: text, before: score, after: score, removed: within(100) }), {
      maxLength: 3,
    }),
    missingReports: fc.constantFrom<string[]>([], ['lcov.info']),
    otherProviders: fc.constantFrom<string[]>([], ['a/b.xml']),
    indirect: fc.array(fc.record({ path, before: tally, after: tally }), { maxLength: 2 }),
    introduced: fc.array(hex(32), { maxLength: 2 }),
    fixed: fc.array(
      fc.record({
        fingerprint: hex(32),
        check: checkId,
        severity: fc.constantFrom(...severities),
        message: text,
        path: fc.option(path),
      }),
      { maxLength: 2 },
    ),
  }),
  fc.record({ kind: fc.constant('not-comparable'), baseline, reason: text, rejected }),
  fc.record({ kind: fc.constant('no-baseline'), reason: text, rejected }),
);

const names = fc.array(text, { maxLength: 2 });

const lineCounts = fc.record({ added: fc.nat(), removed: fc.nat() });

const goal = fc.constantFrom(...pathGoals);

/** Any document that the schema allows, small. */
export const anyDocument: fc.Arbitrary<ScorecardDocument> = fc.record({
  schema: fc.constant(1),
  scoring: fc.record({ version: fc.constantFrom('1.0', '2.13'), policy: hex(64) }),
  tool: fc.record({
    name: fc.constant('certgate'),
    version: fc.constantFrom('0.1.0', '1.0.0-rc.1+5'),
    cache: fc.option(fc.record({ hits: fc.nat(), misses: fc.nat(), evicted: fc.nat(), refused: fc.nat() }), {
      nil: null,
    }),
  }),
  subject: fc.record({
    commit: fc.option(fc.oneof(hex(40), hex(64))),
    ref: fc.option(text.map((name) => `refs/heads/${name}x`)),
    repository: fc.option(
      fc.record({
        id: fc.integer({ min: 1 }),
        name: fc.constant('octo/widget.js'),
        server: fc.constantFrom('https://github.com', 'http://git.example:8443'),
      }),
    ),
    directory: fc.oneof(fc.constant(''), path),
    modified: fc.boolean(),
  }),
  origin: fc.constantFrom(...origins),
  issuedAt: time,
  files: fc.record({
    source: fc.nat(),
    test: fc.nat(),
    document: fc.nat(),
    data: fc.nat(),
    generated: fc.nat(),
    vendored: fc.nat(),
    binary: fc.nat(),
    unread: fc.nat(),
  }),
  coverageReports: fc.array(
    fc.record({
      path: fc.constantFrom('lcov.info', 'a/b.xml'),
      folder: fc.constantFrom('', 'a'),
      flag: fc.option(text),
      format: fc.constantFrom('lcov', 'cobertura'),
      provider: fc.option(fc.constantFrom('v8', 'istanbul')),
      resolved: fc.array(
        fc.record({ rule: fc.constantFrom(...resolutionRules), from: fc.option(text), files: fc.nat() }),
        { maxLength: 2 },
      ),
      unresolved: fc.record({ files: fc.nat(), examples: fc.array(text, { maxLength: 2 }) }),
    }),
    { maxLength: 2 },
  ),
  coverageFlags: fc.array(fc.record({ flag: text, lines: tally }), { maxLength: 2 }),
  coveredFiles: fc.array(fc.record({ path, lines: tally }), { maxLength: 2 }),
  coverageExclusions: fc.array(fc.record({ glob: text, files: fc.nat(), lines: fc.nat() }), { maxLength: 2 }),
  changedLines: fc.option(
    fc.record({
      since: hex(40),
      partials: fc.constantFrom('hit', 'miss'),
      lines: tally,
      count: fc.nat(),
      files: fc.array(
        fc.oneof(
          fc.record({
            kind: fc.constant('counted'),
            path,
            lines: tally,
            missed: fc.array(fc.record({ start: fc.integer({ min: 1 }), end: fc.integer({ min: 1 }) }), {
              maxLength: 2,
            }),
          }),
          fc.record({ kind: fc.constantFrom(...unknownKinds), path }),
        ),
        { maxLength: 2 },
      ),
    }),
  ),
  loadResults: fc.array(
    fc.record({
      ...load,
      path,
      format: fc.constantFrom('k6', 'vegeta'),
      operations: fc.option(fc.nat()),
      seconds: amount,
    }),
    { maxLength: 2 },
  ),
  profile: fc.record({ id: fc.constantFrom(...profiles), reason: text }),
  level: fc.constantFrom(...levels),
  gate: fc.constantFrom('open', 'closed'),
  total: score,
  waivedTotal: score,
  readiness: fc.record({
    status: fc.constantFrom('READY', 'NEARLY READY', 'NOT READY'),
    approval: fc.constantFrom('APPROVED', 'NOT APPROVED'),
  }),
  areas: fc.array(area, { maxLength: 2 }),
  rulings: fc.array(
    fc.record({
      rule: text,
      target: text,
      asked: text,
      found: text,
      status: fc.constantFrom('pass', 'warn', 'fail'),
      message: text,
    }),
    { maxLength: 2 },
  ),
  comparison,
  changes: fc.option(
    fc.record({
      since: hex(40),
      from: fc.constantFrom('baseline', 'start'),
      count: fc.option(fc.nat()),
      lines: lineCounts,
      uncounted: fc.nat(),
      uncompared: fc.option(fc.nat()),
      files: fc.array(
        fc.record({
          path,
          formerPath: fc.option(path),
          status: fc.constantFrom('added', 'modified', 'renamed', 'removed'),
          lines: fc.option(lineCounts),
          exports: fc.option(fc.record({ added: names, removed: names, changed: names })),
        }),
        { maxLength: 2 },
      ),
    }),
  ),
  pathToCertification: fc.array(
    fc.oneof(
      fc.record({
        kind: fc.constant('mend'),
        goal,
        target: checkId,
        points: within(100),
        findings: fc.nat(),
        amount: fc.option(fc.nat()),
        paths: fc.array(path, { maxLength: 2 }),
      }),
      fc.record({ kind: fc.constant('measure'), goal, target: checkId, message: text }),
      fc.record({ kind: fc.constant('settle'), goal, target: text, message: text }),
    ),
    { maxLength: 2 },
  ),
  history: fc.array(
    fc.record({
      certificateId: hex(64),
      commit: hex(40),
      issuedAt: time,
      level: fc.constantFrom(...levels),
      scores: fc.dictionary(fc.constantFrom('total', ...areaIds, ...categoryPaths), score),
      load: fc.array(fc.record(load), { maxLength: 2 }),
    }),
    { maxLength: 2 },
  ),
  alerts: fc.array(fc.record({ kind: fc.constantFrom(...alertKinds), target: text, message: text }), {
    maxLength: 2,
  }),
  blockers: fc.array(fc.record({ target: text, message: text, path: fc.option(path) }), { maxLength: 2 }),
});
