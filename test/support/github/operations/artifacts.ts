import { type Call, found, type Operations, Refusal } from '../operation.ts';
import { page } from '../page.ts';
import type { Artifact } from '../repository.ts';
import { apiUrl, nodeId } from '../resources.ts';

export const artifacts: Operations = {
  'actions/list-artifacts-for-repo': {
    grants: ['actions: read'],
    answer: (call) => list(call, [...call.repository.artifacts.values()]),
  },

  'actions/list-workflow-run-artifacts': {
    grants: ['actions: read'],
    answer(call) {
      const run = found(call.repository.runs.get(call.parameters.number('run_id')));
      return list(
        call,
        [...call.repository.artifacts.values()].filter((artifact) => artifact.run === run),
      );
    },
  },

  'actions/get-artifact': {
    grants: ['actions: read'],
    answer: (call) => ({ status: 200, body: resource(call, artifact(call)) }),
  },

  'actions/delete-artifact': {
    grants: ['actions: write'],
    answer(call) {
      call.repository.artifacts.delete(artifact(call).id);
      return { status: 204 };
    },
  },

  'actions/download-artifact': {
    grants: ['actions: read'],
    answer(call) {
      const { id, name, zip, isExpired } = artifact(call);
      if (call.parameters.text('archive_format') !== 'zip') throw new Refusal(404);
      if (isExpired) throw new Refusal(410, 'Artifact has expired');
      const blob = `artifact-${id}.zip`;
      call.blobs.store(blob, zip);
      return { status: 302, headers: { location: call.blobs.sign(blob, 'read', `${name}.zip`) } };
    },
  },
};

function artifact({ repository, parameters }: Call): Artifact {
  return found(repository.artifacts.get(parameters.number('artifact_id')));
}

/** Newest first, unless `direction` says otherwise. */
function list(call: Call, all: Artifact[]) {
  const name = call.parameters.optionalText('name');
  const sign = call.parameters.optionalText('direction') === 'asc' ? 1 : -1;
  const chosen = all
    .filter((one) => name === undefined || one.name === name)
    .sort((a, b) => sign * (a.id - b.id));
  return page(call, chosen, (some, total) => ({
    total_count: total,
    artifacts: some.map((one) => resource(call, one)),
  }));
}

/** Schema `artifact`. */
function resource({ github, repository }: Call, artifact: Artifact): object {
  const { id, name, run, digest, sizeInBytes, isExpired, createdAt, expiresAt } = artifact;
  const self = `${apiUrl(github, repository)}/actions/artifacts/${id}`;
  return {
    id,
    node_id: nodeId('Artifact', id),
    name,
    size_in_bytes: sizeInBytes,
    url: self,
    archive_download_url: `${self}/zip`,
    expired: isExpired,
    digest,
    created_at: createdAt,
    updated_at: createdAt,
    expires_at: expiresAt,
    workflow_run: {
      id: run.id,
      repository_id: repository.id,
      head_repository_id: run.headRepository.id,
      head_branch: run.headBranch,
      head_sha: run.headSha,
    },
  };
}
