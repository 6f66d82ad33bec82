import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { startGitHub } from '../support/github/stand-in.ts';

const service = '/twirp/github.actions.results.api.v1.ArtifactService';

/** Whatever a method answers. */
type Answer = { ok?: boolean; signed_upload_url: string; signed_url: string; artifacts?: unknown[] };

/** One run, and a client of the service that speaks for it. */
async function scenario() {
  const github = await startGitHub();
  const repository = github.state.addRepository();
  const { sha } = repository.addCommit({ branch: 'main' });
  const run = repository.addRun({ headSha: sha });
  const ids = { workflow_run_backend_id: run.backend.run, workflow_job_run_backend_id: run.backend.job };
  const scope = `Actions.Results:${run.backend.run}:${run.backend.job}`;
  const claims = Buffer.from(JSON.stringify({ scp: scope })).toString('base64url');
  const call = async (method: string, fields: object, authorization = `Bearer e30.${claims}.`) => {
    const body = JSON.stringify({ ...ids, ...fields });
    const response = await fetch(`${github.url}${service}/${method}`, {
      method: 'POST',
      headers: { authorization },
      body,
    });
    const data = (await response.json()) as Answer;
    return { status: response.status, data };
  };
  return { github, repository, run, call, [Symbol.asyncDispose]: github.stop };
}

const certificate = { name: 'certgate', version: 7, mime_type: 'application/zip' };
const hash = `sha256:${createHash('sha256').update('bytes').digest('hex')}`;

test('an artifact is put in one blob or in blocks, found, read and deleted', async () => {
  await using it = await scenario();
  const { data } = await it.call('CreateArtifact', { ...certificate, expires_at: '2026-12-01T00:00:00Z' });
  const put = (query: string, body: string) => fetch(data.signed_upload_url + query, { method: 'PUT', body });
  expect((await put('&comp=block&blockid=YQ==', 'by')).status).toBe(201);
  expect((await put('&comp=block&blockid=Yg==', 'tes')).status).toBe(201);
  expect(
    (await put('&comp=blocklist', '<BlockList><Latest>YQ==</Latest><Latest>Yw==</Latest></BlockList>'))
      .status,
  ).toBe(400);
  expect(
    (await put('&comp=blocklist', '<BlockList><Latest>YQ==</Latest><Latest>Yg==</Latest></BlockList>'))
      .status,
  ).toBe(201);
  const finalised = await it.call('FinalizeArtifact', { name: 'certgate', size: '5', hash });
  expect(finalised.data.ok).toBe(true);
  const [artifact] = it.repository.artifacts.values();
  expect(artifact).toMatchObject({
    name: 'certgate',
    digest: hash,
    expiresAt: '2026-12-01T00:00:00Z',
    run: it.run,
  });

  const second = await it.call('CreateArtifact', { ...certificate, name: 'second' });
  const headers = { 'x-ms-blob-type': 'BlockBlob' };
  const whole = await fetch(second.data.signed_upload_url, { method: 'PUT', headers, body: 'bytes' });
  expect(whole.status).toBe(201);
  await it.call('FinalizeArtifact', { name: 'second', size: '5', hash });
  expect((await it.call('ListArtifacts', {})).data.artifacts).toHaveLength(2);
  expect((await it.call('ListArtifacts', { name_filter: 'second' })).data.artifacts).toMatchObject([
    { digest: hash },
  ]);

  const { signed_url: url } = (await it.call('GetSignedArtifactURL', { name: 'second' })).data;
  expect(await (await fetch(url)).text()).toBe('bytes');
  expect((await fetch(url, { method: 'HEAD' })).headers.get('content-length')).toBe('5');
  expect((await fetch(url, { headers: { range: 'bytes=1-2' } })).headers.get('content-range')).toBe(
    'bytes 1-2/5',
  );
  expect((await fetch(url, { headers: { range: 'bytes=5-' } })).status).toBe(416);
  expect((await it.call('DeleteArtifact', { name: 'second' })).data).toMatchObject({ ok: true });
  expect((await it.call('GetSignedArtifactURL', { name: 'second' })).status).toBe(404);
  expect(it.github.violations).toEqual([]);
});

test.each([
  ['an unknown field', 'CreateArtifact', { ...certificate, retention: 1 }, 'unknown fields retention'],
  ['another version', 'CreateArtifact', { ...certificate, version: 4 }, 'version is not 7'],
  ['an unknown method', 'RenameArtifact', { name: 'certgate' }, 'no method'],
  [
    'a size that is not that of the upload',
    'FinalizeArtifact',
    { name: 'certgate', size: '6', hash },
    'size or hash',
  ],
  [
    'a hash that is not that of the upload',
    'FinalizeArtifact',
    { name: 'certgate', size: '5', hash: 'sha256:0' },
    'size or hash',
  ],
])('%s is a violation', async (_, method, fields, problem) => {
  await using it = await scenario();
  const { data } = await it.call('CreateArtifact', certificate);
  await fetch(data.signed_upload_url, {
    method: 'PUT',
    headers: { 'x-ms-blob-type': 'BlockBlob' },
    body: 'bytes',
  });
  expect((await it.call(method, fields)).status).toBeGreaterThanOrEqual(400);
  expect(it.github.violations).toEqual([expect.stringContaining(problem)]);
  expect(it.repository.artifacts.size).toBe(0);
});

test('the runtime token opens its own run and no other', async () => {
  await using it = await scenario();
  const other = it.repository.addRun({ headSha: it.run.headSha });
  const fields = { workflow_run_backend_id: other.backend.run };
  expect((await it.call('ListArtifacts', fields)).status).toBe(403);
  expect((await it.call('ListArtifacts', {}, '')).status).toBe(401);
});
