import { daysBetween } from '../../model/day.ts';
import { sha256 } from '../../model/fingerprint.ts';
import type { Candidate, CertificateStore, Loaded, Log, Origin } from '../../model/world.ts';
import type { GitHub } from './api.ts';
import { downloadEntry } from './artifact-download.ts';
import { uploadArtifact } from './artifact-upload.ts';

/** Name of the certificate's file in its artifact. */
const entryName = 'certificate.sigstore.json';

/** A page holds 100; the newest 300 of a branch reach back further than any certificate holds. */
const mostPages = 3;

interface StoreOptions {
  /** The branch whose certificates these are. */
  readonly branch: string;
  readonly directory: string;
  readonly temporary: string;
  readonly attempt: number;
  /** Days after which GitHub deletes artifacts of this repository; `null` when it did not say. */
  readonly retentionDays: number | null;
  readonly log: Log;
}

/** Certificates as workflow artifacts. What the listing says is only a claim: `certificate/trust` judges it. */
export class ArtifactStore implements CertificateStore {
  readonly #github: GitHub;
  readonly #options: StoreOptions;
  readonly #name: string;

  constructor(github: GitHub, options: StoreOptions) {
    this.#github = github;
    this.#options = options;
    this.#name = artifactName(options.branch, options.directory);
  }

  async candidates(): Promise<readonly Candidate[]> {
    const { octokit, owner, repo } = this.#github;
    let pages = 0;
    const artifacts = await octokit.paginate(
      octokit.rest.actions.listArtifactsForRepo,
      { owner, repo, name: this.#name, per_page: 100 },
      ({ data }, done) => {
        pages += 1;
        if (pages === mostPages) done();
        return data;
      },
    );
    return artifacts
      .toSorted((left, right) => right.id - left.id)
      .map((artifact) => {
        const { id, expired, size_in_bytes: bytes, digest, workflow_run: run } = artifact;
        return {
          id: String(id),
          commit: run?.head_sha ?? null,
          listed: {
            runId: run?.id ?? 0,
            repositoryId: run?.repository_id ?? 0,
            headRepositoryId: run?.head_repository_id ?? 0,
            branch: run?.head_branch ?? '',
            isExpired: expired,
            bytes,
            digest: digest ?? null,
          },
        };
      });
  }

  async origin({ listed }: Candidate): Promise<Origin | null> {
    if (listed === null) return null;
    const { octokit, owner, repo } = this.#github;
    const { data } = await octokit.rest.actions.getWorkflowRun({ owner, repo, run_id: listed.runId });
    return {
      event: data.event,
      workflow: data.path.replace(/@.*$/, ''),
      conclusion: data.conclusion,
      status: data.status,
      headCommit: data.head_sha,
    };
  }

  async load({ id, listed }: Candidate): Promise<Loaded> {
    const artifact = { id: Number(id), digest: listed?.digest ?? null };
    const downloaded = await downloadEntry(this.#github, artifact, entryName);
    if ('text' in downloaded) return { bundle: downloaded.text };
    return { refused: downloaded.detail, condition: downloaded.condition };
  }

  async save(
    bundle: string,
    about: { readonly issuedAt: string; readonly expiresAt: string },
  ): Promise<string> {
    const { temporary, attempt, retentionDays, log } = this.#options;
    const days = Math.ceil(daysBetween(about.issuedAt, about.expiresAt));
    if (retentionDays !== null && retentionDays < days) {
      log.warn(
        `The certificate is valid for ${days} days, and GitHub deletes the stored copy after ${retentionDays}: from then on nothing is compared with it. Keep artifacts longer, or set \`certificate.valid-for\` to \`${retentionDays}d\`.`,
      );
    }
    const id = await uploadArtifact(
      this.#name,
      { [entryName]: bundle },
      { temporary, attempt, retentionDays: Math.min(days, retentionDays ?? days) },
    );
    return `artifact ${this.#name} (${id})`;
  }
}

/** Branches that differ get names that differ, though an artifact's name may not hold all that a branch's may. */
export function artifactName(branch: string, directory: string): string {
  const slug = branch.replace(/[^A-Za-z0-9.-]+/g, '-').slice(0, 40);
  return `certgate-certificate-${slug}-${sha256(JSON.stringify([branch, directory])).slice(0, 8)}`;
}
