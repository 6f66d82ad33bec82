import type { FileChange, LineRange } from './change.ts';
import type { ComposeFile, ContainerFile } from './container.ts';
import type { CoverageEvidence } from './coverage.ts';
import type {
  BranchProtection,
  CodeOwners,
  EnvironmentUse,
  ForeignManifest,
  ReleaseHistory,
  RuntimePin,
  UpdateBot,
} from './ecosystem.ts';
import type {
  DocumentFacts,
  FileFacts,
  ImportFact,
  InsecureCode,
  SecretCandidate,
  SuppressionComment,
} from './facts.ts';
import type { Classification } from './finding.ts';
import type { LoadResult } from './load.ts';
import type { LoadThreshold } from './load-threshold.ts';
import type { Profile } from './profile.ts';
import type {
  AddedDependency,
  Advisory,
  InstalledPackage,
  ReportedFinding,
  ReportedFindings,
} from './reported.ts';
import type { ActionDefinition, Workflow } from './workflow.ts';

/** What gatherers learned, as plain data. `null` means "looked, and it is not there". */
export interface Evidence {
  readonly files: readonly SourceFile[];
  readonly profile: DetectedProfile;
  readonly manifests: readonly Manifest[];
  readonly lockfiles: readonly Lockfile[];
  readonly license: LicenseFile | null;
  readonly readme: ReadmeFile | null;
  readonly environmentFiles: readonly EnvironmentFile[];
  readonly workflows: readonly Workflow[];
  /** `action.yml` of the root and of `.github/actions`. */
  readonly actions: readonly ActionDefinition[];
  readonly containers: readonly ContainerFile[];
  readonly composeFiles: readonly ComposeFile[];
  /** Manifests of other ecosystems than npm's. */
  readonly foreignManifests: readonly ForeignManifest[];
  /** `null` when nothing opens pull requests for new versions. */
  readonly updateBot: UpdateBot | null;
  readonly runtimePins: readonly RuntimePin[];
  readonly codeOwners: CodeOwners | null;
  readonly environment: EnvironmentUse;
  /** Tags and dates; `null` where the history is not there. */
  readonly releases: ReleaseHistory | null;
  /** `null` in a terminal, and where the token may not read it. */
  readonly branchProtection: BranchProtection | null;
  /** What this work changes, against where it left its target; `null` when there is nothing to compare with. */
  readonly changes: readonly FileChange[] | null;
  /** `null` where there is no code that a report could speak of. */
  readonly coverage: CoverageEvidence | null;
  /** Who imports whom among the project's files; `null` where no file imports. */
  readonly modules: ModuleGraph | null;
  /** How often each file was changed of late; `null` where the history is not there. */
  readonly churn: Churn | null;
  /** Comments that ask to look away, of all files in their order. */
  readonly suppressions: readonly SuppressionPlace[];
  /** What the reports of other tools hold; `null` when the configuration names none. */
  readonly reports: ReportedFindings | null;
  /** What load tools measured, and what is asked of it; `null` when the configuration names no report. */
  readonly loadResults: LoadEvidence | null;
  /** What this work adds to the dependencies; `null` without anything to compare with, or where nobody knows. */
  readonly addedDependencies: AddedDependencies | null;
  /** What npm's lockfiles install; `null` where there is none. */
  readonly installedPackages: readonly InstalledPackage[] | null;
  /** Credentials of its commits that its files no longer hold; `null` when nobody asks for them. */
  readonly historicSecrets: readonly HistoricSecret[] | null;
  /** Candidates of all files, each with what triage says of it. */
  readonly secrets: readonly TriagedSecret[];
  /** Places where code may be insecure, of all files, each with what triage says of it. */
  readonly insecureCode: readonly TriagedCode[];
  /** Those of `historicSecrets`, each with what triage says of it. */
  readonly triagedHistory: readonly (TriagedSecret & { readonly commit: string })[] | null;
  /** Findings of other tools, each with what triage says of it; `null` when no report holds any. */
  readonly reportedFindings: readonly TriagedReport[] | null;
  /** Vulnerable packages, each with what triage says of it; `null` when no report holds any. */
  readonly advisories: readonly TriagedAdvisory[] | null;
}

