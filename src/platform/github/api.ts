import { getOctokit } from '@actions/github';
import { retry } from '@octokit/plugin-retry';
import { throttling } from '@octokit/plugin-throttling';
import { CertgateError } from '../../model/problem.ts';
import type { Log } from '../../model/world.ts';

type Octokit = ReturnType<typeof getOctokit>;

/** A call of the API in one repository. */
export interface GitHub {
  readonly octokit: Octokit;
  readonly owner: string;
  readonly repo: string;
  /** How many calls were made, those that were tried again counted each time. */
  readonly calls: () => number;
}

/** What a run allows itself: what can be done without is left out when there are so many already. */
export const usualCalls = 15;

/** A call that hangs is ended and tried again; GitHub itself gives up after ten seconds. */
const timeLimitMilliseconds = 20_000;

/** Longer waits than this cost more than what they would save: a comment. */
const longestWaitSeconds = 60;

const mostRetries = 2;

/**
 * A client that tries again after 5xx answers, resets, time-outs and rate limits, with the waits GitHub asks for. What
 * it gives up on is an error to its caller. `apiUrl`: when it is not the one that the runner names.
 */
export function connect(token: string, repository: string, log: Log, apiUrl?: string): GitHub {
  if (token === '') {
    throw new CertgateError(
      'usage',
      'There is no token.',
      'Leave `github-token` out: the default is the token of the job.',
    );
  }
  const [owner = '', repo = ''] = repository.split('/');
  const whetherAgain = (
    seconds: number,
    { method, url }: { method: string; url: string },
    _: unknown,
    count: number,
  ) => {
    const isWorthIt = seconds <= longestWaitSeconds && count < mostRetries;
    log.info(
      `GitHub limits the rate of calls (${method} ${url}); ${isWorthIt ? `again in ${seconds} s` : 'given up'}.`,
    );
    return isWorthIt;
  };
  let calls = 0;
  const octokit = getOctokit(
    token,
    {
      ...(apiUrl === undefined ? {} : { baseUrl: apiUrl }),
      request: {
        fetch: (url: string, init: RequestInit) => {
          calls += 1;
          return fetchInTime(url, init);
        },
      },
      // A rate limit is the other plug-in's to wait for: both at once would try nine times (seen).
      retry: { retries: mostRetries, doNotRetry: [400, 401, 403, 404, 410, 422, 429, 451] },
      throttle: {
        onRateLimit: whetherAgain,
        onSecondaryRateLimit: whetherAgain,
        write: unpaced as never,
        notifications: unpaced as never,
      },
      log: { debug: ignore, info: ignore, warn: ignore, error: ignore },
    },
    retry,
    throttling,
  );
  return { octokit, owner, repo, calls: () => calls };
}

/**
 * The plug-in would put seconds between writes, as is right for many of them; a run has three. Of a Bottleneck group it
 * uses no more than this, whatever the type says.
 */
const unpaced = { key: () => ({ schedule: (_: unknown, task: () => Promise<void>) => task() }) };

function ignore(): void {}

function fetchInTime(url: string, options: RequestInit): Promise<Response> {
  return fetch(url, { ...options, signal: AbortSignal.timeout(timeLimitMilliseconds) });
}

/** HTTP status of a failed call; `null` when it failed in another way. */
export function statusOf(error: unknown): number | null {
  return error instanceof Error && 'status' in error && typeof error.status === 'number'
    ? error.status
    : null;
}

/** The token may not do this: final, unlike a rate limit, which GitHub answers with the same status. */
export function isForbidden(error: unknown): boolean {
  const status = statusOf(error);
  const isRateLimit = error instanceof Error && /rate limit/i.test(error.message);
  return (status === 403 && !isRateLimit) || status === 401 || status === 404;
}

/** An error of the API as one that a user can mend. */
export function githubError(what: string, error: unknown): CertgateError {
  const status = statusOf(error);
  const why =
    status === null ? (error instanceof Error ? error.message : String(error)) : `GitHub answered ${status}`;
  return new CertgateError(
    'github',
    `${what}: ${why}.`,
    'Run the job again; see that the token has the permissions of the README.',
    error,
  );
}
