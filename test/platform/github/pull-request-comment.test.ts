import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Publication } from '../../../src/model/world.ts';
import { connect } from '../../../src/platform/github/api.ts';
import { PullRequestComment } from '../../../src/platform/github/pull-request-comment.ts';
import { documentWith } from '../../support/documents.ts';
import { badGateway } from '../../support/github/faults.ts';
import type { Pull, Repository } from '../../support/github/repository.ts';
import { type GitHub, startGitHub } from '../../support/github/stand-in.ts';

const silent = { info: () => {}, warn: () => {}, progress: () => {} };
const author = 'github-actions[bot]';
const stranger = { login: 'mallory', id: 666, type: 'User' } as const;
const otherBot = { login: 'helper[bot]', id: 777, type: 'Bot' } as const;
const ours = (run: number) => `<!-- certgate:scorecard run=${run}.1 -->\n`;

let github: GitHub;
let repository: Repository;
let pull: Pull;

beforeEach(async () => {
  github = await startGitHub();
  repository = github.state.addRepository();
  const { sha } = repository.addCommit({ branch: 'main', files: { 'a.md': 'a' } });
  pull = repository.addPull({ base: { ref: 'main', sha }, head: { ref: 'topic', sha } });
});

afterEach(async () => {
  expect(github.violations).toEqual([]);
  await github.stop();
});

/** A run of a workflow on a head comments, with the real client. */
async function comment(run: number, commit: string, attempt = 1): Promise<void> {
  const token = github.tokens.issue({ 'pull-requests': 'write' });
  const publisher = new PullRequestComment(connect(token, repository.fullName, silent, github.url), {
    pullRequest: pull.number,
    commit,
    run: { id: run, attempt },
    author,
    log: silent,
  });
  const publication: Publication = {
    document: documentWith(),
    certificate: null,
    reports: { 'scorecard.md': `Of ${commit}, run ${run}.${attempt}.` },
  };
  await publisher.publish(publication);
}

function push(): string {
  const { sha } = repository.addCommit({ branch: 'topic', parents: [pull.head.sha] });
  pull.head.sha = sha;
  return sha;
}

const own = () =>
  [...repository.comments.values()].filter(({ author: by }) => by.login === author).map(({ body }) => body);

describe('twenty pushes, two hundred comments of others, and marks that are not ours', () => {
  it('leave one comment, of the last head', { timeout: 60_000 }, async () => {
    repository.addComment({ number: pull.number, body: ours(9e9), author: stranger });
    for (let count = 0; count < 200; count += 1)
      repository.addComment({ number: pull.number, body: `Comment ${count}`, author: stranger });
    repository.addComment({ number: pull.number, body: ours(9e9), author: otherBot });
    const foreign = repository.comments.size;

    let late: Promise<void> = Promise.resolve();
    for (let run = 1; run <= 20; run += 1) {
      const commit = push();
      const running = comment(run, commit);
      // Every third run is overtaken: the next push comes while it still talks to GitHub.
      if (run % 3 === 0) late = Promise.all([late, running]).then(() => {});
      else await running;
    }
    await late;
    expect(own()).toEqual([`${ours(20)}Of ${pull.head.sha}, run 20.1.`]);
    expect(repository.comments.size).toBe(foreign + 1);
  });
});

describe('two runs that both find no comment', () => {
  it.each([
    ['the newer writes last', [1, 2]],
    ['the older writes last', [2, 1]],
  ])('keep that of the newer: %s', async (_, runs) => {
    await Promise.all(runs.map((run) => comment(run, pull.head.sha)));
    await comment(2, pull.head.sha);
    expect(own()).toEqual([`${ours(2)}Of ${pull.head.sha}, run 2.1.`]);
  });

  it('keep the first of one run, when GitHub wrote it and answered that it had not', async () => {
    repository.addComment({
      number: pull.number,
      body: `${ours(5)}Of ${pull.head.sha}, run 5.1.`,
      author: { login: author, id: 41_898_282, type: 'Bot' },
    });
    repository.addComment({
      number: pull.number,
      body: `${ours(5)}Of ${pull.head.sha}, run 5.1.`,
      author: { login: author, id: 41_898_282, type: 'Bot' },
    });
    const [first] = repository.comments.keys();
    await comment(6, pull.head.sha);
    expect([...repository.comments.keys()]).toEqual([first]);
    expect(own()).toEqual([`${ours(6)}Of ${pull.head.sha}, run 6.1.`]);
  });
});

it('is not written twice when GitHub fails at the first', async () => {
  github.inject({ ...badGateway, method: 'POST', path: /\/comments$/ });
  await comment(1, pull.head.sha);
  expect(own()).toHaveLength(1);
});

it('a second attempt of a run takes the place of the first', async () => {
  await comment(1, pull.head.sha, 1);
  await comment(1, pull.head.sha, 2);
  await comment(1, pull.head.sha, 1);
  expect(own()).toEqual([`<!-- certgate:scorecard run=1.2 -->\nOf ${pull.head.sha}, run 1.2.`]);
});
