interface Asked {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
  /** Milliseconds. */
  readonly timeout?: number;
}

/**
 * What @sigstore/sign needs of make-fetch-happen, by Node's own fetch: that package brings a cache on disk and a megabyte, and
 * nothing of this may be cached. `scripts/build.mjs` puts it in its place.
 */
export default async function fetchOnce(url: string, { timeout = 20_000, ...asked }: Asked) {
  const answer = await fetch(url, { ...asked, redirect: 'error', signal: AbortSignal.timeout(timeout) });
  return Object.assign(answer, { buffer: async () => Buffer.from(await answer.arrayBuffer()) });
}
