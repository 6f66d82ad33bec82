/** A GitHub Actions workflow. */
export interface Workflow {
  readonly path: string;
  /** `null` when it has none, or when the file could not be read as YAML. */
  readonly name: string | null;
  readonly triggers: readonly Trigger[];
  readonly permissions: Permissions;
  readonly concurrency: Concurrency | null;
  /** Variables that every job gets; expressions are kept as they stand. */
  readonly env: Variables;
  readonly jobs: readonly Job[];
  /** Why the file could not be read as a workflow; `null` when it was. */
  readonly problem: string | null;
}

/** An event that starts a workflow: `pull_request`, `push`, `schedule`. */
export interface Trigger {
  readonly event: string;
  /** Patterns as written; empty: all. */
  readonly branches: readonly string[];
  readonly tags: readonly string[];
  readonly paths: readonly string[];
  readonly types: readonly string[];
  /** Of `schedule`: expressions of five fields. */
  readonly crons: readonly string[];
  /** Of `workflow_dispatch` and `workflow_call`: names of inputs. */
  readonly inputs: readonly string[];
}

/** What the job's token may do: `null` where nothing is said, and the repository's default holds. */
export type Permissions = 'read-all' | 'write-all' | Readonly<Record<string, string>> | null;

export interface Concurrency {
  readonly group: string;
  /** As written: `true`, or an expression. */
  readonly cancelsInProgress: string | null;
}

export type Variables = Readonly<Record<string, string>>;

export interface Job {
  readonly id: string;
  /** 1-based. */
  readonly line: number;
  readonly name: string | null;
  readonly runsOn: readonly string[];
  /** The reusable workflow that it calls; `null` for a job of steps. */
  readonly uses: string | null;
  /** `inherit`: every secret is passed to the reusable workflow. */
  readonly inheritsSecrets: boolean;
  readonly permissions: Permissions;
  readonly concurrency: Concurrency | null;
  /** Name of the deployment environment; expressions as they stand. */
  readonly environment: string | null;
  readonly if: string | null;
  readonly needs: readonly string[];
  readonly timeoutMinutes: number | null;
  readonly env: Variables;
  /** A call of a reusable workflow has one step, which names it. */
  readonly steps: readonly Step[];
}

export interface Step {
  /** 1-based. */
  readonly line: number;
  readonly name: string | null;
  /** `actions/checkout@v4`, `./.github/actions/setup`, `docker://image:tag`. */
  readonly uses: string | null;
  readonly run: string | null;
  readonly if: string | null;
  readonly with: Variables;
  readonly env: Variables;
}

/** An `action.yml`: of this repository's root, or in `.github/actions`. */
export interface ActionDefinition {
  readonly path: string;
  readonly name: string | null;
  readonly inputs: readonly ActionParameter[];
  readonly outputs: readonly ActionParameter[];
  /** `node24`, `composite`, `docker`. */
  readonly using: string | null;
  /** Of a composite action. */
  readonly steps: readonly Step[];
  readonly problem: string | null;
}

export interface ActionParameter {
  readonly name: string;
  /** 1-based. */
  readonly line: number;
  readonly description: string | null;
  readonly isRequired: boolean;
}
