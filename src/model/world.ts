import type { IssuingRun } from './certificate.ts';
import type { AddedText, FileChange } from './change.ts';
import type { CacheUse, ScorecardDocument, Subject } from './document.ts';
import type { BranchProtection } from './ecosystem.ts';
import type { FileFacts } from './facts.ts';
import type { JobResult } from './gate.ts';
import type { KeylessIdentity, Proof } from './keyless.ts';
import type { AddedDependency } from './reported.ts';
import type { ApprovalSettings } from './settings.ts';
import type { AcceptedKey, TrustPolicy } from './trust.ts';

/** The ports of a run: everything outside that `certify` meets. `platform/` implements them, `test/support` has twins. */
export interface World {
  readonly repository: Repository;
  readonly history: History;
  readonly analyser: Analyser;
  readonly certificates: CertificateStore;
  readonly prover: Prover;
  /** Signs what this run issues; `null`: the request's key does, or nobody. */
  readonly signer: Signer | null;
  /** `null` where nobody can approve: the work is no pull request. */
  readonly approvals: Approvals | null;
  readonly publishers: readonly Publisher[];
  readonly clock: Clock;
  readonly log: Log;
}

/** Now, as an ISO time in UTC. */
export type Clock = () => string;

/** The files under the directory that is looked at. Paths are relative to it, POSIX, and never lead out of it. */
export interface Repository {
  /** Absolute path of the directory, as tools on this machine write it into their reports. Never shown. */
  readonly workspace: string;
  /** What git has, or would add, sorted by path. */
  list(): Promise<readonly ListedFile[]>;
  /** The text of a file, ignored by git or not; `null` when there is none. Links are not followed: that is an error. */
  read(path: string): Promise<string | null>;
}

export interface ListedFile {
  readonly path: string;
  /** Committed or staged, rather than only not ignored. */
  readonly isTracked: boolean;
  /** Git's id of its content, where git knows that the work tree has just that; `null` when it has to be read to be known. */
  readonly contentId: string | null;
}

/** What became of an attempt to read a file. */
export type ReadFile =
  | { readonly kind: 'content'; readonly bytes: Uint8Array }
  | { readonly kind: 'absent' }
  /** `bytes`: its size, as far as it is known. */
  | { readonly kind: 'refused'; readonly reason: string; readonly bytes: number };

/** Where contents of files are read: the work tree, or what a commit has. */
export interface Contents {
  read(path: string, largestBytes: number): Promise<ReadFile>;
  /** Bytes of a plain file that would be read; `null` for all else. */
  sizeOf(path: string): number | null;
}

/** Plain files as a commit has them. */
export interface FormerFiles extends Contents {
  readonly files: readonly ListedFile[];
}

/** Computes facts about files, in any order and on any number of cores, and gives them in the order asked. */
export interface Analyser {
  /** `from`: where they are read, when it is not the work tree. */
  analyse(files: readonly ListedFile[], from?: Contents): Promise<readonly FileFacts[]>;
  /** How its cache was used, when the document is to say it: `null` otherwise, for the same tree to give the same bytes. */
  cacheUse(): CacheUse | null;
}

/** What came before: asked of git in a terminal, of the REST API where the clone is shallow. */
export interface History {
  /** Where the work of `head` left `base`; `null` when they share nothing or it cannot be known. */
  mergeBase(base: string, head: string): Promise<string | null>;
  /** Whether `ancestor` is in the history of `commit`, or is that commit. */
  isAncestor(ancestor: string, commit: string): Promise<boolean>;
  /** The commit, its first parent, that one's, …: so many at most. `null` where the history is not there. */
  firstParents(commit: string, most: number): Promise<readonly string[] | null>;
  /** What is in the work tree otherwise than it was at `commit`. */
  changesSince(commit: string): Promise<readonly FileChange[]>;
  /** The most files that `changesSince` tells of: of a list as long, nobody knows what is missing. `null`: it tells of all. */
  readonly mostChanges: number | null;
  /** Those of the paths that are plain files at `commit`; `null` where the history is not there. */
  filesAt(commit: string, paths: readonly string[]): Promise<FormerFiles | null>;
  /** Line → ISO date of the commit that last changed it, as far as it is in one; `null` where the history is not there. */
  lineDates(path: string, lines: readonly number[]): Promise<ReadonlyMap<number, string> | null>;
  /** What each commit since `commit` added, merges apart; `null` where the history is not there. */
  addedTexts(commit: string): Promise<readonly AddedText[] | null>;
  /** Dependencies that are added since `commit`, by a review of what is pushed; `null` where nobody reviews them. */
  addedDependencies(commit: string): Promise<readonly AddedDependency[] | null>;
  /** Path → commits that changed it in so many days before the last commit; `null` where the history is not there. */
  commitsByFile(days: number): Promise<ReadonlyMap<string, number> | null>;
  /** Tags that stand in the history of the last commit, with their ISO dates; `null` where the history is not there. */
  tags(): Promise<TagHistory | null>;
  /** What holds for the branch that this work is for; `null` where nobody here knows. */
  branchProtection(): Promise<BranchProtection | null>;
}

