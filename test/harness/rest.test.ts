import { createHash } from 'node:crypto';
import { getOctokit } from '@actions/github';
import { expect, test } from 'vitest';
import { workflowRunEvent } from '../support/github/events.ts';
import { startGitHub } from '../support/github/stand-in.ts';
import { forkPermissions, type Permissions } from '../support/github/tokens.ts';
import { zip } from '../support/github/zip.ts';

const repo = { owner: 'octo-org', repo: 'demo' };

const all: Permissions = { contents: 'read', actions: 'write', 'pull-requests': 'write', statuses: 'write' };

/** `main` at the second of two commits, and a pull request with one commit on the first. */
async function scenario(permissions: Permissions = all) {
  const github = await startGitHub();
  const repository = github.state.addRepository();
  const first = repository.addCommit({ branch: 'main', files: { 'a.txt': 'one\n', 'src/b.txt': 'b' } });
  const second = repository.addCommit({ branch: 'main', files: { 'a.txt': 'two\n', 'src/b.txt': 'b' } });
  const change = repository.addCommit({
    parents: [first.sha],
    branch: 'change',
    files: { 'a.txt': 'one\nmore\n' },
  });
  const pull = repository.addPull({
    base: { ref: 'main', sha: second.sha },
    head: { ref: 'change', sha: change.sha },
  });
  const { rest, paginate } = getOctokit(github.tokens.issue(permissions), { baseUrl: github.url });
  const disposable = { [Symbol.asyncDispose]: github.stop };
  return { ...disposable, github, repository, first, second, change, pull, rest, paginate };
}

test('comments are created, changed and deleted', async () => {
  await using it = await scenario();
  const { data } = await it.rest.issues.createComment({ ...repo, issue_number: 1, body: 'One' });
  expect(data.user).toMatchObject({ login: 'github-actions[bot]', type: 'Bot' });
  await it.rest.issues.updateComment({ ...repo, comment_id: data.id, body: 'Two' });
  expect([...it.repository.comments.values()].map(({ body }) => body)).toEqual(['Two']);
  await it.rest.issues.deleteComment({ ...repo, comment_id: data.id });
  expect(it.repository.comments.size).toBe(0);
  await expect(it.rest.issues.createComment({ ...repo, issue_number: 9, body: 'x' })).rejects.toThrow(
    'Not Found',
  );
  expect(it.github.violations).toEqual([]);
});

test('130 comments come in pages that octokit can follow', async () => {
  await using it = await scenario();
  const author = { login: 'someone', id: 7, type: 'User' } as const;
  for (let i = 0; i < 130; i += 1) it.repository.addComment({ number: 1, body: `Comment ${i}`, author });
  const pages = { ...repo, issue_number: 1 };
  const { data, headers } = await it.rest.issues.listComments(pages);
  expect(data).toHaveLength(30);
  expect(headers.link).toMatch(/[?&]page=2>; rel="next", <.*[?&]page=5>; rel="last"$/);
  const everything = await it.paginate(it.rest.issues.listComments, { ...pages, per_page: 100 });
  expect(everything.map(({ body }) => body)).toEqual(Array.from({ length: 130 }, (_, i) => `Comment ${i}`));
  const last = await it.rest.issues.listComments({ ...pages, page: 5 });
  expect(last.data).toHaveLength(10);
  expect(last.headers.link).not.toContain('next');
  const clamped = await it.rest.issues.listComments({ ...pages, per_page: 500 });
  expect(clamped.data).toHaveLength(100);
});

test('a comment may have 65,536 characters and no more', async () => {
  await using it = await scenario();
  const write = (length: number) =>
    it.rest.issues.createComment({ ...repo, issue_number: 1, body: 'é'.repeat(length) });
  await write(65_536);
  await expect(write(65_537)).rejects.toMatchObject({
    status: 422,
    message: expect.stringContaining('too long'),
  });
});

test('a commit status is listed and combined; its description may have 140 characters', async () => {
  await using it = await scenario();
  const { sha } = it.second;
  const set = (state: 'pending' | 'success', description: string) =>
    it.rest.repos.createCommitStatus({ ...repo, sha, state, context: 'certgate/gate', description });
  const combined = async () =>
    (await it.rest.repos.getCombinedStatusForRef({ ...repo, ref: 'main' })).data.state;
  await set('pending', 'Running');
  expect(await combined()).toBe('pending');
  await set('success', 'x'.repeat(140));
  expect(await combined()).toBe('success');
  const { data } = await it.rest.repos.listCommitStatusesForRef({ ...repo, ref: sha });
  expect(data.map(({ state }) => state)).toEqual(['success', 'pending']);
  await expect(set('success', 'x'.repeat(141))).rejects.toMatchObject({ status: 422 });
  const elsewhere = it.rest.repos.createCommitStatus({ ...repo, sha: 'f'.repeat(40), state: 'success' });
  await expect(elsewhere).rejects.toThrow('No commit found');
  expect(it.github.violations).toEqual([]);
});

