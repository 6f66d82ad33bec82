import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DefaultArtifactClient } from '@actions/artifact';
import * as core from '@actions/core';
import { context, getOctokit } from '@actions/github';

const scenarios = {
  async report() {
    core.setOutput('result', 'first line\nsecond: line\n');
    core.setOutput('threshold', core.getInput('threshold'));
    core.error('It is, 100% broken:\nsee.', { file: 'src/a,b.ts', startLine: 3, title: 'A: title' });
    core.notice('Look.');
    core.setSecret('a secret');
    process.stderr.write('::debug::on stderr\n');
    core.info('A name with a line break\n::warning::smuggled');
    await core.summary.addRaw('# Summary').write();
    core.setFailed('Not certified.');
  },
  async artifact() {
    const folder = join(process.env.RUNNER_TEMP, 'in');
    await mkdir(folder);
    await writeFile(join(folder, 'certificate.json'), '{"score":93}');
    const client = new DefaultArtifactClient();
    const { id } = await client.uploadArtifact('certgate', [join(folder, 'certificate.json')], folder);
    const sameRun = await client.getArtifact('certgate');
    core.setOutput('same-run', await read(client, sameRun.artifact));
    const again = client.uploadArtifact('certgate', [join(folder, 'certificate.json')], folder);
    core.setOutput('again', await again.catch(({ message }) => message));
    core.setOutput('id', id);
  },
  async baseline() {
    const client = new DefaultArtifactClient();
    const [repositoryOwner, repositoryName] = [context.repo.owner, context.repo.repo];
    const workflowRunId = Number(process.env.PRIOR_RUN_ID);
    const findBy = { token: core.getInput('github-token'), workflowRunId, repositoryOwner, repositoryName };
    const { artifact } = await client.getArtifact('certgate', { findBy });
    core.setOutput('result', await read(client, artifact, { findBy }));
  },
  async comment() {
    const { rest } = getOctokit(core.getInput('github-token'));
    const { number } = context.issue;
    await rest.issues.createComment({ ...context.repo, issue_number: number, body: 'Certified.' });
  },
  environment: () => core.setOutput('result', JSON.stringify(process.env)),
  hang: () => setInterval(() => {}, 1000),
  die: () => process.kill(process.pid, 'SIGTERM'),
  summary: () => core.summary.addRaw('x'.repeat(1024 * 1024 + 1)).write(),
};

async function read(client, { id, digest }, options) {
  const path = join(process.env.RUNNER_TEMP, `out-${id}`);
  const { digestMismatch } = await client.downloadArtifact(id, { ...options, path, expectedHash: digest });
  if (digestMismatch) throw new Error('The digest is wrong.');
  return readFile(join(path, 'certificate.json'), 'utf8');
}

await scenarios[core.getInput('scenario', { required: true })]();
