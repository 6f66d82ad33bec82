import { mkdtempDisposableSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { artifactName } from '../../../src/platform/github/artifact-store.ts';
import { readRunContext } from '../../../src/platform/github/run-context.ts';
import { repositoryWith } from '../../support/documents.ts';

const sha = 'a'.repeat(40);
const headSha = 'b'.repeat(40);
const baseSha = 'c'.repeat(40);
const repository = { id: 4711, full_name: 'octo/widget', default_branch: 'main' };
const pullRequest = (headRepository: { readonly id: number } | null) => ({
  number: 7,
  head: { sha: headSha, ref: 'work', repo: headRepository },
  base: { sha: baseSha, ref: 'main' },
});

const environment = {
  GITHUB_EVENT_NAME: 'push',
  GITHUB_SHA: sha,
  GITHUB_REF: 'refs/heads/main',
  GITHUB_RUN_ID: '1001',
  GITHUB_RUN_ATTEMPT: '2',
  GITHUB_WORKFLOW_REF: 'octo/widget/.github/workflows/ci.yml@refs/heads/main',
};

/** The context of a run with this event, as text or as JSON. */
async function contextOf(event: unknown, overrides: Readonly<Record<string, string | undefined>> = {}) {
  using temporary = mkdtempDisposableSync(join(tmpdir(), 'certgate-test-'));
  const path = join(temporary.path, 'event.json');
  writeFileSync(path, typeof event === 'string' ? event : JSON.stringify(event));
  return await readRunContext({ ...environment, GITHUB_EVENT_PATH: path, ...overrides });
}

describe('what a run is about', () => {
  test('a push: its own commit, compared with nothing else', async () => {
    expect(await contextOf({ repository })).toEqual({
      event: 'push',
      repository: repositoryWith(),
      run: { id: 1001, attempt: 2, url: 'https://github.com/octo/widget/actions/runs/1001' },
      workflow: '.github/workflows/ci.yml',
      commit: sha,
      checkouts: [sha],
      ref: 'refs/heads/main',
      target: null,
      pullRequest: null,
      isProtectedBranch: true,
    });
  });

  it.each([
    ['of this repository', { id: 4711 }, false],
    ['of a fork', { id: 4712 }, true],
    ['of a fork that is gone', null, true],
  ])('a pull request %s: its head, not the merge', async (_, headRepository, isFork) => {
    const event = { repository, pull_request: pullRequest(headRepository) };
    const run = { GITHUB_EVENT_NAME: 'pull_request', GITHUB_REF: 'refs/pull/7/merge' };
    expect(await contextOf(event, run)).toMatchObject({
      event: 'pull_request',
      commit: headSha,
      checkouts: [sha, headSha],
      ref: 'refs/heads/work',
      target: { commit: baseSha, branch: 'main' },
      pullRequest: { number: 7, isFork },
      isProtectedBranch: false,
    });
  });

  test('a merge group: its head, compared with its base', async () => {
    const group = { head_sha: headSha, base_sha: baseSha, base_ref: 'refs/heads/release/1' };
    const run = { GITHUB_EVENT_NAME: 'merge_group', GITHUB_REF: 'refs/heads/gh-readonly-queue/x' };
    expect(await contextOf({ repository, merge_group: group }, run)).toMatchObject({
      commit: headSha,
      target: { commit: baseSha, branch: 'release/1' },
      pullRequest: null,
      isProtectedBranch: false,
    });
  });

  it.each([['schedule'], ['workflow_dispatch']])('%s is like a push', async (event) => {
    expect(await contextOf({ repository }, { GITHUB_EVENT_NAME: event })).toMatchObject({
      event,
      commit: sha,
      target: null,
    });
  });

  it.each([
    ['the default branch', {}, true],
    ['another branch', { GITHUB_REF: 'refs/heads/work' }, false],
    ['another branch, protected', { GITHUB_REF: 'refs/heads/release', GITHUB_REF_PROTECTED: 'true' }, true],
    ['a tag named like the default branch', { GITHUB_REF: 'refs/tags/main' }, false],
  ])('%s', async (_, overrides, isProtected) => {
    expect((await contextOf({ repository }, overrides)).isProtectedBranch).toBe(isProtected);
  });

  test('a server of one’s own, a first attempt, and a workflow of another repository', async () => {
    const context = await contextOf(
      { repository },
      {
        GITHUB_SERVER_URL: 'https://git.example',
        GITHUB_RUN_ATTEMPT: undefined,
        GITHUB_WORKFLOW_REF: 'octo/shared/.github/workflows/ci.yml@v1',
      },
    );
    expect(context.run).toEqual({
      id: 1001,
      attempt: 1,
      url: 'https://git.example/octo/widget/actions/runs/1001',
    });
    expect(context.workflow).toBe('octo/shared/.github/workflows/ci.yml');
    expect(context.repository).toEqual(repositoryWith({ server: 'https://git.example' }));
  });
});

describe('refusals', () => {
  it.each([['pull_request_target'], ['workflow_run']])('%s is not safe', async (event) => {
    await expect(contextOf({ repository }, { GITHUB_EVENT_NAME: event })).rejects.toMatchObject({
      code: 'unsafe-event',
      message: expect.stringContaining(`\`${event}\``),
    });
  });

  it.each([
    ['GITHUB_EVENT_NAME'],
    ['GITHUB_EVENT_PATH'],
    ['GITHUB_SHA'],
    ['GITHUB_REF'],
    ['GITHUB_RUN_ID'],
    ['GITHUB_WORKFLOW_REF'],
  ])('without %s it is no run of a workflow', async (name) => {
    for (const value of [undefined, '']) {
      await expect(contextOf({ repository }, { [name]: value })).rejects.toMatchObject({
        code: 'usage',
        message: `\`${name}\` is not set.`,
      });
    }
  });

  it.each([
    ['no JSON', '{', 'The event of this run can’t be read.'],
    ['no repository', {}, 'The event of this run lacks `repository`.'],
    [
      'a head that is no commit',
      {
        repository,
        pull_request: { ...pullRequest(null), head: { sha: '--help', ref: 'x', repo: null } },
      },
      'The event of this run lacks `pull_request.head.sha`.',
    ],
  ])('an event with %s', async (_, event, message) => {
    await expect(contextOf(event)).rejects.toMatchObject({ code: 'usage', message });
  });

  test('a server that is no address', async () => {
    await expect(contextOf({ repository }, { GITHUB_SERVER_URL: 'javascript:x' })).rejects.toMatchObject({
      code: 'usage',
      message: '`GITHUB_SERVER_URL` is no address of a server.',
    });
  });

  test('an event that is not there', async () => {
    await expect(contextOf({}, { GITHUB_EVENT_PATH: '/nowhere/event.json' })).rejects.toMatchObject({
      code: 'usage',
    });
  });
});

describe('artifactName', () => {
  it.each([
    ['a plain branch', 'main', 'certgate-certificate-main-'],
    ['a branch with a slash', 'release/1.x', 'certgate-certificate-release-1.x-'],
    ['a branch in another script', 'ветка', 'certgate-certificate---'],
    ['a long branch', 'x'.repeat(200), `certgate-certificate-${'x'.repeat(40)}-`],
  ])('%s', (_, branch, beginning) => {
    const made = artifactName(branch, '');
    expect(made.slice(0, -8)).toBe(beginning);
    // What GitHub takes: none of these, which some file system refuses.
    expect(made).not.toMatch(/["<>|*?\r\n\\/:]/);
  });

  test('branches and folders that differ have names that differ', () => {
    const names = [
      artifactName('a/b', ''),
      artifactName('a-b', ''),
      artifactName('a', 'b'),
      artifactName('x'.repeat(41), ''),
      artifactName('x'.repeat(42), ''),
    ];
    expect(new Set(names).size).toBe(names.length);
    expect(artifactName('main', '')).toBe(artifactName('main', ''));
  });
});
