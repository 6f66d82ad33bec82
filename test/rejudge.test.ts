import { describe, expect, it, test } from 'vitest';
import { seal } from '../src/certificate/seal.ts';
import { checks } from '../src/checks/index.ts';
import type { FileChange } from '../src/model/change.ts';
import { checkPath } from '../src/model/check.ts';
import type { DocumentCheck, DocumentFinding, ScorecardDocument } from '../src/model/document.ts';
import { checksOf } from '../src/model/scorecard.ts';
import { defaultSettings, type Settings } from '../src/model/settings.ts';
import type { InlineWaiver } from '../src/model/waiver.ts';
import type { CertificateStore, Log, RunRequest } from '../src/model/world.ts';
import { scoringPolicyOf } from '../src/policy.ts';
import { recorded } from '../src/record.ts';
import { rejudge } from '../src/rejudge.ts';
import { score } from '../src/score/score.ts';
import { documentWith, findingWith, reportWith, subjectWith } from './support/documents.ts';
import { historyWith } from './support/memory-history.ts';

const now = '2026-09-10T12:00:00.000Z';
const base = 'c0ffee0000000000000000000000000000000001';
const head = 'c0ffee0000000000000000000000000000000002';
const weighty = 'quality/code-quality/complexity';

/** Every check of the catalogue passed, but for what a test says. */
function documentOf(
  edit: (check: DocumentCheck) => DocumentCheck,
  overrides: Partial<ScorecardDocument> = {},
): ScorecardDocument {
  const results = checks.map((check) => ({
    check,
    outcome: { kind: 'judged', ratio: 1, findings: [] } as const,
  }));
  const scored = recorded(score(results, { weights: {}, renames: new Map(), waive: () => null }));
  return documentWith({
    scoring: { version: '1.1', policy: scoringPolicyOf(defaultSettings) },
    coverageReports: [],
    areas: scored.map((area) => ({
      ...area,
      categories: area.categories.map((category) => ({
        ...category,
        checks: category.checks.map(edit),
      })),
    })),
    ...overrides,
  });
}

const some = checks.map(checkPath).find((path) => path.startsWith('quality/code-quality/')) ?? weighty;

const failing =
  (...findings: readonly DocumentFinding[]) =>
  (check: DocumentCheck): DocumentCheck =>
    check.id === some ? { ...check, ratio: 0.5, findings } : check;

function bundleOf(document: ScorecardDocument): string {
  const sealed = seal({
    document,
    certificateRun: null,
    validForDays: 90,
    predecessor: null,
    signingKey: null,
  });
  if (!sealed.ok) throw new Error(sealed.reason);
  return sealed.bundle;
}

function storeOf(document: ScorecardDocument | null): CertificateStore {
  return {
    candidates: async () => (document === null ? [] : [{ id: 'one', commit: base, listed: null }]),
    origin: async () => null,
    load: async () =>
      document === null
        ? { refused: 'None.', condition: 'unavailable' as const }
        : { bundle: bundleOf(document) },
    save: async () => null,
  };
}

const silent: Log = { info: () => {}, warn: () => {}, progress: () => {} };

const request: RunRequest = {
  subject: subjectWith({ commit: head, ref: 'refs/heads/topic' }),
  committedAt: null,
  mode: 'check',
  base,
  configuration: '.github/certgate.yml',
  jobs: [],
  trust: {
    repositoryId: 4711,
    branch: 'main',
    workflow: '.github/workflows/certgate.yml',
    directory: '',
    longestValidityDays: 400,
    revoked: { certificates: [], keys: [], before: null },
  },
  publicKeys: [],
  identities: [],
  run: null,
  signingKey: null,
  testResult: false,
  toolVersion: '0.1.0',
};

interface Given {
  readonly baseline?: ScorecardDocument | null;
  readonly changes?: readonly FileChange[];
  readonly settings?: Partial<Settings>;
}

async function judgedAgain(
  document: ScorecardDocument,
  { baseline = null, changes = [], settings = {} }: Given = {},
) {
  const { document: judged } = await rejudge(
    {
      history: historyWith({ mergeBase: async () => base, changesSince: async () => changes }),
      certificates: storeOf(baseline),
      prover: { prove: async () => ({ ok: false, code: 'untrusted-signer', reason: 'No.' }) },
      approvals: null,
      publishers: [],
      clock: () => now,
      log: silent,
    },
    request,
    { settings: { ...defaultSettings, ...settings }, proposedChanges: [] },
    { document, origin: 'fork-run' },
  );
  return judged;
}

const inline: InlineWaiver = {
  check: some,
  fingerprint: '1'.repeat(32),
  tool: 'certgate',
  line: 3,
  reason: 'It has to be.',
  since: null,
  expires: null,
};

test('an assessment is labelled, speaks of the head, and is judged now', async () => {
  const judged = await judgedAgain(documentOf((check) => check, { gate: 'closed', level: 'NOT CERTIFIED' }));
  expect(judged).toMatchObject({
    origin: 'fork-run',
    issuedAt: now,
    subject: { commit: head, ref: 'refs/heads/topic' },
    gate: 'open',
    level: 'CERTIFIED',
    total: 100,
  });
});