/** `licensing`: whether the policy denies the licence; unknown where there is a policy, and no licence that can be read. */
export type AddedDependencies = readonly (AddedDependency & {
  readonly licensing: 'allowed' | 'denied' | 'unknown';
})[];

export interface LoadEvidence {
  /** One a scenario, from light to stress. */
  readonly results: readonly LoadResult[];
  readonly thresholds: readonly LoadThreshold[];
}

/** A value, or the reason it could not be had. Checks never meet the second kind. */
export type Gathered<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly reason: string };

export type GatheredEvidence = { readonly [Key in keyof Evidence]: Gathered<Evidence[Key]> };

/** What `gather` gives: everything but the judgement of triage. */
export type UntriagedEvidence = Omit<GatheredEvidence, TriagedKey>;

/** Of evidence that triage makes. */
export type TriagedKey = 'secrets' | 'triagedHistory' | 'insecureCode' | 'reportedFindings' | 'advisories';

/** A candidate in the history of this work. */
export interface HistoricSecret {
  /** Whole id of the oldest commit that added it. */
  readonly commit: string;
  /** Path it had there. */
  readonly path: string;
  readonly kind: FileKind;
  readonly candidate: SecretCandidate;
}

/** A candidate and what it was found to be. */
export interface TriagedSecret {
  readonly path: string;
  readonly candidate: SecretCandidate;
  readonly classification: Classification;
  /** Id of the reason that decided. */
  readonly reason: string;
}

/** A place where code may be insecure, and what it was found to be. */
export interface TriagedCode {
  readonly path: string;
  readonly place: InsecureCode;
  readonly classification: Classification;
  /** Id of the reason that decided. */
  readonly reason: string;
}

/** A finding of another tool, and what it was found to be. */
export interface TriagedReport {
  readonly finding: ReportedFinding;
  readonly classification: Classification;
  /** Id of the reason that decided. */
  readonly reason: string;
}

/** A vulnerable package, and what it was found to be. */
export interface TriagedAdvisory {
  readonly advisory: Advisory;
  /** Versions that are installed and affected, as far as that is known. */
  readonly versions: readonly string[];
  /** A file of the source that imports it, or what brings it; `null` where none is known. */
  readonly importedBy: { readonly path: string; readonly line: number; readonly name: string } | null;
  readonly classification: Classification;
  /** Id of the reason that decided. */
  readonly reason: string;
}

/** A comment that suppresses findings, and what git knows of it. */
export interface SuppressionPlace {
  readonly path: string;
  readonly kind: FileKind;
  readonly comment: SuppressionComment;
  /** Lines of its file that this work added; `null` when that can't be known. */
  readonly added: readonly LineRange[] | null;
  /** ISO date on which its line was last changed; `null` when that is not cheaply known. */
  readonly since: string | null;
}

/** A file of the repository: what git has, or would add. */
export interface SourceFile {
  /** Repository-relative, POSIX. */
  readonly path: string;
  /** Committed or staged, rather than only not ignored. */
  readonly isTracked: boolean;
  /** What the file is, by its place, name and text. */
  readonly kind: FileKind;
  readonly facts: FileFacts;
}

/** `unread`: a link, a submodule, too large, or unreadable; `facts.unread` says which. */
export const fileKinds = [
  'source',
  'test',
  'document',
  'data',
  'generated',
  'vendored',
  'binary',
  'unread',
] as const;

export type FileKind = (typeof fileKinds)[number];

export interface DetectedProfile {
  readonly id: Profile;
  readonly reason: string;
}

/** A `package.json` as far as checks care, or what is wrong with it. */
export type Manifest =
  | {
      readonly kind: 'manifest';
      readonly path: string;
      /** Its folder, `''` for the root. */
      readonly directory: string;
      readonly name: string | null;
      readonly version: string | null;
      readonly isPrivate: boolean;
      /** As written: an SPDX expression, mostly. */
      readonly license: string | null;
      readonly hasBin: boolean;
      readonly hasEntryPoint: boolean;
      /** What importers get by its name: of `exports`, or else of `main`, `module`, `browser` and `types`. */
      readonly exports: readonly PackageExport[];
      /** What its own files get by a name with `#`. */
      readonly imports: readonly PackageExport[];
      /** Files that `bin` names. */
      readonly binaries: readonly string[];
      readonly scripts: Readonly<Record<string, string>>;
      readonly engines: Readonly<Record<string, string>>;
      /** `pnpm@9.1.0`, as written; `null` where nothing is said. */
      readonly packageManager: string | null;
      readonly workspaces: readonly string[];
      readonly dependencies: readonly Dependency[];
    }
  | {
      readonly kind: 'unreadable';
      readonly path: string;
      readonly directory: string;
      readonly reason: string;
    };

