import type {
  Evidence,
  FileKind,
  Gathered,
  Lockfile,
  Manifest,
  SourceFile,
  TriagedKey,
  UntriagedEvidence,
} from '../../src/model/evidence.ts';
import type { FileFacts } from '../../src/model/facts.ts';

/** Facts of a text file of one line. */
export function factsWith(overrides: Partial<FileFacts> = {}): FileFacts {
  return {
    bytes: 10,
    lines: 1,
    isBinary: false,
    generated: null,
    unread: null,
    secrets: [],
    suppressions: [],
    code: null,
    ...overrides,
  };
}

/** A tracked file of source text. */
export function fileWith(
  path: string,
  overrides: Partial<Omit<SourceFile, 'path'>> & { readonly kind?: FileKind } = {},
): SourceFile {
  return { path, isTracked: true, kind: 'source', facts: factsWith(), ...overrides };
}

export type ReadableManifest = Extract<Manifest, { kind: 'manifest' }>;

/** The root's `package.json`, with a name and nothing else. */
export function manifestWith(overrides: Partial<ReadableManifest> = {}): ReadableManifest {
  const directory = overrides.directory ?? '';
  return {
    kind: 'manifest',
    path: directory === '' ? 'package.json' : `${directory}/package.json`,
    directory,
    name: 'widget',
    version: '1.0.0',
    isPrivate: false,
    license: null,
    hasBin: false,
    hasEntryPoint: false,
    exports: [],
    imports: [],
    binaries: [],
    scripts: {},
    engines: {},
    workspaces: [],
    dependencies: [],
    ...overrides,
  };
}

export function lockfileWith(overrides: Partial<Lockfile> = {}): Lockfile {
  return {
    path: 'package-lock.json',
    directory: '',
    format: 'npm',
    contents: { kind: 'by-importer', importers: new Map() },
    ...overrides,
  };
}

/** Evidence of an empty repository. */
function evidenceWith(overrides: Partial<Evidence> = {}): Evidence {
  return {
    files: [],
    profile: { id: 'library', reason: 'The test says so.' },
    manifests: [],
    lockfiles: [],
    license: null,
    readme: null,
    environmentFiles: [],
    workflows: [],
    changes: null,
    coverage: null,
    modules: null,
    churn: null,
    suppressions: [],
    reports: null,
    addedDependencies: null,
    historicSecrets: null,
    installedPackages: null,
    secrets: [],
    triagedHistory: null,
    insecureCode: [],
    reportedFindings: null,
    advisories: null,
    ...overrides,
  };
}

/** The same as it is gathered, before triage. */
export function gatheredWith(overrides: Partial<Omit<Evidence, TriagedKey>> = {}): UntriagedEvidence {
  const {
    files,
    profile,
    manifests,
    lockfiles,
    license,
    readme,
    environmentFiles,
    workflows,
    changes,
    coverage,
    modules,
    churn,
    suppressions,
    reports,
    installedPackages,
    addedDependencies,
    historicSecrets,
  } = evidenceWith(overrides);
  return {
    files: got(files),
    profile: got(profile),
    manifests: got(manifests),
    lockfiles: got(lockfiles),
    license: got(license),
    readme: got(readme),
    environmentFiles: got(environmentFiles),
    workflows: got(workflows),
    changes: got(changes),
    coverage: got(coverage),
    modules: got(modules),
    churn: got(churn),
    suppressions: got(suppressions),
    reports: got(reports),
    installedPackages: got(installedPackages),
    addedDependencies: got(addedDependencies),
    historicSecrets: got(historicSecrets),
  };
}

function got<T>(value: T): Gathered<T> {
  return { ok: true, value };
}
