import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { BlobStore } from './blob-store.ts';
import { type Failure, type Fault, Faults } from './faults.ts';
import type { Operations, Reply } from './operation.ts';
import { RestApi } from './rest.ts';
import { ResultsService } from './results-service.ts';
import { GitHubState } from './state.ts';
import { Tokens } from './tokens.ts';

export type Options = {
  /** ISO 8601; the state's time until a scenario changes it. */
  now?: string;
  /** The server stops by itself after this, should a test forget it. */
  lifetimeMilliseconds?: number;
  /** Replace simulated operations, to answer what GitHub would not. */
  operations?: Operations;
};

/** `token` is the name it was issued under, null without one of ours; `status` null = the fault sent none. */
type LoggedRequest = { method: string; path: string; token: string | null; status: number | null };

/** A GitHub on loopback. A scenario is clean when `violations` is empty at its end. */
export type GitHub = {
  readonly url: string;
  readonly state: GitHubState;
  readonly tokens: Tokens;
  readonly violations: string[];
  /** In the order they were answered; `path` with its query, signatures left out. */
  readonly requests: LoggedRequest[];
  readonly faults: Faults;
  /** Keys of what runs keep in the cache, oldest first. */
  readonly cacheKeys: () => readonly string[];
  inject(fault: Fault): void;
  stop(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
};

/** Starts a stand-in on a free port of 127.0.0.1, with no repository in it. */
export async function startGitHub({
  now = '2026-11-22T12:00:00Z',
  lifetimeMilliseconds = 300_000,
  operations = {},
}: Options = {}): Promise<GitHub> {
  const server = createServer();
  server.listen(0, '127.0.0.1').unref();
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const state = new GitHubState(url, now);
  const tokens = new Tokens();
  const faults = new Faults();
  const violations: string[] = [];
  const requests: LoggedRequest[] = [];
  const blobs = new BlobStore(url, () => Date.parse(state.now));
  const results = new ResultsService(state, blobs, violations);
  const rest = new RestApi(state, blobs, tokens, violations, operations);

  server.on('request', async (request: IncomingMessage, response: ServerResponse) => {
    const { method = '', headers } = request;
    const address = new URL(request.url ?? '/', url);
    const body = await bytesOf(request);
    if (body === null) return;
    const log = (status: number | null) => {
      const path = address.pathname + address.search.replace(/([?&]sig=)[^&]*/, '$1…');
      requests.push({ method, path, token: tokens.find(headers.authorization)?.name ?? null, status });
    };
    const answer = (): Reply => {
      if (blobs.owns(address)) return blobs.answer(method, address, headers, body);
      if (results.owns(address)) return results.answer(address, headers, body.toString());
      return rest.answer(method, address, headers, body.toString());
    };
    const failure = faults.take(method, address.pathname);
    if (failure !== null && failure.kind !== 'status') {
      log(null);
      breakOff(response, failure);
      return;
    }
    let reply: Reply;
    try {
      reply = failure ?? answer();
    } catch (error) {
      // A fault of the stand-in's own must fail the scenario, and show where.
      violations.push(`${method} ${address.pathname}: ${error instanceof Error ? error.stack : error}`);
      reply = { status: 500, body: { message: 'The stand-in failed.' } };
    }
    log(reply.status);
    send(response, reply, method === 'HEAD');
  });

  const stop = () => stopServer(server);
  const lifetime = setTimeout(stop, lifetimeMilliseconds).unref();
  server.once('close', () => clearTimeout(lifetime));
  const inject = (fault: Fault) => faults.inject(fault);
  const cacheKeys = () => results.cache.entries.map(({ key }) => key);
  return {
    url,
    state,
    tokens,
    violations,
    requests,
    faults,
    cacheKeys,
    inject,
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

/** Null when the client went away in the middle, as a killed action does. */
async function bytesOf(request: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of request) chunks.push(chunk);
  } catch {
    return null;
  }
  return Buffer.concat(chunks);
}

function send(response: ServerResponse, { status, headers = {}, body }: Reply, isHeadOnly: boolean): void {
  const isRaw = typeof body === 'string' || body instanceof Uint8Array;
  const bytes = Buffer.from(isRaw ? body : body === undefined ? '' : JSON.stringify(body));
  const type = isRaw || body === undefined ? {} : { 'content-type': 'application/json; charset=utf-8' };
  const length = status === 204 ? {} : { 'content-length': bytes.byteLength };
  response.writeHead(status, { ...type, ...length, ...headers });
  response.end(isHeadOnly ? undefined : bytes);
}

function breakOff({ socket }: ServerResponse, failure: Exclude<Failure, { kind: 'status' }>): void {
  if (failure.kind === 'reset') socket?.resetAndDestroy();
  else setTimeout(() => socket?.destroy(), failure.milliseconds).unref();
}

async function stopServer(server: Server): Promise<void> {
  if (!server.listening) return;
  const closed = once(server, 'close');
  server.close();
  // Clients keep connections open; waiting for them to let go would take seconds.
  server.closeAllConnections();
  await closed;
}
