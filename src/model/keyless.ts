/** Who may sign without a key of one's own: a workflow of a repository, on a ref. Every part is compared exactly. */
export interface KeylessIdentity {
  /** Who vouches for the run; GitHub's address of tokens, most of the time. */
  readonly issuer: string;
  /** `owner/name` on github.com. */
  readonly repository: string;
  /** Path of the workflow file. */
  readonly workflow: string;
  /** `refs/heads/main`. */
  readonly ref: string;
  /** `github-hosted`: runs on runners of one's own are refused. */
  readonly runner: 'github-hosted' | 'any';
}

/** GitHub's issuer of tokens for workflow runs (docs.github.com, "OpenID Connect reference"). */
export const githubIssuer = 'https://token.actions.githubusercontent.com';

/**
 * What a signer's X.509 certificate says of the run that got it, by Fulcio's extensions 1.3.6.1.4.1.57264.1.* (fulcio,
 * docs/oid-info.md); `null` where it says nothing.
 */
export interface SignerClaims {
  /** Subject alternative name: the workflow that asked for it, which may be one that others call. */
  readonly subject: string | null;
  /** .8 */
  readonly issuer: string | null;
  /** .11: `github-hosted` or `self-hosted`. */
  readonly runner: string | null;
  /** .12: address of the repository. */
  readonly repository: string | null;
  /** .13: the commit. */
  readonly commit: string | null;
  /** .14 */
  readonly ref: string | null;
  /** .15: number of the repository. */
  readonly repositoryId: string | null;
  /** .18: address of the workflow that the event started, with its ref. */
  readonly workflow: string | null;
  /** .20: the event. */
  readonly event: string | null;
  /** .21: address of the run, with its attempt. */
  readonly run: string | null;
}

/** Why a keyless signature does not prove who signed. */
type UnprovenCode =
  | 'bad-trusted-root'
  | 'untrusted-signer'
  | 'bad-log-entry'
  | 'bad-timestamp'
  | 'bad-signature';

/** What the material of a keyless bundle proves: that a run signed this, then; or what of it does not hold. */
export type Proof =
  | {
      readonly ok: true;
      readonly claims: SignerClaims;
      /** When it was signed, by the log or a timestamp authority: ISO. */
      readonly signedAt: string;
    }
  | { readonly ok: false; readonly code: UnprovenCode; readonly reason: string };