/** A subpath and the files it stands for under all conditions, as written: `./feature/*`, `./dist/feature/*.js`. */
export interface PackageExport {
  /** `.` for the package itself. */
  readonly subpath: string;
  readonly targets: readonly string[];
}

export interface Dependency {
  readonly name: string;
  /** As written in the manifest: a range, a tag, an address. */
  readonly range: string;
  readonly group: 'dependencies' | 'devDependencies' | 'optionalDependencies' | 'peerDependencies';
}

export type LockfileFormat = 'npm' | 'pnpm' | 'yarn' | 'bun';

/** A lockfile. `packages` is what it locks the direct dependencies of each manifest folder to. */
export interface Lockfile {
  readonly path: string;
  readonly directory: string;
  readonly format: LockfileFormat;
  readonly contents: LockedDependencies | { readonly kind: 'unreadable'; readonly reason: string };
}

export type LockedDependencies =
  /** Manifest folder relative to the lockfile's own (`''` is that folder) → dependency name → what is locked. */
  | {
      readonly kind: 'by-importer';
      readonly importers: ReadonlyMap<string, ReadonlyMap<string, LockedDependency>>;
    }
  /** `name@range` → version, for all importers alike. */
  | { readonly kind: 'by-range'; readonly versions: ReadonlyMap<string, string | null> };

export interface LockedDependency {
  /** The range the lockfile was made for; `null` when its format does not say. */
  readonly specifier: string | null;
  /** The version it resolves to; `null` when it is not a registry package (a link, a git address). */
  readonly version: string | null;
}

export interface LicenseFile {
  readonly path: string;
  /** SPDX identifier recognised from the text; `null` when the text is none we know. */
  readonly spdx: string | null;
  readonly characters: number;
}

export interface ReadmeFile {
  readonly path: string;
  /** `null` when it is too large or too deep to be read as Markdown. */
  readonly document: DocumentFacts | null;
}

/** A dotenv file that git has or would add. */
export interface EnvironmentFile {
  readonly path: string;
  /** Committed, rather than only not ignored. */
  readonly isTracked: boolean;
  /** A template by name: `.env.example`, `.env.sample`, … */
  readonly isTemplate: boolean;
  /** Names that are given a value of their own: not empty, not a placeholder, not a reference. Never the values. */
  readonly assigned: readonly { readonly name: string; readonly line: number }[];
}

/** Imports of the files whose syntax tree was walked, of all kinds of files. */
export interface ModuleGraph {
  /** By path. */
  readonly modules: readonly Module[];
  /** Packages of which it can't be told what is used from outside, with the reason: folder → reason. */
  readonly openPackages: ReadonlyMap<string, string>;
}

export interface Module {
  readonly path: string;
  /** Folder of the nearest `package.json`. */
  readonly package: string;
  /** Who uses it without importing it: `package.json`, a test runner, a framework; `null` when only imports can. */
  readonly usedBy: string | null;
  readonly imports: readonly ModuleImport[];
}

export interface ModuleImport extends ImportFact {
  readonly target: ImportTarget;
}

export type ImportTarget =
  /** A file of this repository. */
  | { readonly kind: 'file'; readonly path: string }
  /** A package from elsewhere, or a built-in module. */
  | { readonly kind: 'package'; readonly name: string }
  /** A path at which there is nothing, at least not before a build. */
  | { readonly kind: 'missing' }
  /** Computed, or by a name that only a tool knows. */
  | { readonly kind: 'unknown' };

export interface Churn {
  /** How far back it was looked, from the last commit. */
  readonly days: number;
  /** Path → commits that changed it. */
  readonly commits: ReadonlyMap<string, number>;
}
