import type { IncomingHttpHeaders } from 'node:http';
import type { BlobStore } from './blob-store.ts';
import { contract } from './contract.ts';
import { Fields } from './fields.ts';
import { type Operations, Refusal, type Reply } from './operation.ts';
import { approvals } from './operations/approvals.ts';
import { artifacts } from './operations/artifacts.ts';
import { codeScanning } from './operations/code-scanning.ts';
import { comments } from './operations/comments.ts';
import { commits } from './operations/commits.ts';
import { dependencies } from './operations/dependencies.ts';
import { issues } from './operations/issues.ts';
import { pulls } from './operations/pulls.ts';
import { repositories } from './operations/repositories.ts';
import { runs } from './operations/runs.ts';
import { statuses } from './operations/statuses.ts';
import type { GitHubState } from './state.ts';
import { permits, type Token, type Tokens } from './tokens.ts';

const simulated: Operations = {
  ...approvals,
  ...artifacts,
  ...codeScanning,
  ...comments,
  ...commits,
  ...dependencies,
  ...issues,
  ...pulls,
  ...repositories,
  ...runs,
  ...statuses,
};

/** GitHub's REST API over a state: route, token, contract, permission, operation, and the contract once more. */
export class RestApi {
  readonly #github: GitHubState;
  readonly #blobs: BlobStore;
  readonly #tokens: Tokens;
  readonly #violations: string[];
  readonly #operations: Operations;

  /** `operations` replace those simulated, so that a test can show that a wrong answer is noticed. */
  constructor(
    github: GitHubState,
    blobs: BlobStore,
    tokens: Tokens,
    violations: string[],
    operations: Operations = {},
  ) {
    this.#github = github;
    this.#blobs = blobs;
    this.#tokens = tokens;
    this.#violations = violations;
    this.#operations = { ...simulated, ...operations };
  }

  answer(method: string, url: URL, headers: IncomingHttpHeaders, body: string): Reply {
    const blame = (problem: string) => this.#violations.push(`${method} ${url.pathname}: ${problem}`);
    const route = contract.route(method, url.pathname);
    if (route === null) {
      blame('no such operation in the description');
      return failure(404, 'Not Found');
    }
    const token = this.#tokens.find(headers.authorization);
    if (token === null) return failure(401, 'Bad credentials');
    const operation = this.#operations[contract.operationId(route)];
    if (operation === undefined) {
      blame(`${contract.operationId(route)} is described and not simulated`);
      return failure(501, 'Not simulated');
    }
    const request = contract.checkRequest(route, url.searchParams, body);
    for (const problem of request.problems) blame(problem);
    if (request.problems.length > 0)
      return failure(422, `Invalid request.\n\n${request.problems.join('\n')}`);
    if (!permits(token, operation.grants)) return failure(403, 'Resource not accessible by integration');

    const reply = this.#perform(operation.answer, token, url, headers, request);
    const mediaType = reply.headers?.['content-type'] ?? 'application/json';
    for (const problem of contract.checkResponse(route, reply.status, mediaType, reply.body)) blame(problem);
    return reply;
  }

  #perform(
    answer: Operations[string]['answer'],
    token: Token,
    url: URL,
    { accept = '' }: IncomingHttpHeaders,
    request: { parameters: Record<string, unknown>; body: Record<string, unknown> },
  ): Reply {
    const { owner, repo } = request.parameters;
    const repository = this.#github.findRepository(`${owner}/${repo}`);
    if (repository === null) return failure(404, 'Not Found');
    const fields = { parameters: new Fields(request.parameters), body: new Fields(request.body) };
    try {
      return answer({ github: this.#github, blobs: this.#blobs, repository, token, accept, url, ...fields });
    } catch (error) {
      if (error instanceof Refusal) return failure(error.status, error.message);
      throw error;
    }
  }
}

/** Schema `basic-error`, and enough of `validation-error`. */
function failure(status: number, message: string): Reply {
  return {
    status,
    body: { message, documentation_url: 'https://docs.github.com/rest', status: String(status) },
  };
}
