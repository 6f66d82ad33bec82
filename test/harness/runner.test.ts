import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { getOctokit } from '@actions/github';
import { expect, test } from 'vitest';
import { pullRequestEvent, pushEvent } from '../support/github/events.ts';
import { runAction, type Step } from '../support/github/runner.ts';
import { startGitHub } from '../support/github/stand-in.ts';
import { forkPermissions } from '../support/github/tokens.ts';

const fixture = fileURLToPath(new URL('fixture-action', import.meta.url));

/** A push of the second commit to `main`, and the step that runs for it. */
async function scenario() {
  const github = await startGitHub();
  const repository = github.state.addRepository();
  const before = repository.addCommit({ branch: 'main', files: { 'a.txt': 'a' } }).sha;
  const after = repository.addCommit({ branch: 'main' }).sha;
  const token = github.tokens.issue({ contents: 'read', actions: 'read', 'pull-requests': 'write' });
  const step: Step = {
    github,
    repository,
    actionDirectory: fixture,
    event: pushEvent(github.state, repository, { branch: 'main', before, after }),
    run: {
      id: 7,
      attempt: 1,
      sha: after,
      ref: 'refs/heads/main',
      workflowPath: '.github/workflows/certgate.yml',
    },
    token,
    workspace: fixture,
  };
  const run = (name: string, more: Partial<Step> = {}) =>
    runAction({ ...step, inputs: { scenario: name }, ...more });
  return { github, repository, token, step, run, [Symbol.asyncDispose]: github.stop };
}

test('outputs, annotations, commands and summary come back as GitHub reads them', async () => {
  await using it = await scenario();
  const { exitCode, outputs, annotations, commands, summary } = await it.run('report');
  expect(exitCode).toBe(1);
  expect(outputs).toEqual({ result: 'first line\nsecond: line\n', threshold: '80' });
  expect(annotations).toEqual([
    { level: 'error', message: 'It is, 100% broken:\nsee.', title: 'A: title', file: 'src/a,b.ts', line: 3 },
    { level: 'notice', message: 'Look.' },
    { level: 'warning', message: 'smuggled' },
    { level: 'error', message: 'Not certified.' },
  ]);
  expect(commands).toContainEqual({ name: 'add-mask', properties: {}, message: 'a secret' });
  expect(commands).toContainEqual({ name: 'debug', properties: {}, message: 'on stderr' });
  expect(summary).toBe('# Summary');
  expect(it.repository.runs.get(7)).toMatchObject({
    status: 'completed',
    conclusion: 'failure',
    event: 'push',
  });
});

test('the real artifact client uploads to the run; a later run and the REST API get the same bytes', async () => {
  await using it = await scenario();
  const { outputs } = await it.run('artifact');
  expect(outputs).toMatchObject({
    'same-run': '{"score":93}',
    again: expect.stringContaining('already exists'),
  });
  const [artifact] = it.repository.artifacts.values();
  expect(artifact).toMatchObject({ name: 'certgate', run: { id: 7, headBranch: 'main' } });
  expect(outputs['id']).toBe(String(artifact?.id));

  const later = await it.run('baseline', {
    run: { ...it.step.run, id: 8 },
    environment: { PRIOR_RUN_ID: '7' },
  });
  expect(later.outputs).toEqual({ result: '{"score":93}' });

  const { rest } = getOctokit(it.token, { baseUrl: it.github.url });
  const repo = { owner: 'octo-org', repo: 'demo' };
  const { data } = await rest.actions.listWorkflowRunArtifacts({ ...repo, run_id: 7 });
  const [listed] = data.artifacts;
  expect(listed?.workflow_run).toMatchObject({ id: 7, head_branch: 'main', head_sha: it.step.run.sha });
  const download = { ...repo, artifact_id: listed?.id ?? 0, archive_format: 'zip' };
  const bytes = Buffer.from((await rest.actions.downloadArtifact(download)).data as ArrayBuffer);
  expect(`sha256:${createHash('sha256').update(bytes).digest('hex')}`).toBe(listed?.digest);
  expect(it.github.violations).toEqual([]);
});

test('a pull request from a fork runs with its own context and cannot comment', async () => {
  await using it = await scenario();
  const fork = it.github.state.addFork(it.repository, 'someone');
  const base = { ref: 'main', sha: it.step.run.sha };
  const head = { ref: 'main', sha: fork.addCommit({ branch: 'main' }).sha, repository: fork };
  const pull = it.repository.addPull({ base, head });
  const { rest } = getOctokit(it.token, { baseUrl: it.github.url });
  const step = {
    event: pullRequestEvent(it.github.state, it.repository, pull),
    run: {
      ...it.step.run,
      id: 9,
      ref: 'refs/pull/1/merge',
      headRef: 'main',
      baseRef: 'main',
      headSha: head.sha,
      headRepository: fork,
    },
  };
  const refused = await it.run('comment', { ...step, token: it.github.tokens.issue(forkPermissions) });
  expect(refused.stderr).toContain('Resource not accessible by integration');
  expect(refused.exitCode).toBe(1);
  expect((await it.run('comment', step)).exitCode).toBe(0);
  expect(it.repository.comments.size).toBe(1);
  const { data } = await rest.actions.getWorkflowRun({ owner: 'octo-org', repo: 'demo', run_id: 9 });
  expect(data).toMatchObject({
    event: 'pull_request',
    head_branch: 'main',
    head_repository: { id: fork.id },
  });
  expect(it.github.violations).toEqual([]);
});

test('the action gets the run and its inputs, and nothing of the test', async () => {
  await using it = await scenario();
  const { outputs } = await it.run('environment');
  const environment = JSON.parse(outputs['result'] ?? '{}');
  expect(environment).toMatchObject({
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_API_URL: it.github.url,
    GITHUB_RUN_ID: '7',
    GITHUB_REF_PROTECTED: 'true',
    'INPUT_GITHUB-TOKEN': it.token,
  });
  expect(Object.keys(environment).filter((name) => /^(VITEST|npm_|NODE)/.test(name))).toEqual([]);
});

test('what a step must not be is an error', async () => {
  await using it = await scenario();
  await expect(it.run('report', { inputs: { scenaryo: 'report' } })).rejects.toThrow(
    'Not an input in action.yml: scenaryo',
  );
  await expect(it.run('hang', { limitMilliseconds: 300 })).rejects.toThrow(
    'longer than 300 ms and was killed',
  );
  await expect(it.run('die')).rejects.toThrow('The action died of SIGTERM');
  await expect(it.run('summary')).rejects.toThrow('GitHub takes 1 MiB at most');
});

test.each([
  ['runs:\n  using: node20\n  main: a.js\n', 'runs.using is node20, not node24'],
  ['runs:\n  using: node24\n', 'runs.main is missing'],
  ['runs:\n  using: node24\n  main: a.js\n  post: b.js\n', 'runs.post without `post-if: always()`'],
  [
    `runs: {using: node24, main: a.js}\ninputs:\n  a:\n    default: \${{ github.actor }}\n`,
    'github.actor is not',
  ],
])('an action.yml that is not emulated is refused: %j', async (text, message) => {
  await using it = await scenario();
  const actionDirectory = await mkdtemp(join(tmpdir(), 'certgate-action-'));
  try {
    await writeFile(join(actionDirectory, 'action.yml'), text);
    await expect(runAction({ ...it.step, actionDirectory })).rejects.toThrow(message);
  } finally {
    await rm(actionDirectory, { recursive: true });
  }
});
