export type ErrorCode =
  | 'usage'
  | 'configuration'
  | 'unreadable-directory'
  | 'unreadable-file'
  | 'bad-document'
  | 'bad-key'
  | 'git'
  | 'unsafe-event'
  | 'github'
  | 'sigstore'
  /** What another run left can't be used. The message has nothing in it from outside. */
  | 'refused';

/** A failure that a user can mend: shown as one line and a hint, exit code 2. Anything else that is thrown is a bug. */
export class CertgateError extends Error {
  readonly code: ErrorCode;
  /** What to do. */
  readonly hint: string;

  constructor(code: ErrorCode, message: string, hint: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'CertgateError';
    this.code = code;
    this.hint = hint;
  }
}
