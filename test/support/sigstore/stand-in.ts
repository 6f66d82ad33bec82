import { createHash, generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
// Not the package's index: that brings nock, which changes `node:http` for every test of this process.
import { initializeCA } from '@sigstore/mock/dist/fulcio/ca.js';
import { initializeCTLog } from '@sigstore/mock/dist/fulcio/ctlog.js';
import { fulcioHandler } from '@sigstore/mock/dist/fulcio/handler.js';
import { rekorHandler } from '@sigstore/mock/dist/rekor/handler.js';
import { initializeTLog, type TLog } from '@sigstore/mock/dist/rekor/tlog.js';
import type { Handler } from '@sigstore/mock/dist/shared.types.js';
import { tsaHandler } from '@sigstore/mock/dist/timestamp/handler.js';
import { initializeTSA } from '@sigstore/mock/dist/timestamp/tsa.js';
import { TransparencyLogEntry } from '@sigstore/protobuf-specs';

/** What GitHub says of a run in its token; Fulcio writes it into the certificate. */
export type Claims = Readonly<Record<string, string>>;

/** A run of `octo/widget` on a push to main, as `issuingRun` of the certificates. */
export const claims: Claims = {
  iss: 'https://token.actions.githubusercontent.com',
  sub: 'repo:octo/widget:ref:refs/heads/main',
  repository: 'octo/widget',
  repository_id: '4711',
  repository_owner: 'octo',
  ref: 'refs/heads/main',
  sha: 'c0ffee0000000000000000000000000000000001',
  event_name: 'push',
  run_id: '9001',
  run_attempt: '1',
  runner_environment: 'github-hosted',
  workflow: 'certgate',
  workflow_ref: 'octo/widget/.github/workflows/certgate.yml@refs/heads/main',
  job_workflow_ref: 'octo/widget/.github/workflows/certgate.yml@refs/heads/main',
};

/** Sigstore's public good instance and GitHub's tokens on loopback. */
export interface Sigstore {
  readonly url: string;
  readonly signsAt: Date;
  /** What the next token says. */
  claims: Claims;
  /** Paths that were asked, in order. */
  readonly requests: readonly string[];
  /** A path that answers with an error from now on. */
  fail(path: string, status: number): void;
  /** What the runner sets where a job has `id-token: write`. */
  readonly tokenVariables: Readonly<Record<string, string>>;
  /** A token of what the claims say. */
  token(): Promise<string>;
  /** The JSON of a trusted root; its authority was good until a time, when one is given. */
  trustedRoot(validUntil?: string): string;
  /** The JSON of a signing configuration: the log of version 1, or that of version 2 and a timestamp. */
  signingConfig(logVersion?: 1 | 2): string;
  [Symbol.asyncDispose](): Promise<void>;
}

const tokenSecret = 'request-token-of-the-runner';

/**
 * Starts on a free port. Everything is signed at one time, seconds after the mock's authorities have become valid, and without
 * fractions of a second, which the library can't read.
 */
export async function startSigstore(): Promise<Sigstore> {
  const clock = new Date(Math.floor(Date.now() / 1000 + 5) * 1000);
  const server = createServer();
  server.listen(0, '127.0.0.1').unref();
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const pair = () => generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const ctLog = await initializeCTLog(pair(), clock);
  const authority = await initializeCA(pair(), ctLog, clock);
  const log = await initializeTLog(url, pair(), clock);
  const timestamps = await initializeTSA(pair(), clock);
  const handlers: readonly Handler[] = [
    fulcioHandler(authority, { subjectClaim: 'san' }),
    rekorHandler(log),
    { path: '/api/v2/log/entries', fn: (body) => entryOfVersion2(log, body) },
    tsaHandler(timestamps),
  ];
  const requests: string[] = [];
  const failing = new Map<string, number>();

  const sigstore: Sigstore = {
    url,
    signsAt: clock,
    claims,
    requests,
    fail: (path, status) => failing.set(path, status),
    tokenVariables: {
      ACTIONS_ID_TOKEN_REQUEST_URL: `${url}/token?api-version=2.0`,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: tokenSecret,
    },
    token: async () => tokenOf(sigstore.claims),
    trustedRoot: (validUntil) => {
      const start = '2020-01-01T00:00:00Z';
      const chain = (...certificates: readonly ArrayBufferView[]) => ({
        certificates: certificates.map((certificate) => ({ rawBytes: base64(certificate) })),
      });
      const logOf = (key: Buffer, baseUrl: string) => ({
        baseUrl,
        hashAlgorithm: 'SHA2_256',
        publicKey: { rawBytes: base64(key), keyDetails: 'PKIX_ECDSA_P256_SHA_256', validFor: { start } },
        logId: { keyId: createHash('sha256').update(key).digest('base64') },
      });
      const authorityOf = (certChain: ReturnType<typeof chain>, end: string | undefined) => ({
        subject: { organization: 'sigstore.mock', commonName: 'sigstore' },
        uri: url,
        certChain,
        validFor: { start, ...(end === undefined ? {} : { end }) },
      });
      return JSON.stringify({
        mediaType: 'application/vnd.dev.sigstore.trustedroot+json;version=0.1',
        tlogs: [logOf(log.publicKey, url)],
        certificateAuthorities: [authorityOf(chain(authority.rootCertificate), validUntil)],
        ctlogs: [logOf(ctLog.publicKey, `${url}/ct`)],
        // The certificate that signs comes first.
        timestampAuthorities: [
          authorityOf(chain(timestamps.intCertificate, timestamps.rootCertificate), undefined),
        ],
      });
    },
    signingConfig: (logVersion = 1) => {
      const service = { url, validFor: { start: '2020-01-01T00:00:00Z' }, operator: 'sigstore.mock' };
      const any = { selector: 'ANY' };
      return JSON.stringify({
        mediaType: 'application/vnd.dev.sigstore.signingconfig.v0.2+json',
        caUrls: [{ ...service, majorApiVersion: 1 }],
        oidcUrls: [],
        rekorTlogUrls: [{ ...service, majorApiVersion: logVersion }],
        rekorTlogConfig: any,
        // The log of version 2 tells no time.
        ...(logVersion === 1 ? {} : { tsaUrls: [{ ...service, majorApiVersion: 1 }], tsaConfig: any }),
      });
    },
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };

  server.on('request', async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', url);
    requests.push(pathname);
    const body = await textOf(request);
    const answer = (status: number, type: string, content: string | Uint8Array) =>
      response.writeHead(status, { 'content-type': type }).end(content);
    const failure = failing.get(pathname);
    if (failure !== undefined) return answer(failure, 'application/json', '{"message":"not today"}');
    if (pathname === '/token') {
      const isAllowed = request.headers.authorization === `Bearer ${tokenSecret}`;
      if (!isAllowed || searchParams.get('audience') !== 'sigstore') return answer(401, 'text/plain', 'no');
      return answer(200, 'application/json', JSON.stringify({ value: tokenOf(sigstore.claims) }));
    }
    const handler = handlers.find(({ path }) => path === pathname);
    if (handler === undefined) return answer(404, 'text/plain', `No ${pathname} here.`);
    const result = await handler.fn(pathname === '/api/v1/log/entries' ? canonicalEntry(body) : body);
    const { statusCode, response: content, contentType = 'text/plain' } = result;
    const bytes =
      typeof content === 'string'
        ? content
        : new Uint8Array(content.buffer, content.byteOffset, content.byteLength);
    return answer(statusCode, contentType, bytes);
  });
  return sigstore;
}

