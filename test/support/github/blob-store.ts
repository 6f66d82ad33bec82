import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Reply } from './operation.ts';

type Access = 'read' | 'write';
type Blob = { bytes: Uint8Array; contentType: string };

const ROOT = '/blobs/';

/** GitHub's download links live this long, says the REST description. */
const LIFETIME_MILLISECONDS = 60_000;

/**
 * The part of Azure Blob Storage that `@actions/artifact` speaks: Put Blob, Put Block, Put Block List, Get with a
 * range, Head, all by signed URLs. https://learn.microsoft.com/rest/api/storageservices/operations-on-blobs
 */
export class BlobStore {
  readonly #address: string;
  readonly #now: () => number;
  readonly #key = randomBytes(32);
  readonly #blobs = new Map<string, Blob>();
  readonly #blocks = new Map<string, Map<string, Uint8Array>>();

  /** `now` in milliseconds since 1970. */
  constructor(address: string, now: () => number) {
    this.#address = address;
    this.#now = now;
  }

  store(name: string, bytes: Uint8Array, contentType = 'application/zip'): void {
    this.#blobs.set(name, { bytes, contentType });
  }

  find(name: string): Uint8Array | null {
    return this.#blobs.get(name)?.bytes ?? null;
  }

  /** A URL that needs no other authorisation. `fileName`: what a download calls itself. */
  sign(name: string, access: Access, fileName?: string): string {
    // Azure's client takes the first two steps of a path on an IP address for account and container.
    const url = new URL(`${ROOT}actions-results/${encodeURIComponent(name)}`, this.#address);
    url.searchParams.set('se', new Date(this.#now() + LIFETIME_MILLISECONDS).toISOString());
    url.searchParams.set('sp', access);
    if (fileName !== undefined) url.searchParams.set('rscd', `attachment; filename="${fileName}"`);
    url.searchParams.set('sig', this.#signature(url));
    return url.href;
  }

  owns(url: URL): boolean {
    return url.pathname.startsWith(ROOT);
  }

  answer(method: string, url: URL, headers: IncomingHttpHeaders, body: Uint8Array): Reply {
    const name = decodeURIComponent(url.pathname.split('/').at(-1) ?? '');
    const isRead = method === 'GET' || method === 'HEAD';
    if (!this.#isSigned(url, isRead ? 'read' : 'write')) return failure(403, 'AuthenticationFailed');
    if (isRead) return this.#get(name, url, headers.range);
    if (method === 'PUT') return this.#put(name, url, headers, body);
    return failure(405, 'UnsupportedHttpVerb');
  }

  #get(name: string, url: URL, range: string | undefined): Reply {
    const blob = this.#blobs.get(name);
    if (blob === undefined) return failure(404, 'BlobNotFound');
    const { bytes, contentType } = blob;
    const headers: Record<string, string> = { 'content-type': contentType, 'accept-ranges': 'bytes' };
    const disposition = url.searchParams.get('rscd');
    if (disposition !== null) headers['content-disposition'] = disposition;
    const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(range ?? '') ?? [];
    if (from === undefined) return { status: 200, headers, body: bytes };
    const start = Number(from);
    const end = Math.min(
      to === '' || to === undefined ? Number.POSITIVE_INFINITY : Number(to),
      bytes.length - 1,
    );
    if (start > end) return failure(416, 'InvalidRange');
    headers['content-range'] = `bytes ${start}-${end}/${bytes.length}`;
    return { status: 206, headers, body: bytes.subarray(start, end + 1) };
  }

  #put(name: string, url: URL, headers: IncomingHttpHeaders, body: Uint8Array): Reply {
    const contentType = String(headers['x-ms-blob-content-type'] ?? 'application/octet-stream');
    const part = url.searchParams.get('comp');
    const blocks = this.#blocks.get(name) ?? new Map<string, Uint8Array>();
    if (part === 'block') {
      blocks.set(url.searchParams.get('blockid') ?? '', body);
      this.#blocks.set(name, blocks);
    } else if (part === 'blocklist') {
      const listed = [
        ...Buffer.from(body)
          .toString()
          .matchAll(/<(?:Latest|Uncommitted)>([^<]+)</g),
      ];
      const parts = listed.map(([, id]) => blocks.get(id ?? ''));
      if (!parts.every((bytes) => bytes !== undefined)) return failure(400, 'InvalidBlockList');
      this.store(name, Buffer.concat(parts), contentType);
      this.#blocks.delete(name);
    } else if (headers['x-ms-blob-type'] === 'BlockBlob') {
      this.store(name, body, contentType);
    } else {
      return failure(400, 'InvalidHeaderValue');
    }
    return {
      status: 201,
      headers: { etag: '"0x1"', 'x-ms-request-id': 'stand-in', 'x-ms-version': '2025-01-05' },
    };
  }

  #signature({ pathname, searchParams }: URL): string {
    const signed = ['se', 'sp', 'rscd'].map((name) => searchParams.get(name) ?? '');
    return createHmac('sha256', this.#key)
      .update([pathname, ...signed].join('\n'))
      .digest('base64');
  }

  #isSigned(url: URL, access: Access): boolean {
    const given = Buffer.from(url.searchParams.get('sig') ?? '');
    const expected = Buffer.from(this.#signature(url));
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return false;
    if (url.searchParams.get('sp') !== access) return false;
    return this.#now() <= Date.parse(url.searchParams.get('se') ?? '');
  }
}

function failure(status: number, code: string): Reply {
  const body = `<?xml version="1.0" encoding="utf-8"?><Error><Code>${code}</Code></Error>`;
  return { status, headers: { 'content-type': 'application/xml', 'x-ms-error-code': code }, body };
}
