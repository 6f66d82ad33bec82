import { getOctokit } from '@actions/github';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PullRequestApprovals } from '../../../src/platform/github/pull-request-approvals.ts';
import type { Account, Pull, Repository, Role } from '../../support/github/repository.ts';
import { type GitHub, startGitHub } from '../../support/github/stand-in.ts';

const workflow = '.github/workflows/certgate.yml';
const reviews = { label: null, reviews: true, paths: [] };
const label = { label: 'certgate-approved', reviews: false, paths: [] };

let github: GitHub;
let repository: Repository;
let pull: Pull;

beforeEach(async () => {
  github = await startGitHub({ now: '2026-11-22T12:00:00Z' });
  repository = github.state.addRepository();
  const base = repository.addCommit({ branch: 'main', files: { a: '1' } }).sha;
  const head = repository.addCommit({ branch: 'topic', parents: [base], files: { a: '2' } }).sha;
  pull = repository.addPull({ base: { ref: 'main', sha: base }, head: { ref: 'topic', sha: head } });
});

afterEach(async () => {
  expect(github.violations).toEqual([]);
  await github.stop();
});

function approvals() {
  const token = github.tokens.issue({ actions: 'read', 'pull-requests': 'read' });
  const octokit = getOctokit(token, { baseUrl: github.url });
  return new PullRequestApprovals(
    { octokit, owner: repository.owner.login, repo: repository.name, calls: () => 0 },
    { number: pull.number, commit: pull.head.sha, workflow },
  );
}

describe('a review', () => {
  const review = (author: Account, more: object = {}) =>
    repository.addReview({ number: pull.number, author, commit: pull.head.sha, ...more });

  it.each(['admin', 'maintain', 'write'] as const)('of somebody with the role %s approves', async (role) => {
    review(repository.addPerson('ada', role));
    expect(await approvals().find(reviews)).toBe('a review of `ada`');
    expect(await approvals().find({ ...reviews, reviews: false })).toBeNull();
  });

  it.each(['triage', 'read', 'none'] as const)(
    'of somebody with the role %s approves nothing',
    async (role) => {
      review(repository.addPerson('ada', role));
      expect(await approvals().find(reviews)).toBeNull();
    },
  );

  it('of an earlier head approves nothing', async () => {
    review(repository.addPerson('ada', 'admin'), { commit: pull.base.sha });
    expect(await approvals().find(reviews)).toBeNull();
  });

  it.each(['DISMISSED', 'COMMENTED', 'CHANGES_REQUESTED'] as const)(
    'that is %s approves nothing',
    async (state) => {
      review(repository.addPerson('ada', 'admin'), { state });
      expect(await approvals().find(reviews)).toBeNull();
    },
  );

  it('that was taken back approves nothing, and a comment takes nothing back', async () => {
    const ada = repository.addPerson('ada', 'admin');
    review(ada);
    review(ada, { state: 'COMMENTED' });
    expect(await approvals().find(reviews)).toBe('a review of `ada`');
    review(ada, { state: 'CHANGES_REQUESTED' });
    expect(await approvals().find(reviews)).toBeNull();
  });

  it('of a bot, or of nobody here, approves nothing', async () => {
    review({ ...repository.addPerson('helper', 'admin'), type: 'Bot' });
    review({ login: 'mallory', id: 666, type: 'User' });
    expect(await approvals().find(reviews)).toBeNull();
  });

  it('is found behind a hundred others, and not behind more than anybody reads', async () => {
    const ada = repository.addPerson('ada', 'write');
    const mallory = { login: 'mallory', id: 666, type: 'User' } as const;
    for (let count = 0; count < 150; count += 1) review(mallory, { state: 'COMMENTED' });
    review(ada);
    expect(await approvals().find(reviews)).toBe('a review of `ada`');
    for (let count = 0; count < 150; count += 1) review(mallory, { state: 'COMMENTED' });
    expect(await approvals().find(reviews)).toBeNull();
  });
});

describe('a label', () => {
  const run = (createdAt: string, more: object = {}) =>
    repository.addRun({ headSha: pull.head.sha, event: 'pull_request', path: workflow, createdAt, ...more });

  function happens(event: string, createdAt: string, role: Role = 'write', name = 'certgate-approved') {
    const author = repository.people.get('ada')?.account ?? repository.addPerson('ada', role);
    const about = event.endsWith('labeled') ? { label: name } : {};
    repository.addEvent({ number: pull.number, author, event, createdAt, ...about });
  }

  it('that is newer than the newest run for the head approves, whatever its case', async () => {
    run('2026-11-22T12:00:00Z');
    happens('labeled', '2026-11-22T12:10:00Z', 'write', 'Certgate-Approved');
    expect(await approvals().find(label)).toBe('the label `certgate-approved` of `ada`');
    expect(await approvals().find({ ...label, label: null })).toBeNull();
  });

  it('of before the newest run approves nothing, though an older run was before it', async () => {
    // The head was pushed, labelled as another one, and pushed again: the second push made a second run.
    run('2026-11-22T12:00:00Z');
    happens('labeled', '2026-11-22T12:10:00Z');
    run('2026-11-22T12:20:00Z');
    expect(await approvals().find(label)).toBeNull();
  });

  it('of the very second of the run approves nothing', async () => {
    run('2026-11-22T12:00:00Z');
    happens('labeled', '2026-11-22T12:00:00Z');
    expect(await approvals().find(label)).toBeNull();
  });

  it('approves nothing where no run of the workflow tells when the head came', async () => {
    run('2026-11-22T12:00:00Z', { path: '.github/workflows/other.yml' });
    run('2026-11-22T12:00:00Z', { event: 'push' });
    run('2026-11-22T12:00:00Z', { headSha: pull.base.sha });
    happens('labeled', '2026-11-22T12:10:00Z');
    expect(await approvals().find(label)).toBeNull();
  });

  it.each(['unlabeled', 'head_ref_force_pushed', 'head_ref_restored', 'base_ref_changed'])(
    'approves nothing when it was followed by %s',
    async (event) => {
      run('2026-11-22T12:00:00Z');
      happens('labeled', '2026-11-22T12:10:00Z');
      happens(event, '2026-11-22T12:20:00Z');
      expect(await approvals().find(label)).toBeNull();
    },
  );

  it.each(['triage', 'read'] as const)('of somebody with the role %s approves nothing', async (role) => {
    run('2026-11-22T12:00:00Z');
    happens('labeled', '2026-11-22T12:10:00Z', role);
    expect(await approvals().find(label)).toBeNull();
  });

  it('of another name approves nothing, and takes nothing back', async () => {
    run('2026-11-22T12:00:00Z');
    happens('labeled', '2026-11-22T12:10:00Z', 'write', 'other');
    expect(await approvals().find(label)).toBeNull();
    happens('labeled', '2026-11-22T12:11:00Z');
    happens('unlabeled', '2026-11-22T12:12:00Z', 'write', 'other');
    expect(await approvals().find(label)).toBe('the label `certgate-approved` of `ada`');
  });
});
