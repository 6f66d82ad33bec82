import { areaIds, areas, type CategoryPath, categoryPaths } from '../../src/model/area.ts';
import type {
  CoverageSource,
  DocumentArea,
  DocumentCategory,
  DocumentCheck,
  DocumentFinding,
  ScorecardDocument,
  Subject,
} from '../../src/model/document.ts';
import { type HostedRepository, publicServer } from '../../src/model/hosted-repository.ts';

/** The subject of a document: a commit on `main` of a repository on GitHub. */
export function subjectWith(overrides: Partial<Subject> = {}): Subject {
  return {
    commit: 'c0ffee0000000000000000000000000000000001',
    ref: 'refs/heads/main',
    repository: repositoryWith(),
    directory: '',
    modified: false,
    ...overrides,
  };
}

export function repositoryWith(overrides: Partial<HostedRepository> = {}): HostedRepository {
  return { id: 4711, name: 'octo/widget', server: publicServer, ...overrides };
}

export function findingWith(overrides: Partial<DocumentFinding> = {}): DocumentFinding {
  return {
    fingerprint: '0123456789abcdef0123456789abcdef',
    severity: 'medium',
    classification: 'real',
    reason: null,
    message: 'The function `parse` has a cyclomatic complexity of 31: divide it.',
    path: 'src/parse.ts',
    line: 12,
    lost: 1.25,
    waiver: null,
    ...overrides,
  };
}

export function checkWith(overrides: Partial<DocumentCheck> = {}): DocumentCheck {
  return {
    id: 'quality/code-quality/complexity',
    title: 'Functions are simple',
    importance: 'medium',
    outcome: 'judged',
    ratio: 0.9,
    tally: null,
    weighs: true,
    score: 90,
    waivedScore: 90,
    lost: 1.25,
    reason: null,
    findings: [findingWith()],
    ...overrides,
  };
}

/** The area `performance` of a project that asks for no load run. */
export function unassessedArea(): DocumentArea {
  const skipped = checkWith({
    id: 'performance/light/thresholds',
    title: 'Skipped it',
    outcome: 'notApplicable',
    ratio: null,
    score: null,
    waivedScore: null,
    lost: null,
    reason: 'No load run of this scenario is configured.',
    findings: [],
  });
  const unknown = { score: null, waivedScore: null, assessed: false };
  const categories = [categoryWith('performance/light', { ...unknown, checks: [skipped] })];
  return { id: 'performance', title: areas.performance.title, weight: 20, ...unknown, categories };
}

/** A category with its own title and weight. */
export function categoryWith(id: CategoryPath, overrides: Partial<DocumentCategory> = {}): DocumentCategory {
  return { id, title: id, score: 90, waivedScore: 90, weight: 25, assessed: true, checks: [], ...overrides };
}

/** A coverage report of which every file was found as it is named. */
export function reportWith(overrides: Partial<CoverageSource> = {}): CoverageSource {
  return {
    path: 'coverage/lcov.info',
    folder: '',
    flag: null,
    format: 'lcov',
    provider: 'v8',
    resolved: [{ rule: 'exact', from: null, files: 12 }],
    unresolved: { files: 0, examples: [] },
    ...overrides,
  };
}

/** What a run over a small library on `main` might leave: one real finding, one waived, one check not applicable. */
export function documentWith(overrides: Partial<ScorecardDocument> = {}): ScorecardDocument {
  return {
    schema: 1,
    scoring: { version: '1.0', policy: 'b'.repeat(64) },
    tool: { name: 'certgate', version: '0.1.0', cache: null },
    subject: subjectWith(),
    origin: 'measured',
    issuedAt: '2026-09-01T10:00:00.000Z',
    profile: { id: 'library', reason: 'The package has `exports` and no `bin`.' },
    files: { source: 12, test: 7, document: 2, data: 5, generated: 0, vendored: 0, binary: 1, unread: 0 },
    coverageReports: [reportWith()],
    coverageFlags: [],
    coveredFiles: [],
    coverageExclusions: [],
    changedLines: null,
    loadResults: [],
    level: 'CERTIFIED',
    gate: 'open',
    total: 91.5,
    waivedTotal: 92.5,
    readiness: { status: 'READY', approval: 'APPROVED' },
    areas: someAreas,
    rulings: [
      {
        rule: 'minimum',
        target: 'total',
        asked: 'at least 75.0',
        found: '92.5',
        status: 'pass',
        message: 'The total is 92.5, and at least 75.0 is asked.',
      },
    ],
    comparison: { kind: 'no-baseline', reason: 'There is no certificate yet.', rejected: [] },
    changes: null,
    history: [],
    blockers: [],
    pathToCertification: [],
    alerts: [],
    ...overrides,
  };
}

const waived = findingWith({
  fingerprint: 'fedcba9876543210fedcba9876543210',
  severity: 'high',
  message: 'This looks like a hard-coded secret. Move it to the environment.',
  path: 'test/vectors/rfc7515.ts',
  line: 3,
  lost: 1,
  waiver: {
    check: 'quality/security/hard-coded-secret',
    fingerprint: 'fedcba9876543210fedcba9876543210',
    owner: '@octo/security',
    reason: 'Test vector of RFC 7515.',
    expires: '2027-01-31',
  },
});

const checks: Readonly<Partial<Record<CategoryPath, readonly DocumentCheck[]>>> = {
  'quality/security': [
    checkWith({
      id: 'quality/security/hard-coded-secret',
      title: 'No secret lies in the code',
      importance: 'critical',
      waivedScore: 100,
      lost: 1,
      findings: [waived],
    }),
  ],
  'quality/code-quality': [checkWith()],
  'readiness/monitoring': [
    checkWith({
      id: 'readiness/monitoring/health-endpoint',
      title: 'There is a health endpoint',
      outcome: 'notApplicable',
      ratio: null,
      score: null,
      waivedScore: null,
      lost: null,
      reason: 'A library is not deployed.',
      findings: [],
    }),
  ],
};

const someAreas: readonly DocumentArea[] = areaIds.map((id) => {
  const assessed = id === 'readiness' || id === 'quality';
  const score = assessed ? 90 : null;
  return {
    id,
    title: areas[id].title,
    score,
    waivedScore: score,
    weight: areas[id].weight,
    assessed,
    categories: categoryPaths
      .filter((path) => path.startsWith(`${id}/`))
      .map((path) => categoryWith(path, { score, waivedScore: score, assessed, checks: checks[path] ?? [] })),
  };
});
