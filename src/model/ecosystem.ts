/** Whose packages a project uses, by the words of Dependabot: `npm`, `pip`, `gomod`, `cargo`, `maven`, `gradle`, `bundler`, `composer`. */
export type EcosystemId =
  | 'npm'
  | 'pip'
  | 'gomod'
  | 'cargo'
  | 'maven'
  | 'gradle'
  | 'bundler'
  | 'composer'
  | 'github-actions'
  | 'docker';

/** A manifest of another ecosystem than npm's, at the level of presence, pinning and a lockfile. */
export interface ForeignManifest {
  readonly ecosystem: EcosystemId;
  readonly path: string;
  readonly directory: string;
  /** The lockfile that speaks for it; `null` where there is none. */
  readonly lockfile: string | null;
  /** Whether its kind needs a lockfile to be reproducible: `requirements.txt` may pin by itself, `pom.xml` does. */
  readonly isLockable: boolean;
  readonly dependencies: readonly ForeignDependency[];
  readonly problem: string | null;
}

export interface ForeignDependency {
  readonly name: string;
  /** As written; empty where nothing is said. */
  readonly range: string;
  /** 1-based; `null` where it is not known. */
  readonly line: number | null;
  /** To one version, or one commit. */
  readonly isPinned: boolean;
  /** Whether the lockfile holds it; `null` without a lockfile that tells. */
  readonly isLocked: boolean | null;
}

/** Who opens pull requests for new versions. */
export interface UpdateBot {
  readonly path: string;
  readonly tool: 'dependabot' | 'renovate';
  /** Ecosystems and folders it looks at; Renovate looks at all it knows. */
  readonly updates:
    | readonly { readonly ecosystem: string; readonly directories: readonly string[] }[]
    | 'all';
  readonly problem: string | null;
}

/** A place that says which version of a runtime is meant. */
export interface RuntimePin {
  readonly runtime: 'node' | 'python' | 'go' | 'ruby' | 'java' | 'deno' | 'bun';
  /** As written: `24`, `>=20.19`, `lts/*`, `v22.1.0`. */
  readonly version: string;
  /** `declared`: what is supported (`engines`). `chosen`: what runs (`.nvmrc`, `.tool-versions`, a container, CI). */
  readonly role: 'declared' | 'chosen';
  /** `ci`: of a workflow's job, which may well try several. */
  readonly place: 'version-file' | 'manifest' | 'container' | 'ci';
  readonly path: string;
  /** 1-based; `null` where it is not known. */
  readonly line: number | null;
}

/** Who looks after which files. */
export interface CodeOwners {
  readonly path: string;
  readonly rules: readonly {
    readonly pattern: string;
    readonly owners: readonly string[];
    readonly line: number;
    /** Files that the pattern matches. */
    readonly matches: number;
    /** What is wrong with its writing; `null` when nothing is. */
    readonly problem: string | null;
  }[];
}

/** What git's tags and commits tell of releases. */
export interface ReleaseHistory {
  /** ISO dates. */
  readonly firstCommitAt: string;
  readonly lastCommitAt: string;
  /** Tags that are versions, newest first. */
  readonly tags: readonly { readonly name: string; readonly version: string; readonly at: string }[];
}

/** What GitHub says of the branch that a certificate speaks for. */
export interface BranchProtection {
  readonly branch: string;
  readonly isProtected: boolean;
  /** Types of rules that hold for it: `pull_request`, `required_status_checks`, `non_fast_forward`, … */
  readonly rules: readonly string[];
}

/** Variables of the environment: which the code reads, and which somebody wrote down. */
export interface EnvironmentUse {
  readonly reads: readonly VariableRead[];
  readonly documented: readonly VariableNote[];
  /** A place that validates them all at start; `null` where none is known. */
  readonly validation: { readonly path: string; readonly line: number; readonly by: string } | null;
  /** Whether some place reads variables whose names nobody can tell. */
  readonly hasComputedReads: boolean;
}

export interface VariableRead {
  readonly name: string;
  readonly path: string;
  readonly line: number;
  readonly hasDefault: boolean;
  /** `text`: found by a pattern in a language that is not parsed. */
  readonly by: 'syntax' | 'text';
}

export interface VariableNote {
  readonly name: string;
  readonly path: string;
  readonly line: number;
  /** `note`: a place that only mentions it (a document); the others exist to list variables. */
  readonly kind: 'template' | 'note' | 'compose' | 'schema';
}
