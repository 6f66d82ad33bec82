import type { BlobStore } from './blob-store.ts';
import type { Fields } from './fields.ts';
import type { Repository } from './repository.ts';
import type { GitHubState } from './state.ts';
import type { Grant, Token } from './tokens.ts';

/** A body that is text or bytes is sent as it is, anything else as JSON. */
export type Reply = { status: number; headers?: Record<string, string>; body?: unknown };

/** A request that passed the contract, the token and the permission. */
export type Call = {
  github: GitHubState;
  blobs: BlobStore;
  repository: Repository;
  token: Token;
  /** Of path and query, in the types the description gives them. */
  parameters: Fields;
  body: Fields;
  accept: string;
  url: URL;
};

type Operation = {
  /** One of these is enough; an empty list asks for a token and nothing more. */
  grants: readonly Grant[];
  answer(call: Call): Reply;
};

/** By GitHub's operation id: `pulls/get`. */
export type Operations = Readonly<Record<string, Operation>>;

/** Thrown where an operation cannot go on; becomes GitHub's error answer. */
export class Refusal extends Error {
  readonly status: number;

  constructor(status: number, message = 'Not Found') {
    super(message);
    this.status = status;
  }
}

/** GitHub's 422 for a value it does not accept. */
export function unacceptable(resource: string, field: string, message: string): Refusal {
  return new Refusal(422, `Validation Failed: ${resource} ${field} ${message}`);
}

/** What was looked up, or 404. */
export function found<T>(thing: T | null | undefined): T {
  if (thing === null || thing === undefined) throw new Refusal(404);
  return thing;
}
