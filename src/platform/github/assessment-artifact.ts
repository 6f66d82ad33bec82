import { largestArchiveBytes } from '../../model/trust.ts';
import type { Publication, Publisher } from '../../model/world.ts';
import type { GitHub } from './api.ts';
import { type Downloaded, downloadEntry, refusal } from './artifact-download.ts';
import { uploadArtifact } from './artifact-upload.ts';

const artifactName = 'certgate-assessment';
const entryName = 'scorecard.json';

/** The document of a pull request's run, alone: what mode `report` reads in another run, which may write. */
export class AssessmentArtifact implements Publisher {
  readonly id = 'assessment artifact';
  readonly #temporary: string;
  readonly #attempt: number;

  constructor(temporary: string, attempt: number) {
    this.#temporary = temporary;
    this.#attempt = attempt;
  }

  async publish({ reports }: Publication): Promise<void> {
    const files = { [entryName]: reports[entryName] ?? '' };
    await uploadArtifact(artifactName, files, { temporary: this.#temporary, attempt: this.#attempt });
  }
}

/** What a run left as its assessment: a stranger's text. */
export async function downloadAssessment(github: GitHub, runId: number): Promise<Downloaded> {
  const { octokit, owner, repo } = github;
  const { data } = await octokit.rest.actions.listWorkflowRunArtifacts({
    owner,
    repo,
    run_id: runId,
    name: artifactName,
    per_page: 100,
  });
  const named = data.artifacts.filter(({ name }) => name === artifactName);
  const [only] = named;
  if (only === undefined) return refusal(`The run left no artifact \`${artifactName}\`.`, 'unavailable');
  if (named.length > 1) return refusal(`The run left several artifacts \`${artifactName}\`.`, 'unavailable');
  const { id, digest, size_in_bytes: bytes, workflow_run: run, expired } = only;
  if (run?.id !== runId) return refusal('The assessment is of another run.', 'unavailable');
  if (expired) return refusal('The assessment has expired.', 'unavailable');
  if (bytes > largestArchiveBytes)
    return refusal(`The assessment is larger than ${largestArchiveBytes} bytes.`, 'size');
  if (digest === undefined || digest === null)
    return refusal('GitHub lists no digest of the assessment.', 'digest');
  return await downloadEntry(github, { id, digest }, entryName);
}
