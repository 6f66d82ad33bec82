import { describe, expect, it } from 'vitest';
import type { FileKind, Lockfile, SourceFile } from '../../src/model/evidence.ts';
import type { Advisory, InstalledPackage, ReportedFinding } from '../../src/model/reported.ts';
import { advisoryReasons } from '../../src/triage/advisory-reasons/index.ts';
import { reportReasons } from '../../src/triage/report-reasons/index.ts';
import { triage } from '../../src/triage/triage.ts';
import { graphOf, importOf, sourceWith } from '../support/code-facts.ts';
import { fileWith, gatheredWith, lockfileWith } from '../support/evidence.ts';
import { advisoryWith, installedPackageWith, reportedWith } from '../support/reported.ts';

const now = '2026-11-23T09:00:00Z';

function reportedAs(
  overrides: Partial<ReportedFinding>,
  kind: FileKind | null = 'source',
  code: readonly SourceFile[] = [],
) {
  const finding = reportedWith(overrides);
  const files = [...(kind === null ? [] : [fileWith('src/a.ts', { kind })]), ...code];
  const reports = { reports: [{ path: 'r.sarif', format: 'sarif', findings: [finding], advisories: null }] };
  const { reportedFindings } = triage(gatheredWith({ files, reports }), now);
  const [only] = reportedFindings.ok ? (reportedFindings.value ?? []) : [];
  return `${only?.classification} ${only?.reason}`;
}

describe('a finding of another tool', () => {
  it.each<[Partial<ReportedFinding>, FileKind | null, string]>([
    [{}, 'source', 'real reported'],
    [{ severity: 'low' }, 'source', 'real reported'],
    [{ path: null, line: null }, 'source', 'real reported'],
    [{ path: null, isNote: true }, 'source', 'to-review reported-note'],
    [{ isNote: true }, 'source', 'to-review reported-note'],
    [{ isNote: true }, 'data', 'to-review reported-note'],
    [{}, 'test', 'false-positive reported-in-test'],
    [{ isNote: true }, 'test', 'false-positive reported-in-test'],
    [{ severity: 'critical' }, 'test', 'false-positive reported-in-test'],
    [{}, 'generated', 'false-positive reported-in-foreign-code'],
    [{}, 'vendored', 'false-positive reported-in-foreign-code'],
    [{ isNote: true }, 'vendored', 'false-positive reported-in-foreign-code'],
    [{}, null, 'to-review reported-elsewhere'],
    [{ path: '/usr/lib/a.js' }, 'source', 'to-review reported-elsewhere'],
    [{ path: '../a.js' }, 'source', 'to-review reported-elsewhere'],
    [{ suppression: 'It is well.' }, 'source', 'false-positive suppressed-in-report'],
    [{ suppression: 'It is well.' }, 'test', 'false-positive suppressed-in-report'],
    [{ suppression: 'It is well.', isNote: true }, null, 'false-positive suppressed-in-report'],
  ])('%j in %s: %s', (overrides, kind, expected) => {
    expect(reportedAs(overrides, kind)).toBe(expected);
  });

  it.each<[number, readonly number[], string]>([
    [7, [89], 'false-positive told-already'],
    [7, [20, 89], 'false-positive told-already'],
    [8, [89], 'real reported'],
    [7, [79], 'real reported'],
    [7, [], 'real reported'],
  ])('in line %i about %j, where our own tells of 89 in line 7: %s', (line, weaknesses, expected) => {
    const own = sourceWith('src/a.ts', {
      insecureCode: [
        { rule: 'sql-injection', line: 7, sink: 'db.query', proof: 'tainted', source: 'req.query.id' },
      ],
    });
    expect(reportedAs({ line, weaknesses }, null, [own])).toBe(expected);
  });

  it('is told although our own dismisses it', () => {
    const own = sourceWith('src/a.ts', {
      insecureCode: [{ rule: 'sql-injection', line: 7, sink: 'db.query', proof: 'constant', source: null }],
    });
    expect(reportedAs({ line: 7, weaknesses: [89] }, null, [own])).toBe('real reported');
  });
});

const installedWith = (version: string, overrides: Partial<InstalledPackage> = {}): InstalledPackage =>
  installedPackageWith({ version, broughtBy: ['mkdirp'], ...overrides });

const importing = (name: string, isTypeOnly = false) =>
  graphOf({ 'src/a.ts': [importOf('', { target: { kind: 'package', name }, line: 4, isTypeOnly })] });

function advisoryAs(
  overrides: Partial<Advisory>,
  installedPackages: readonly InstalledPackage[] | null,
  modules = importing('other'),
  path = 'src/a.ts',
  lockfiles: readonly Lockfile[] = [],
) {
  const files = [sourceWith(path, {}, { kind: path.startsWith('test/') ? 'test' : 'source' })];
  const reports = {
    reports: [
      { path: 'audit.json', format: 'npm-audit', findings: null, advisories: [advisoryWith(overrides)] },
    ],
  };
  const { advisories } = triage(gatheredWith({ files, reports, installedPackages, modules, lockfiles }), now);
  const [only] = advisories.ok ? (advisories.value ?? []) : [];
  return only;
}

const shown = (...given: Parameters<typeof advisoryAs>) => {
  const only = advisoryAs(...given);
  return `${only?.classification} ${only?.reason}`;
};

