/**
 * What one file's text says, independent of every other file: a pure function of its path and bytes, so it can be
 * computed in any order, on any core, and kept under the digest of the content.
 */
export interface FileFacts {
  readonly bytes: number;
  /** Physical lines; 0 for what is not text. */
  readonly lines: number;
  readonly isBinary: boolean;
  /** Why the text is not for people to read: a marker, or lines too long for hands. `null` when it is. */
  readonly generated: string | null;
  /** Why it was not read at all; `null` when it was. */
  readonly unread: string | null;
  readonly secrets: readonly SecretCandidate[];
}

/**
 * A place that looks like a credential. Holds what is known *about* the value, never the value nor a part of it:
 * this record is cached, stored and shown.
 */
export interface SecretCandidate {
  /** A kind's id: `github-token`, `private-key`, … */
  readonly kind: string;
  readonly line: number;
  /** The line with the value taken out and white space folded: what the finding's identity is made of. */
  readonly context: string;
  /** Characters of the value. */
  readonly length: number;
  /** What the value itself proves. */
  readonly proof: SecretProof;
}

/**
 * - `checksum-valid`: carries check digits, and they are right: the provider issued it.
 * - `checksum-invalid`: carries check digits, and they are wrong: it was never issued.
 * - `structure`: everything its kind demands is there, and the kind has no check digits.
 * - `placeholder`: too regular to be random (one character, a sequence, `EXAMPLE`, few distinct characters).
 * - `encrypted`: the key is under a passphrase.
 * - `published`: an example from the provider's own documentation.
 */
export type SecretProof =
  | 'checksum-valid'
  | 'checksum-invalid'
  | 'structure'
  | 'placeholder'
  | 'encrypted'
  | 'published';
