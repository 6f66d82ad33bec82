import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { BlobStore } from './blob-store.ts';
import { CacheService } from './cache-service.ts';
import { Fields } from './fields.ts';
import type { Reply } from './operation.ts';
import type { Artifact, Repository, WorkflowRun } from './repository.ts';
import type { GitHubState } from './state.ts';
import { codes, TwirpError } from './twirp-error.ts';

const ROOT = '/twirp/github.actions.results.api.v1.ArtifactService/';
const CACHE_ROOT = '/twirp/github.actions.results.api.v1.CacheService/';

/** The only version of `CreateArtifactRequest` that `@actions/artifact` 6 sends. */
const VERSION = 7;

const ids = ['workflow_run_backend_id', 'workflow_job_run_backend_id'];

/** The fields of each method's request, from the client's own `generated/results/api/v1/artifact.js`. */
const methods: Readonly<Record<string, readonly string[]>> = {
  CreateArtifact: [...ids, 'name', 'expires_at', 'version', 'mime_type'],
  FinalizeArtifact: [...ids, 'name', 'size', 'hash'],
  ListArtifacts: [...ids, 'name_filter', 'id_filter'],
  GetSignedArtifactURL: [...ids, 'name'],
  DeleteArtifact: [...ids, 'name'],
};

type Place = { repository: Repository; run: WorkflowRun };
type Upload = { blob: string; expiresAt: string | undefined };

/** The runner's own artifact service: artifacts of the current run, by the runtime token. */
export class ResultsService {
  readonly #github: GitHubState;
  readonly #blobs: BlobStore;
  readonly #violations: string[];
  /** Created and not yet finalised, by run and name. */
  readonly #uploads = new Map<string, Upload>();
  readonly cache: CacheService;

  constructor(github: GitHubState, blobs: BlobStore, violations: string[]) {
    this.#github = github;
    this.#blobs = blobs;
    this.#violations = violations;
    this.cache = new CacheService(blobs);
  }

  owns(url: URL): boolean {
    return url.pathname.startsWith('/twirp/');
  }

  answer(url: URL, headers: IncomingHttpHeaders, body: string): Reply {
    try {
      return { status: 200, body: this.#perform(url, headers.authorization ?? '', JSON.parse(body)) };
    } catch (error) {
      if (!(error instanceof TwirpError)) throw error;
      if (error.code === 'invalid_argument' || error.code === 'bad_route') {
        this.#violations.push(`POST ${url.pathname}: ${error.message}`);
      }
      return { status: codes[error.code], body: { code: error.code, msg: error.message } };
    }
  }

  #perform(url: URL, authorization: string, body: Record<string, unknown>): object {
    if (url.pathname.startsWith(CACHE_ROOT))
      return this.cache.perform(url.pathname.slice(CACHE_ROOT.length), body, this.#runOf(authorization));
    const method = url.pathname.startsWith(ROOT) ? url.pathname.slice(ROOT.length) : '';
    const known = methods[method];
    if (known === undefined) throw new TwirpError('bad_route', `no method ${url.pathname}`);
    const unknown = Object.keys(body).filter((name) => !known.includes(name));
    if (unknown.length > 0) throw new TwirpError('invalid_argument', `unknown fields ${unknown.join(', ')}`);
    const request = new Fields(body);
    const place = this.#authorise(authorization, request);
    if (method === 'CreateArtifact') return this.#create(place, request);
    if (method === 'FinalizeArtifact') return this.#finalise(place, request);
    if (method === 'ListArtifacts') return this.#list(place, request);
    const artifact = this.#artifactsOf(place).find(({ name }) => name === request.text('name'));
    if (artifact === undefined) throw new TwirpError('not_found', `no artifact ${request.text('name')}`);
    if (method === 'GetSignedArtifactURL') {
      const blob = `artifact-${artifact.id}.zip`;
      this.#blobs.store(blob, artifact.zip);
      return { signed_url: this.#blobs.sign(blob, 'read', `${artifact.name}.zip`) };
    }
    place.repository.artifacts.delete(artifact.id);
    return { ok: true, artifact_id: String(artifact.id) };
  }

  /** The run that a token is of: the cache's clients send no other name of it. */
  #runOf(authorization: string): Place {
    const run = /Actions\.Results:([^:\s]+):/.exec(scopesOf(authorization))?.[1];
    if (run === undefined) throw new TwirpError('unauthenticated', 'no runtime token');
    const place = this.#github.findRun(run);
    if (place === null) throw new TwirpError('not_found', `no run ${run}`);
    return place;
  }

  #authorise(authorization: string, request: Fields): Place {
    const scopes = scopesOf(authorization);
    const [run = '', job = ''] = ids.map((name) => request.optionalText(name) ?? '');
    if (scopes === '') throw new TwirpError('unauthenticated', 'no runtime token');
    if (!scopes.split(' ').includes(`Actions.Results:${run}:${job}`)) {
      throw new TwirpError('permission_denied', 'the runtime token is of another run');
    }
    const place = this.#github.findRun(run);
    if (place === null) throw new TwirpError('not_found', `no run ${run}`);
    return place;
  }

