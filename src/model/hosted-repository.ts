/** A repository on GitHub, or on a GitHub Enterprise Server. */
export interface HostedRepository {
  readonly id: number;
  /** `owner/name`. */
  readonly name: string;
  /** Where it is seen, without a slash at the end: `https://github.com`. */
  readonly server: string;
}

export const publicServer = 'https://github.com';

/** An origin of the web. As a text, so that a schema can carry it. */
export const serverPattern = /^https?:\/\/[A-Za-z0-9.-]+(?::[0-9]{1,5})?$/;