/** Who has approved a pull request: asked only where it changes what measures or judges it. */
export interface Approvals {
  /** Words that end "It is approved by", of its head as it is; `null`: nobody has. */
  find(asked: ApprovalSettings): Promise<string | null>;
}

/** All dates are ISO and UTC. */
export interface TagHistory {
  readonly firstCommitAt: string;
  readonly lastCommitAt: string;
  readonly tags: readonly { readonly name: string; readonly at: string }[];
}

/** Where prior certificates lie. */
export interface CertificateStore {
  /** Newest first. */
  candidates(): Promise<readonly Candidate[]>;
  /** Where a candidate comes from; `null` when the store is a directory of one's own. */
  origin(candidate: Candidate): Promise<Origin | null>;
  load(candidate: Candidate): Promise<Loaded>;
  /** Keeps a bundle; answers where, or `null` when it could not. */
  save(
    bundle: string,
    about: { readonly issuedAt: string; readonly expiresAt: string; readonly commit: string },
  ): Promise<string | null>;
}

/** The one entry of a candidate, or why it was not to be had. */
export type Loaded =
  | { readonly bundle: string }
  | {
      readonly refused: string;
      /** What does not hold: `size`, `digest`, `archive`; `unavailable` where it could not be fetched. */
      readonly condition: 'size' | 'digest' | 'archive' | 'unavailable';
    };
/** Proves who signed a bundle keyless. Offline. */
export interface Prover {
  prove(bundle: string): Promise<Proof>;
}

/** Signs a payload as one of DSSE by an identity rather than a key. */
export interface Signer {
  /** A Sigstore bundle, as JSON; `null` when it could not be had. */
  sign(payload: string, payloadType: string): Promise<unknown>;
}

export interface Candidate {
  /** A name a person can find it by: a file's path, an artifact's id. */
  readonly id: string;
  /** What the store says it is about; to be proved by its contents. */
  readonly commit: string | null;
  /** Already known from the listing, before anything is loaded. */
  readonly listed: ListedOrigin | null;
}

export interface ListedOrigin {
  readonly runId: number;
  readonly repositoryId: number;
  readonly headRepositoryId: number;
  readonly branch: string;
  readonly isExpired: boolean;
  readonly bytes: number;
  /** `sha256:…` of the archive; `null` when GitHub did not say. */
  readonly digest: string | null;
}

export interface Origin {
  readonly event: string;
  /** Path of the workflow file, without its ref. */
  readonly workflow: string;
  readonly conclusion: string | null;
  readonly status: string | null;
  readonly headCommit: string;
}

/** Someone to tell: a comment, a status, a summary, a folder. What it cannot do never changes the verdict. */
export interface Publisher {
  readonly id: string;
  /** Before anything is measured. */
  begin?(): Promise<void>;
  publish(publication: Publication): Promise<void>;
  /** The run ended without a verdict. `why`: one sentence of our own, with nothing in it from outside. */
  abandon?(why: string): Promise<void>;
}

export interface Publication {
  readonly document: ScorecardDocument;
  /** The certificate's bundle; `null` when the run issued none. */
  readonly certificate: {
    readonly bundle: string;
    readonly certificateId: string;
    /** Where it is kept; `null` when it could not be. */
    readonly location: string | null;
  } | null;
  /** Rendered reports, by id. */
  readonly reports: Readonly<Record<string, string>>;
}

/** What a person may follow the run by. Every line is made safe by whoever prints it. */
export interface Log {
  info(line: string): void;
  /** Something was lost, and the verdict stands all the same. */
  warn(line: string): void;
  /** A step begins: shown on a terminal only. */
  progress(step: string): void;
}

/** What one run is asked to do, beside its settings. */
export interface RunRequest {
  readonly subject: Subject;
  /** Time of the commit that is checked out, ISO and UTC; `null` when there is none. */
  readonly committedAt: string | null;
  /** `certify` issues a certificate when the tree is that of a commit; `check` issues an assessment. */
  readonly mode: 'check' | 'certify';
  /** The commit that the work is to be merged into; `null` when nothing is to be compared with. */
  readonly base: string | null;
  /** Path of the configuration in the repository. */
  readonly configuration: string;
  /** Jobs of the workflow that this one needs. */
  readonly jobs: readonly JobResult[];
  /** What a prior certificate has to match to be compared with. */
  readonly trust: TrustPolicy;
  /** Keys of which one must have signed it; none: what the store proves has to do. */
  readonly publicKeys: readonly AcceptedKey[];
  /** Runs of which one may have signed it instead, keyless. */
  readonly identities: readonly KeylessIdentity[];
  readonly run: IssuingRun | null;
  /** PEM, PKCS 8. `null`: the certificate is not signed, and says so. */
  readonly signingKey: string | null;
  /** Whether an in-toto test result is to stand beside the certificate, for tools that know nothing of certgate. */
  readonly testResult: boolean;
  readonly toolVersion: string;
}
