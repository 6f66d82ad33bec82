import type {
  AddedDependency,
  Advisory,
  InstalledPackage,
  ReportedFinding,
} from '../../src/model/reported.ts';

/** What a scanner says of line 7 of `src/a.ts`. */
export function reportedWith(overrides: Partial<ReportedFinding> = {}): ReportedFinding {
  return {
    tool: 'CodeQL',
    rule: 'js/sql-injection',
    message: 'This query depends on a user-provided value.',
    severity: 'high',
    isNote: false,
    path: 'src/a.ts',
    line: 7,
    suppression: null,
    weaknesses: [],
    ...overrides,
  };
}

/** One of `minimist` before 0.2.4. */
export function advisoryWith(overrides: Partial<Advisory> = {}): Advisory {
  return {
    id: 'GHSA-xvch-5gv4-984h',
    aliases: [],
    title: 'Prototype Pollution in minimist',
    url: null,
    severity: 'critical',
    package: 'minimist',
    ecosystem: 'npm',
    range: '<0.2.4',
    versions: [],
    fix: null,
    ...overrides,
  };
}

/** `minimist` 0.0.8, of which nothing is wrong. */
export function addedWith(overrides: Partial<AddedDependency> = {}): AddedDependency {
  return {
    manifest: 'package-lock.json',
    ecosystem: 'npm',
    name: 'minimist',
    version: '0.0.8',
    isDevelopment: false,
    license: 'MIT',
    vulnerabilities: [],
    ...overrides,
  };
}

/** `minimist` 0.0.8, asked for directly. */
export function installedPackageWith(overrides: Partial<InstalledPackage> = {}): InstalledPackage {
  return {
    name: 'minimist',
    version: '0.0.8',
    isDevelopment: false,
    lockfile: 'package-lock.json',
    license: 'MIT',
    deprecated: null,
    hasInstallScript: false,
    node: null,
    broughtBy: ['minimist'],
    ...overrides,
  };
}