test('a token may do what it was given, and nothing else', async () => {
  await using it = await scenario(forkPermissions);
  const { sha } = it.second;
  expect((await it.rest.pulls.get({ ...repo, pull_number: 1 })).status).toBe(200);
  const refused = { status: 403, message: expect.stringContaining('Resource not accessible by integration') };
  const comment = it.rest.issues.createComment({ ...repo, issue_number: 1, body: 'x' });
  await expect(comment).rejects.toMatchObject(refused);
  await expect(it.rest.repos.createCommitStatus({ ...repo, sha, state: 'success' })).rejects.toMatchObject(
    refused,
  );
  await expect(it.rest.users.getAuthenticated()).rejects.toMatchObject(refused);
  const bare = getOctokit(it.github.tokens.issue({ contents: 'none' }), { baseUrl: it.github.url });
  await expect(bare.rest.repos.getContent({ ...repo, path: 'a.txt' })).rejects.toMatchObject(refused);
  const stranger = getOctokit('ghs_unknown', { baseUrl: it.github.url });
  await expect(stranger.rest.repos.get(repo)).rejects.toMatchObject({ status: 401 });
  expect((await fetch(`${it.github.url}/repos/octo-org/demo`)).status).toBe(401);
  const [read] = it.github.requests;
  expect(read).toEqual({
    method: 'GET',
    path: '/repos/octo-org/demo/pulls/1',
    token: 'GITHUB_TOKEN',
    status: 200,
  });
  expect(it.github.requests.at(-1)).toMatchObject({ token: null, status: 401 });
  expect(it.github.violations).toEqual([]);
});

test('issues: write is enough to comment', async () => {
  await using it = await scenario({ issues: 'write' });
  expect((await it.rest.issues.createComment({ ...repo, issue_number: 1, body: 'x' })).status).toBe(201);
});

test('files are read at a ref, in both forms', async () => {
  await using it = await scenario();
  const read = (path: string, ref: string) => it.rest.repos.getContent({ ...repo, path, ref });
  const { data } = await read('src/b.txt', 'main');
  expect(data).toMatchObject({
    type: 'file',
    encoding: 'base64',
    content: Buffer.from('b').toString('base64'),
  });
  const mediaType = { format: 'raw' };
  const raw = await it.rest.repos.getContent({ ...repo, path: 'a.txt', ref: it.first.sha, mediaType });
  expect(raw.data).toBe('one\n');
  expect((await read('src', 'main')).data).toMatchObject([{ type: 'file', path: 'src/b.txt' }]);
  await expect(read('c.txt', 'main')).rejects.toMatchObject({ status: 404 });
  await expect(read('a.txt', 'no-branch')).rejects.toMatchObject({ status: 404 });
  expect(it.github.violations).toEqual([]);
});

test('a file over 1 MiB has no content in its JSON form', async () => {
  await using it = await scenario();
  it.repository.addCommit({ branch: 'main', files: { 'large.txt': 'x'.repeat(1024 * 1024 + 1) } });
  const { data } = await it.rest.repos.getContent({ ...repo, path: 'large.txt' });
  expect(data).toMatchObject({ encoding: 'none', content: '', size: 1024 * 1024 + 1 });
});

test('two commits compare as their ancestry says', async () => {
  await using it = await scenario();
  const compare = async (basehead: string) =>
    (await it.rest.repos.compareCommitsWithBasehead({ ...repo, basehead })).data;
  const { first, second, change } = it;
  expect(await compare('main...main')).toMatchObject({ status: 'identical', files: [] });
  expect(await compare(`${first.sha}...main`)).toMatchObject({ status: 'ahead', ahead_by: 1, behind_by: 0 });
  expect(await compare(`${second.sha}...${first.sha}`)).toMatchObject({ status: 'behind', behind_by: 1 });
  const diverged = await compare(`main...octo-org:change`);
  expect(diverged).toMatchObject({ status: 'diverged', merge_base_commit: { sha: first.sha } });
  expect(diverged.commits.map(({ sha }) => sha)).toEqual([change.sha]);
  expect(diverged.files?.map(({ filename, status, patch }) => [filename, status, patch])).toEqual([
    ['a.txt', 'modified', '@@ -1,0 +2,1 @@\n+more'],
    ['src/b.txt', 'removed', '@@ -1,1 +0,0 @@\n-b'],
  ]);
  const files = await it.rest.pulls.listFiles({ ...repo, pull_number: 1 });
  expect(files.data).toEqual(diverged.files);
  expect(it.github.violations).toEqual([]);
});

