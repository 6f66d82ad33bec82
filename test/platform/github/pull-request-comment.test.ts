import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Publication } from '../../../src/model/world.ts';
import { connect } from '../../../src/platform/github/api.ts';
import { type CommentInputs, PullRequestComment } from '../../../src/platform/github/pull-request-comment.ts';
import { documentWith } from '../../support/documents.ts';
import { badGateway } from '../../support/github/faults.ts';
import type { Pull, Repository } from '../../support/github/repository.ts';
import { type GitHub, startGitHub } from '../../support/github/stand-in.ts';
import { comparedWith } from '../../support/scorecards.ts';

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

/** What a run says of its head, as far as comments depend on it. */
interface Said {
  readonly gate?: 'open' | 'closed';
  readonly total?: number;
  readonly introduced?: readonly string[];
}

/** A run of a workflow on a head comments, with the real client. */
async function comment(
  run: number,
  commit: string,
  attempt = 1,
  { mode = 'always', recreates = false }: Partial<CommentInputs> = {},
  { gate = 'open', total = 92.5, introduced = [] }: Said = {},
): Promise<void> {
  const token = github.tokens.issue({ 'pull-requests': 'write' });
  const publisher = new PullRequestComment(connect(token, repository.fullName, silent, github.url), {
    pullRequest: pull.number,
    commit,
    run: { id: run, attempt },
    author,
    mode,
    recreates,
    log: silent,
  });
  const publication: Publication = {
    document: documentWith({ gate, waivedTotal: total, comparison: comparedWith({ introduced }) }),
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

/** Our comments, without what their marks say beside the run. */
const own = () =>
  [...repository.comments.values()]
    .filter(({ author: by }) => by.login === author)
    .map(({ body }) => body.replace(/ gate=(?:open|closed) print=[0-9a-f]{16} -->/, ' -->'));

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

/** Calls that write, since a moment. */
function writesSince(count: number): readonly string[] {
  return github.requests
    .slice(count)
    .map(({ method }) => method)
    .filter((method) => method !== 'GET');
}

describe('on-change', () => {
  const mode = { mode: 'on-change' } as const;
  const before = { total: 92.51, introduced: ['b', 'a'] };

  it.each([
    ['nothing', { total: 92.59, introduced: ['a', 'b'] }, []],
    ['the gate', { ...before, gate: 'closed' }, ['PATCH']],
    ['the displayed total', { ...before, total: 92.6 }, ['PATCH']],
    ['new findings', { ...before, introduced: ['a', 'c'] }, ['PATCH']],
  ] as const)('writes first, and again when this has changed: %s', async (_, after, writes) => {
    await comment(1, pull.head.sha, 1, mode, before);
    expect(own()).toHaveLength(1);
    const count = github.requests.length;
    await comment(2, push(), 1, mode, after);
    expect(writesSince(count)).toEqual(writes);
    expect(own()).toHaveLength(1);
  });

  it('brings up to date what does not say what it was about', async () => {
    repository.addComment({
      number: pull.number,
      body: `${ours(1)}Old.`,
      author: { login: author, id: 41_898_282, type: 'Bot' },
    });
    await comment(2, pull.head.sha, 1, mode);
    expect(own()).toEqual([`${ours(2)}Of ${pull.head.sha}, run 2.1.`]);
  });
});

describe('on-failure', () => {
  const mode = { mode: 'on-failure' } as const;

  it('says nothing while the gate is open, and turns green what it has said', async () => {
    await comment(1, pull.head.sha, 1, mode, { gate: 'open' });
    expect(own()).toEqual([]);
    await comment(2, push(), 1, mode, { gate: 'closed' });
    expect(own()).toEqual([`${ours(2)}Of ${pull.head.sha}, run 2.1.`]);
    await comment(3, push(), 1, mode, { gate: 'open' });
    expect(own()).toEqual([`${ours(3)}Of ${pull.head.sha}, run 3.1.`]);
  });
});

describe('recreated', () => {
  const recreating = { recreates: true };
  const ids = () => [...repository.comments.keys()];

  it('once when the gate closes, so that people are told; edited otherwise', async () => {
    await comment(1, pull.head.sha, 1, recreating, { gate: 'open' });
    const [first] = ids();
    await comment(2, push(), 1, recreating, { gate: 'closed' });
    const [second, ...others] = ids();
    expect([second === first, others]).toEqual([false, []]);
    expect(own()).toEqual([`${ours(2)}Of ${pull.head.sha}, run 2.1.`]);
    await comment(3, push(), 1, recreating, { gate: 'closed' });
    await comment(4, push(), 1, recreating, { gate: 'open' });
    expect(ids()).toEqual([second]);
    await comment(5, push(), 1, recreating, { gate: 'closed' });
    expect(ids()).not.toEqual([second]);
    expect(own()).toHaveLength(1);
  });

  it('never where it is not asked for', async () => {
    await comment(1, pull.head.sha, 1, {}, { gate: 'open' });
    const before = ids();
    await comment(2, push(), 1, {}, { gate: 'closed' });
    expect(ids()).toEqual(before);
  });

  it.each(['POST', 'DELETE'] as const)('leaves one comment when %s fails at first', async (method) => {
    await comment(1, pull.head.sha, 1, recreating, { gate: 'open' });
    github.inject({ ...badGateway, method, path: /comments/ });
    await comment(2, push(), 1, recreating, { gate: 'closed' });
    expect(own()).toEqual([`${ours(2)}Of ${pull.head.sha}, run 2.1.`]);
  });

  it('does not take the place of what a newer run has said', async () => {
    await comment(9, pull.head.sha, 1, recreating, { gate: 'open' });
    const before = own();
    await comment(2, pull.head.sha, 1, recreating, { gate: 'closed' });
    expect(own()).toEqual(before);
  });
});