/** A token as GitHub's, with a signature that nobody here looks at. */
function tokenOf(payload: Claims): string {
  const san = payload['san'] ?? `https://github.com/${payload['job_workflow_ref']}`;
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'RS256', typ: 'JWT' })}.${part({ ...payload, san, aud: 'sigstore' })}.c2lnbmF0dXJl`;
}

/** What Rekor keeps of a proposed entry of kind `dsse` (rekor, pkg/types/dsse/v0.0.1); the mock would keep all of it. */
function canonicalEntry(body: string): string {
  const { apiVersion, kind, spec } = JSON.parse(body) as {
    readonly apiVersion: string;
    readonly kind: string;
    readonly spec: { readonly proposedContent: { readonly envelope: string; readonly verifiers: string[] } };
  };
  if (kind !== 'dsse') throw new Error(`An entry of kind ${kind}.`);
  const { envelope, verifiers } = spec.proposedContent;
  const { payload, signatures } = JSON.parse(envelope) as {
    readonly payload: string;
    readonly signatures: readonly { readonly sig: string }[];
  };
  const hash = (bytes: string | Buffer) => ({
    algorithm: 'sha256',
    value: createHash('sha256').update(bytes).digest('hex'),
  });
  return JSON.stringify({
    apiVersion,
    kind,
    spec: {
      envelopeHash: hash(envelope),
      payloadHash: hash(Buffer.from(payload, 'base64')),
      signatures: signatures.map(({ sig }) => ({ signature: sig, verifier: verifiers[0] })),
    },
  });
}

/**
 * What Rekor 2 keeps and answers (rekor-tiles, docs/openapi/rekor_service): the mock keeps the request as it is, takes the hex of
 * its root hash for base64, and puts the index in a tree of one at random.
 */
async function entryOfVersion2(log: TLog, body: string): ReturnType<Handler['fn']> {
  const { dsseRequestV002: request } = JSON.parse(body) as {
    readonly dsseRequestV002: {
      readonly envelope: {
        readonly payload: string;
        readonly signatures: readonly { readonly sig: string }[];
      };
      readonly verifiers: readonly unknown[];
    };
  };
  const { payload, signatures } = request.envelope;
  const digest = createHash('sha256').update(Buffer.from(payload, 'base64')).digest('base64');
  const kept = {
    apiVersion: '0.0.2',
    kind: 'dsse',
    spec: {
      dsseV002: {
        payloadHash: { algorithm: 'SHA2_256', digest },
        signatures: signatures.map(({ sig }) => ({ content: sig, verifier: request.verifiers[0] })),
      },
    },
  };
  const entry = await log.logV2(kept as unknown as Parameters<TLog['logV2']>[0]);
  const { inclusionProof } = entry;
  if (inclusionProof === undefined) throw new Error('The mock gave no proof.');
  const json = TransparencyLogEntry.toJSON({
    ...entry,
    logIndex: '0',
    integratedTime: '0',
    inclusionProof: {
      ...inclusionProof,
      logIndex: '0',
      rootHash: Buffer.from(inclusionProof.rootHash.toString('base64'), 'hex'),
    },
  });
  return { statusCode: 201, response: JSON.stringify(json), contentType: 'application/json' };
}

function base64({ buffer, byteOffset, byteLength }: ArrayBufferView): string {
  return Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength).toString('base64');
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}
