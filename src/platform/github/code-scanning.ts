import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Publication, Publisher } from '../../model/world.ts';
import type { GitHub } from './api.ts';

const packed = promisify(gzip);

/** The findings in GitHub's code scanning. GitHub reads what it is sent later on: whether it took it, it does not say. */
export class CodeScanning implements Publisher {
  readonly id = 'code scanning';
  readonly #github: GitHub;
  readonly #commit: string;
  readonly #ref: string;

  constructor(github: GitHub, { commit, ref }: { readonly commit: string; readonly ref: string }) {
    this.#github = github;
    this.#commit = commit;
    this.#ref = ref;
  }

  async publish({ reports }: Publication): Promise<void> {
    const report = reports['results.sarif'];
    if (report === undefined) return;
    const { octokit, owner, repo } = this.#github;
    await octokit.rest.codeScanning.uploadSarif({
      owner,
      repo,
      commit_sha: this.#commit,
      ref: this.#ref,
      sarif: (await packed(report)).toString('base64'),
    });
  }
}
