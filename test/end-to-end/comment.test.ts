import { afterEach, expect, it } from 'vitest';
import { Scenario } from '../support/scenario.ts';

let scenario: Scenario;

afterEach(async () => {
  expect(scenario.github.violations).toEqual([]);
  await scenario[Symbol.asyncDispose]();
});

const ours = '<!-- certgate:scorecard run=1.1 -->\n## an older scorecard\n';
const bot = { login: 'github-actions[bot]', id: 41_898_282, type: 'Bot' } as const;
const stranger = { login: 'mallory', id: 666, type: 'User' } as const;
const otherBot = { login: 'helper[bot]', id: 777, type: 'Bot' } as const;

async function opened() {
  scenario = await Scenario.of('library-with-coverage');
  scenario.commit('topic', { 'notes.md': 'A word.\n' });
  return scenario.openPull('topic');
}

it('finds its own comment on the second page, and leaves those that only look like it', async () => {
  const pull = await opened();
  const { repository } = scenario;
  repository.addComment({ number: pull.number, body: ours, author: stranger });
  for (let count = 0; count < 120; count += 1) {
    repository.addComment({ number: pull.number, body: `Comment ${count}`, author: stranger });
  }
  repository.addComment({ number: pull.number, body: `> quoted\n${ours}`, author: bot });
  repository.addComment({ number: pull.number, body: ours, author: otherBot });
  repository.addComment({ number: pull.number, body: ours, author: bot });
  const before = [...repository.comments.values()].map(({ body }) => body);
  const result = await scenario.update(pull);
  expect(result.exitCode, result.stdout).toBe(0);
  const after = [...repository.comments.values()].map(({ body }) => body);
  expect(after).toHaveLength(before.length);
  expect(after.slice(0, -1)).toEqual(before.slice(0, -1));
  expect(after.at(-1)).toContain('certgate: gate open');
  expect(result.outputs['comment-url']).toContain('#issuecomment-');
});

it('does not speak of a head that is no longer the newest', async () => {
  const pull = await opened();
  const running = scenario.update(pull);
  pull.head.sha = scenario.repository.branches.get('main') ?? '';
  const result = await running;
  expect(result.stdout).toContain('The pull request has moved on');
  expect(scenario.comments()).toEqual([]);
});

it('does not overwrite what a newer run has said', async () => {
  const pull = await opened();
  const newer = '<!-- certgate:scorecard run=999999.1 -->\n## from the future\n';
  scenario.repository.addComment({ number: pull.number, body: newer, author: bot });
  await scenario.update(pull);
  expect(scenario.comments()).toEqual([newer]);
});

it('ends with a final status and its reason when it can’t run', async () => {
  const pull = await opened();
  scenario.commit('main', { '.github/certgate.yml': 'version: 1\ngate: { levle: certified }\n' });
  pull.base.sha = scenario.repository.branches.get('main') ?? '';
  const result = await scenario.update(pull);
  expect(result.exitCode).toBe(1);
  expect(result.stdout).toContain('certgate could not run.');
  expect(result.stdout).toContain('`.github/certgate.yml:2:9`');
  expect(scenario.statuses(pull.head.sha)).toEqual(['pending', 'error']);
  expect(result.summary).toContain('no verdict');
});

it('refuses events that run a stranger’s tree with the rights of the base', async () => {
  const pull = await opened();
  const result = await scenario.update(pull, { event: 'pull_request_target' });
  expect(result.exitCode).toBe(1);
  expect(result.stdout).toContain('does not measure a tree under');
  expect(scenario.github.requests).toEqual([]);
});

it('lets no text from outside begin a line of the log or leave its code span', async () => {
  scenario = await Scenario.of('library-with-coverage');
  const hostile = '::error::x `|<img src=x>@octocat.js';
  scenario.commit('topic-$(id)', {
    [`src/${hostile}`]: keyFile(),
  });
  const result = await scenario.update(scenario.openPull('topic-$(id)'));
  expect(result.exitCode).toBe(1);
  expect(result.annotations.filter(({ message }) => message === 'x')).toEqual([]);
  const [comment = ''] = scenario.comments();
  expect(comment).toContain('[``src/::error::x `|<img src=x>@octocat.js:1``](https://github.com/');
});

/** A private key's form, put together here so that no scanner finds one in this file. */
function keyFile(): string {
  const label = 'PRIVATE KEY';
  const body = Array.from({ length: 4 }, (_, row) =>
    Buffer.from(`${row}no key at all, but as long as one`.repeat(2)).toString('base64'),
  );
  return [`-----BEGIN ${label}-----`, ...body, `-----END ${label}-----`, ''].join('\n');
}

it('is written when the workflow asks for it, inside the calls of a run', { timeout: 60_000 }, async () => {
  const pull = await opened();
  const calls = () => scenario.github.requests.filter(({ path }) => path.startsWith('/repos/')).length;
  const inputs = { comment: 'on-failure', 'comment-recreate': 'true' };

  const never = await scenario.update(pull, { inputs: { comment: 'never' } });
  expect(never.outputs).toMatchObject({ verdict: 'open', 'comment-url': '' });
  expect(scenario.github.requests.filter(({ path }) => path.endsWith('/comments'))).toEqual([]);

  const open = await scenario.update(pull, { inputs });
  expect(open.outputs).toMatchObject({ verdict: 'open', 'comment-url': '' });
  expect(scenario.comments()).toEqual([]);

  await scenario.update(pull);
  const [first] = scenario.repository.comments.keys();
  scenario.commit('topic', { 'src/key.ts': keyFile() });
  const before = calls();
  const closed = await scenario.update(pull, { inputs });
  expect(closed.outputs).toMatchObject({ verdict: 'closed' });
  expect(calls() - before).toBeLessThanOrEqual(15);
  const [second, ...others] = scenario.repository.comments.keys();
  expect([second === first, others]).toEqual([false, []]);
  const { sha } = pull.head;
  expect(scenario.comments()[0]).toContain(
    `[\`src/key.ts:1\`](https://github.com/${scenario.repository.fullName}/blob/${sha}/src/key.ts#L1)`,
  );
  expect(closed.summary).toContain('certgate: gate closed');
});

it('is not guessed at: a word that is no mode ends the run', async () => {
  const pull = await opened();
  const result = await scenario.update(pull, { inputs: { comment: 'sometimes' } });
  expect(result.exitCode).toBe(1);
  expect(result.stdout).toContain('`sometimes` is no value of `comment`.');
  expect(scenario.statuses(pull.head.sha)).toEqual(['pending', 'error']);
});