describe('a vulnerable package', () => {
  it('that the source imports is real, and is where it is imported', () => {
    expect(advisoryAs({}, [installedWith('0.2.1')], importing('minimist'))).toMatchObject({
      classification: 'real',
      reason: 'imported-package',
      versions: ['0.2.1'],
      importedBy: { path: 'src/a.ts', line: 4, name: 'minimist' },
    });
  });

  it.each<[string, readonly InstalledPackage[] | null, ReturnType<typeof importing>, string]>([
    ['brought by what is imported', [installedWith('0.2.1')], importing('mkdirp'), 'real imported-package'],
    ['imported, whatever is installed', null, importing('minimist'), 'real imported-package'],
    [
      'imported for its types',
      [installedWith('0.2.1')],
      importing('minimist', true),
      'to-review package-not-imported',
    ],
    ['not imported', [installedWith('0.2.1')], importing('other'), 'to-review package-not-imported'],
    [
      'not imported, and no lockfile tells who brings it',
      null,
      importing('other'),
      'real vulnerable-version',
    ],
    [
      'for development',
      [installedWith('0.2.1', { isDevelopment: true })],
      importing('mkdirp'),
      'to-review development-only',
    ],
    [
      'for development, twice',
      [installedWith('0.2.1', { isDevelopment: true }), installedWith('0.2.2', { isDevelopment: true })],
      importing('x'),
      'to-review development-only',
    ],
    [
      'for development in one version, affected and delivered in another',
      [installedWith('0.2.1', { isDevelopment: true }), installedWith('0.2.2')],
      importing('mkdirp'),
      'real imported-package',
    ],
    [
      'for development, and delivered in a version that is mended',
      [installedWith('0.2.1', { isDevelopment: true }), installedWith('1.2.8')],
      importing('mkdirp'),
      'to-review development-only',
    ],
    [
      'of another version',
      [installedWith('1.2.8')],
      importing('minimist'),
      'false-positive version-not-affected',
    ],
    [
      'of another version, not imported',
      [installedWith('0.2.4')],
      importing('x'),
      'false-positive version-not-affected',
    ],
    [
      'of other versions',
      [installedWith('0.2.4'), installedWith('1.0.0')],
      importing('x'),
      'false-positive version-not-affected',
    ],
    ['not installed', [], importing('minimist'), 'false-positive package-not-installed'],
    [
      'not installed, others are',
      [installedWith('0.0.1', { name: 'minimalist' })],
      importing('x'),
      'false-positive package-not-installed',
    ],
  ])('%s', (_, installed, modules, expected) => {
    expect(shown({}, installed, modules)).toBe(expected);
  });

  it.each<[Lockfile['format'], string]>([
    ['npm', 'real vulnerable-version'],
    ['pnpm', 'to-review package-not-imported'],
    ['yarn', 'to-review package-not-imported'],
  ])('not imported, with a lockfile of %s that tells nothing of it: %s', (format, expected) => {
    expect(shown({}, null, importing('other'), 'src/a.ts', [lockfileWith({ format })])).toBe(expected);
  });

  it.each<[Partial<Advisory>, string]>([
    [{ ecosystem: 'pypi' }, 'real vulnerable-version'],
    [{ ecosystem: 'go', package: 'github.com/a/b' }, 'real vulnerable-version'],
    [{ ecosystem: 'maven' }, 'real vulnerable-version'],
    [{ range: null, versions: ['0.2.1'] }, 'real imported-package'],
    [{ range: null, versions: ['9.9.9'] }, 'false-positive version-not-affected'],
    [{ range: null, versions: [] }, 'real imported-package'],
    [{ range: 'no range', versions: [] }, 'real imported-package'],
    [{ range: '<=0.2.1-beta.1' }, 'false-positive version-not-affected'],
  ])('%j: %s', (overrides, expected) => {
    expect(shown(overrides, [installedWith('0.2.1')], importing('mkdirp'))).toBe(expected);
  });

  it('that only tests import is not imported by the source', () => {
    const modules = graphOf({
      'test/a.ts': [importOf('', { target: { kind: 'package', name: 'minimist' } })],
    });
    expect(shown({}, [installedWith('0.2.1')], modules, 'test/a.ts')).toBe('to-review package-not-imported');
  });

  it('is one, although two reports tell of it by different names', () => {
    const reports = {
      reports: [
        { path: 'a', format: 'npm-audit', findings: null, advisories: [advisoryWith({ id: 'GHSA-x' })] },
        {
          path: 'b',
          format: 'osv-scanner',
          findings: null,
          advisories: [advisoryWith({ id: 'CVE-1', aliases: ['GHSA-x'] })],
        },
      ],
    };
    const { advisories } = triage(gatheredWith({ reports }), now);
    expect(advisories.ok && advisories.value?.length).toBe(1);
  });
});

it('of no report is nothing, and of one that can not be read the reason', () => {
  const none = triage(gatheredWith(), now);
  expect([none.reportedFindings, none.advisories]).toEqual([
    { ok: true, value: null },
    { ok: true, value: null },
  ]);
  const reports = { ok: false, reason: 'It is not there.' } as const;
  const unread = triage({ ...gatheredWith(), reports }, now);
  expect([unread.reportedFindings, unread.advisories]).toEqual([reports, reports]);
});

it('every reason is a sentence', () => {
  for (const { id, proof } of [...reportReasons, ...advisoryReasons])
    expect(proof, id).toMatch(/^[A-Z].*\.$/);
});