test('everything else that is simulated answers as described', async () => {
  await using it = await scenario();
  const { rest, repository, second, change, pull } = it;
  const fork = it.github.state.addFork(repository, 'someone');
  const run = repository.addRun({ headSha: second.sha });
  repository.addRun({
    headSha: change.sha,
    event: 'pull_request',
    headRepository: fork,
    pulls: [pull.number],
  });
  expect((await rest.repos.get(repo)).data).toMatchObject({ id: repository.id, default_branch: 'main' });
  expect((await rest.repos.getBranch({ ...repo, branch: 'main' })).data.protected).toBe(true);
  expect((await rest.git.getRef({ ...repo, ref: 'heads/main' })).data.object.sha).toBe(second.sha);
  expect((await rest.repos.getCommit({ ...repo, ref: 'main' })).data.stats).toMatchObject({ total: 2 });
  expect((await rest.pulls.list({ ...repo, head: 'octo-org:change' })).data).toHaveLength(1);
  expect((await rest.pulls.list({ ...repo, state: 'closed' })).data).toEqual([]);
  const associated = await rest.repos.listPullRequestsAssociatedWithCommit({
    ...repo,
    commit_sha: change.sha,
  });
  expect(associated.data.map(({ number }) => number)).toEqual([1]);
  const { data: got } = await rest.actions.getWorkflowRun({ ...repo, run_id: run.id });
  expect(got.head_sha).toBe(second.sha);
  expect(workflowRunEvent(it.github.state, repository, run).payload).toMatchObject({ workflow_run: got });
  const runs = await rest.actions.listWorkflowRuns({
    ...repo,
    workflow_id: 'certgate.yml',
    event: 'pull_request',
  });
  expect(runs.data.workflow_runs.map((one) => one.head_repository.full_name)).toEqual(['someone/demo']);
  expect((await rest.actions.listWorkflowRunsForRepo({ ...repo, status: 'success' })).data.total_count).toBe(
    2,
  );
  expect(it.github.violations).toEqual([]);
});

test('an artifact is listed with its run, and downloads by a signed link that ends', async () => {
  await using it = await scenario();
  const fork = it.github.state.addFork(it.repository, 'someone');
  const run = it.repository.addRun({ headSha: it.second.sha, headRepository: fork });
  const bytes = zip([['certificate.json', '{}']]);
  const artifact = it.repository.addArtifact({ name: 'certgate', run, zip: bytes });
  it.repository.addArtifact({ name: 'other', run, zip: bytes, isExpired: true });
  const { data } = await it.rest.actions.listArtifactsForRepo({ ...repo, name: 'certgate' });
  const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
  expect(data.artifacts).toMatchObject([
    {
      id: artifact.id,
      digest,
      workflow_run: { head_repository_id: fork.id, repository_id: it.repository.id },
    },
  ]);
  const download = {
    ...repo,
    artifact_id: artifact.id,
    archive_format: 'zip',
    request: { redirect: 'manual' as const },
  };
  const { headers } = await it.rest.actions.downloadArtifact(download);
  const link = String(headers.location);
  expect(Buffer.from(await (await fetch(link)).arrayBuffer())).toEqual(Buffer.from(bytes));
  expect((await fetch(link, { headers: { range: 'bytes=0-1' } })).status).toBe(206);
  expect((await fetch(link, { method: 'PUT', body: 'x' })).status).toBe(403);
  expect((await fetch(link.replace('artifact-', 'artifact-9'))).status).toBe(403);
  it.github.state.now = '2026-11-22T12:01:01Z';
  expect((await fetch(link)).status).toBe(403);
  const expired = it.rest.actions.downloadArtifact({ ...download, artifact_id: artifact.id + 1 });
  await expect(expired).rejects.toMatchObject({ status: 410 });
  expect(it.github.violations).toEqual([]);
});