test('what it becomes is never certified', async () => {
  const document = await judgedAgain(documentOf((check) => check));
  const sealed = seal({
    document,
    certificateRun: null,
    validForDays: 90,
    predecessor: null,
    signingKey: null,
  });
  expect(sealed).toEqual({ ok: false, reason: expect.stringContaining('the word of another run') });
});

describe('a comment that suppresses', () => {
  const quiet = findingWith({ fingerprint: '1'.repeat(32), waiver: inline, lost: 1 });
  const loud = { ...quiet, waiver: null };
  const waiversOf = ({ areas }: ScorecardDocument) =>
    checksOf(areas).flatMap(({ findings }) => findings.map(({ waiver }) => waiver));

  it.each<[string, DocumentFinding, ScorecardDocument | null, boolean]>([
    ['counts where the baseline knows it', quiet, documentOf(failing(quiet)), true],
    ['does not where there is no baseline', quiet, null, false],
    ['does not where the baseline has the finding alone', quiet, documentOf(failing(loud)), false],
    ['does not where the baseline has neither', quiet, documentOf((check) => check), false],
    ['does not where the run itself says it is gone', loud, documentOf(failing(quiet)), false],
    [
      'does not from its last day on',
      quiet,
      documentOf(failing({ ...quiet, waiver: { ...inline, expires: '2026-09-10' } })),
      false,
    ],
  ])('%s', async (_, finding, baseline, counts) => {
    const judged = await judgedAgain(documentOf(failing(finding)), { baseline });
    expect(waiversOf(judged)).toEqual([counts ? inline : null]);
    expect(judged.waivedTotal === 100).toBe(counts);
  });
});

test('a finding in a renamed file is not new', async () => {
  const before = findingWith({ fingerprint: '1'.repeat(32), path: 'old.ts', message: 'Bad.' });
  const after = findingWith({ fingerprint: '2'.repeat(32), path: 'new.ts', message: 'Bad.' });
  const twin = { ...after, fingerprint: '3'.repeat(32) };
  const rename: FileChange = {
    path: 'new.ts',
    formerPath: 'old.ts',
    status: 'renamed',
    added: [],
    lines: null,
  };
  const baseline = documentOf(failing(before));
  const introducedWith = async (changes: readonly FileChange[]) => {
    const { comparison } = await judgedAgain(documentOf(failing(after, twin)), { baseline, changes });
    return comparison.kind === 'compared' ? comparison.introduced : null;
  };
  expect(await introducedWith([])).toEqual([after.fingerprint, twin.fingerprint]);
  expect(await introducedWith([rename])).toEqual([twin.fingerprint]);
});

describe('a coverage report that the baseline had', () => {
  const covered = { path: 'a/x.js', lines: { covered: 1, total: 2 } };
  const baseline = documentOf((check) => check, {
    coverageReports: [reportWith({ path: 'a/lcov.info', folder: 'a' })],
    coveredFiles: [covered],
  });
  const missingWith = async (changes: readonly FileChange[]) => {
    const { comparison } = await judgedAgain(
      documentOf((check) => check),
      { baseline, changes },
    );
    return comparison.kind === 'compared' ? comparison.missingReports : null;
  };

  it('is missing while a file of its package is there, and not when the package is gone', async () => {
    expect(await missingWith([])).toEqual(['a/lcov.info']);
    const gone: FileChange = { path: 'a/x.js', formerPath: null, status: 'removed', added: [], lines: null };
    expect(await missingWith([gone])).toEqual([]);
  });
});

test('the base’s weights and levels judge', async () => {
  const judged = await judgedAgain(documentOf(failing(findingWith())), {
    settings: { levels: { certified: { total: 99.9, category: 0 }, conditional: { total: 0 } } },
  });
  expect(judged.level).toBe('CONDITIONAL');
  expect(judged.waivedTotal).toBeLessThan(99.9);
});

test('what was changed is told by the history, not by the one who measured', async () => {
  const lines = { added: 2, removed: 1 };
  const change: FileChange = { path: 'a.ts', formerPath: null, status: 'modified', added: [], lines };
  const told = {
    since: 'd'.repeat(40),
    from: 'baseline',
    count: 0,
    lines: { added: 0, removed: 0 },
    uncounted: 0,
    uncompared: 0,
    files: [],
  } as const;
  const document = documentOf((check) => check, { changes: told });
  const since = async (baseline: ScorecardDocument | null) => {
    const { changes } = await judgedAgain(document, { baseline, changes: [change] });
    return changes;
  };
  const { commit } = document.subject;
  // Nor is there a tree whose exports could be looked at.
  expect(await since(document)).toMatchObject({
    since: commit,
    from: 'baseline',
    count: 1,
    lines,
    uncompared: null,
    files: [{ exports: null }],
  });
  expect(await since(null)).toMatchObject({ since: base, from: 'start', count: 1, lines });
});

test('which of the changed lines ran only the run that measured can say', async () => {
  const changedLines = {
    since: 'd'.repeat(40),
    partials: 'hit',
    lines: { covered: 0, total: 1 },
    count: 2,
    files: [
      { kind: 'counted', path: 'a.ts', lines: { covered: 0, total: 1 }, missed: [{ start: 1, end: 1 }] },
      { kind: 'unreported', path: 'b.ts' },
    ],
  } as const;
  const judged = await judgedAgain(documentOf((check) => check, { changedLines }));
  expect(judged).toMatchObject({ origin: 'fork-run', changedLines });
});
