import type { BlobStore } from './blob-store.ts';
import type { Repository, WorkflowRun } from './repository.ts';
import { TwirpError } from './twirp-error.ts';

/** The fields of each method's request, from the client's own `generated/results/api/v1/cache.js`. */
const methods: Readonly<Record<string, readonly string[]>> = {
  CreateCacheEntry: ['key', 'version'],
  FinalizeCacheEntryUpload: ['key', 'size_bytes', 'version'],
  GetCacheEntryDownloadURL: ['key', 'restore_keys', 'version'],
};

interface CacheEntry {
  readonly id: number;
  readonly repository: Repository;
  /** The branch whose runs wrote it: they read it, and those of branches that are to be merged into it. */
  readonly branch: string | null;
  readonly key: string;
  readonly version: string;
  readonly blob: string;
  isComplete: boolean;
}

const defaultBranch = 'main';

/** GitHub's cache: entries by key, which can't be overwritten; found by key or, newest first, by its beginning. */
export class CacheService {
  readonly #blobs: BlobStore;
  readonly entries: CacheEntry[] = [];

  constructor(blobs: BlobStore) {
    this.#blobs = blobs;
  }

  perform(
    method: string,
    body: Readonly<Record<string, unknown>>,
    place: { readonly repository: Repository; readonly run: WorkflowRun },
  ): object {
    const known = methods[method];
    if (known === undefined) throw new TwirpError('bad_route', `no method ${method} of the cache`);
    const unknown = Object.keys(body).filter((name) => !known.includes(name));
    if (unknown.length > 0) throw new TwirpError('invalid_argument', `unknown fields ${unknown.join(', ')}`);
    const { key, version, restore_keys: prefixes } = body;
    if (typeof key !== 'string' || typeof version !== 'string' || key.length > 512 || key.includes(','))
      throw new TwirpError('invalid_argument', 'key and version have to be texts');
    if (method === 'GetCacheEntryDownloadURL')
      return this.#find(key, Array.isArray(prefixes) ? prefixes.map(String) : [], version, place);
    const { repository, run } = place;
    const own = this.entries.find(
      (entry) =>
        entry.key === key &&
        entry.version === version &&
        entry.branch === run.headBranch &&
        entry.repository === repository,
    );
    if (method === 'CreateCacheEntry') {
      if (own !== undefined) throw new TwirpError('already_exists', `cache entry ${key} already exists`);
      const id = this.entries.length + 1;
      const blob = `cache-${id}`;
      this.entries.push({ id, repository, branch: run.headBranch, key, version, blob, isComplete: false });
      return { ok: true, signed_upload_url: this.#blobs.sign(blob, 'write') };
    }
    const bytes = this.#blobs.find(own?.blob ?? '');
    if (own === undefined || bytes === null) throw new TwirpError('not_found', `no upload of ${key}`);
    if (body['size_bytes'] !== String(bytes.byteLength))
      throw new TwirpError('invalid_argument', 'the size is not that of the upload');
    own.isComplete = true;
    return { ok: true, entry_id: String(own.id) };
  }

  #find(
    key: string,
    prefixes: readonly string[],
    version: string,
    { repository, run }: { readonly repository: Repository; readonly run: WorkflowRun },
  ): object {
    const readable = this.entries.filter(
      (entry) =>
        entry.isComplete &&
        entry.version === version &&
        entry.repository === repository &&
        [run.headBranch, defaultBranch].includes(entry.branch),
    );
    const found =
      readable.find((entry) => entry.key === key) ??
      readable.findLast((entry) => prefixes.some((prefix) => entry.key.startsWith(prefix)));
    if (found === undefined) return { ok: false };
    return { ok: true, signed_download_url: this.#blobs.sign(found.blob, 'read'), matched_key: found.key };
  }
}
