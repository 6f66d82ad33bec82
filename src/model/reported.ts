import type { Severity } from './severity.ts';

/** What another tool says of a place, in its own words. */
export interface ReportedFinding {
  /** Name of the tool: `CodeQL`. */
  readonly tool: string;
  /** Its rule: `js/sql-injection`. */
  readonly rule: string;
  readonly message: string;
  readonly severity: Severity;
  /** Told for information only, or to be looked at by a person. */
  readonly isNote: boolean;
  /** As the report has it; `null` when it names no file. */
  readonly path: string | null;
  /** 1-based. */
  readonly line: number | null;
  /** Why the report itself says that it does not count; `null` when it counts. */
  readonly suppression: string | null;
  /** Numbers of the weaknesses (CWE) that it is about. */
  readonly weaknesses: readonly number[];
}

/** A known vulnerability of a package, as a report tells that it is installed. */
export interface Advisory {
  /** `GHSA-…`, or what the report has. */
  readonly id: string;
  readonly aliases: readonly string[];
  readonly title: string;
  readonly url: string | null;
  readonly severity: Severity;
  readonly package: string;
  /** In lower case: `npm`, `pypi`, `go`. */
  readonly ecosystem: string;
  /** Versions that are affected, as a range of semver; `null` when the report gives none. */
  readonly range: string | null;
  /** Versions that the report saw installed; empty when it gives none. */
  readonly versions: readonly string[];
  /** The package to update, itself or one that brings it, and to which version; `null` when that is not told. */
  readonly fix: { readonly package: string; readonly version: string } | null;
}

/** What one report tells. */
export interface ToolReport {
  /** `null` where its format holds none. */
  readonly findings: readonly ReportedFinding[] | null;
  readonly advisories: readonly Advisory[] | null;
}

/** The reports of other tools that the configuration names. */
export interface ReportedFindings {
  readonly reports: readonly (ToolReport & { readonly path: string; readonly format: string })[];
}

/** What is installed, by an npm lockfile. */
export interface InstalledPackage {
  readonly name: string;
  readonly version: string;
  /** Only development needs it. */
  readonly isDevelopment: boolean;
  /** The lockfile that says so. */
  readonly lockfile: string;
  /** As its manifest says; `null` where the lockfile does not hold it. */
  readonly license: string | null;
  /** What its owners say of its end; `null` when they say nothing. */
  readonly deprecated: string | null;
  /** It runs a program of its own when it is installed. */
  readonly hasInstallScript: boolean;
  /** `engines.node` of its manifest. */
  readonly node: string | null;
  /** Names of the direct dependencies that bring it, itself among them. */
  readonly broughtBy: readonly string[];
}

/** A dependency that a change adds, or another version of one. */
export interface AddedDependency {
  /** Path of the manifest or lockfile that names it. */
  readonly manifest: string;
  /** In lower case: `npm`, `pip`, `actions`. */
  readonly ecosystem: string;
  readonly name: string;
  readonly version: string;
  /** Only development needs it. */
  readonly isDevelopment: boolean;
  /** An SPDX expression, mostly; `null` when it is not known. */
  readonly license: string | null;
  readonly vulnerabilities: readonly Pick<Advisory, 'id' | 'title' | 'url' | 'severity'>[];
}
