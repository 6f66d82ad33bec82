/** What goes wrong. `hang` keeps the connection open and silent for that long, then drops it. */
export type Failure =
  | { kind: 'status'; status: number; headers?: Record<string, string>; body?: unknown }
  | { kind: 'reset' }
  | { kind: 'hang'; milliseconds: number };

/** A fault hits the requests that match, `times` of them (once unless told otherwise), then is used up. */
export type Fault = Failure & { method?: string; path: RegExp; times?: number };

/** Faults waiting to happen, first injected first. */
export class Faults {
  readonly #waiting: { fault: Fault; left: number }[] = [];

  inject(fault: Fault): void {
    this.#waiting.push({ fault, left: fault.times ?? 1 });
  }

  /** The fault this request runs into; `path` without query. */
  take(method: string, path: string): Failure | null {
    for (const rule of this.#waiting) {
      const { fault } = rule;
      if (rule.left < 1 || !fault.path.test(path) || (fault.method ?? method) !== method) continue;
      rule.left -= 1;
      return fault;
    }
    return null;
  }

  /** How often injected faults have still to happen: 0 at the end of a scenario that meant them. */
  get left(): number {
    return this.#waiting.reduce((sum, rule) => sum + rule.left, 0);
  }
}

/** What GitHub's front end answers when the service behind it is away: HTML, not JSON. */
export const badGateway: Failure = {
  kind: 'status',
  status: 502,
  headers: { 'content-type': 'text/html' },
  body: '<html><body><h1>502 Bad Gateway</h1></body></html>',
};

/** https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api */
export function secondaryRateLimit(retryAfterSeconds: number): Failure {
  return {
    kind: 'status',
    status: 403,
    headers: { 'retry-after': String(retryAfterSeconds) },
    body: {
      message: 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
      documentation_url:
        'https://docs.github.com/rest/overview/rate-limits-for-the-rest-api#secondary-rate-limits',
    },
  };
}

/** The primary limit, used up until `resetAt` (seconds since 1970). */
export function tooManyRequests(retryAfterSeconds: number, resetAt: number): Failure {
  return {
    kind: 'status',
    status: 429,
    headers: {
      'retry-after': String(retryAfterSeconds),
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset': String(resetAt),
    },
    body: { message: 'API rate limit exceeded.' },
  };
}