  #create(place: Place, request: Fields): object {
    const name = request.text('name');
    if (request.number('version') !== VERSION)
      throw new TwirpError('invalid_argument', `version is not ${VERSION}`);
    if (this.#artifactsOf(place).some((artifact) => artifact.name === name)) {
      throw new TwirpError('already_exists', 'an artifact with this name already exists on the workflow run');
    }
    const blob = `upload-${this.#github.nextId()}.zip`;
    this.#uploads.set(`${place.run.id}/${name}`, { blob, expiresAt: request.optionalText('expires_at') });
    return { ok: true, signed_upload_url: this.#blobs.sign(blob, 'write') };
  }

  #finalise(place: Place, request: Fields): object {
    const name = request.text('name');
    const upload = this.#uploads.get(`${place.run.id}/${name}`);
    const zip = this.#blobs.find(upload?.blob ?? '');
    if (upload === undefined || zip === null) throw new TwirpError('not_found', `no upload of ${name}`);
    const digest = `sha256:${createHash('sha256').update(zip).digest('hex')}`;
    if (request.text('size') !== String(zip.byteLength) || request.text('hash') !== digest) {
      throw new TwirpError('invalid_argument', `size or hash of ${name} is not that of the upload`);
    }
    this.#uploads.delete(`${place.run.id}/${name}`);
    const { expiresAt } = upload;
    const kept = { name, run: place.run, zip, ...(expiresAt === undefined ? {} : { expiresAt }) };
    return { ok: true, artifact_id: String(place.repository.addArtifact(kept).id) };
  }

  #list(place: Place, request: Fields): object {
    const name = request.optionalText('name_filter');
    const id = request.optionalText('id_filter');
    const chosen = this.#artifactsOf(place)
      .filter((artifact) => name === undefined || artifact.name === name)
      .filter((artifact) => id === undefined || String(artifact.id) === id);
    const { run, job } = place.run.backend;
    const artifacts = chosen.map((artifact) => ({
      workflow_run_backend_id: run,
      workflow_job_run_backend_id: job,
      database_id: String(artifact.id),
      name: artifact.name,
      size: String(artifact.sizeInBytes),
      created_at: artifact.createdAt,
      digest: artifact.digest,
    }));
    return { artifacts };
  }

  #artifactsOf({ repository, run }: Place): Artifact[] {
    return [...repository.artifacts.values()].filter((artifact) => artifact.run === run);
  }
}

function scopesOf(authorization: string): string {
  const [, claims = ''] = authorization.replace(/^Bearer /, '').split('.');
  return String(JSON.parse(Buffer.from(claims, 'base64url').toString() || '{}').scp ?? '');
}
