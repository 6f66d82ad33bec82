import { afterEach, describe, expect, it } from 'vitest';
import { Scenario } from '../support/scenario.ts';

let scenario: Scenario;

afterEach(async () => {
  expect(scenario.github.violations).toEqual([]);
  await scenario[Symbol.asyncDispose]();
});

async function opened() {
  scenario = await Scenario.of('library-with-coverage');
  scenario.commit('topic', { 'notes.md': 'A word.\n' });
  return scenario.openPull('topic');
}

/** What is so from the moment that a run has said it begins. */
const isPending = (sha: string) => () => scenario.statuses(sha).includes('pending');

const descriptions = (sha: string) =>
  scenario.repository.statuses.filter((status) => status.sha === sha).map(({ description }) => description);

describe('a run that does not end by itself', () => {
  it.each([
    ['is cancelled', 'SIGINT', 'The run was cancelled.'],
    ['is told to end', 'SIGTERM', 'The run was cancelled.'],
    ['is killed without a word', 'SIGKILL', 'The run ended without a verdict.'],
  ] as const)('leaves no status pending when it %s', async (_, signal, sentence) => {
    const pull = await opened();
    // It hangs long enough to be met alive.
    scenario.github.inject({ kind: 'hang', milliseconds: 5000, path: /\/contents\// });
    const interruption = { signal, when: isPending(pull.head.sha) };
    const result = await scenario.update(pull, { interruption });
    expect(result.exitCode).not.toBe(0);
    expect(scenario.statuses(pull.head.sha)).toEqual(['pending', 'error']);
    expect(descriptions(pull.head.sha).at(-1)).toBe(sentence);
    expect(scenario.comments()).toEqual([]);
  });
});

it('sets an error when the job is over where GitHub did not take the verdict', async () => {
  const pull = await opened();
  const running = scenario.update(pull);
  while (!isPending(pull.head.sha)()) await new Promise((resolve) => setTimeout(resolve, 10));
  scenario.github.inject({ kind: 'status', status: 422, method: 'POST', path: /\/statuses\// });
  const result = await running;
  expect(result.stdout).toContain('The commit status could not be written.');
  expect(scenario.statuses(pull.head.sha)).toEqual(['pending', 'error']);
});

describe('the jobs that it needs', () => {
  const needs = (results: Readonly<Record<string, string>>) =>
    JSON.stringify(
      Object.fromEntries(Object.entries(results).map(([job, result]) => [job, { result, outputs: {} }])),
    );

  it('closes the gate for one that was skipped, and names it', async () => {
    const pull = await opened();
    const inputs = { needs: needs({ lint: 'success', test: 'skipped' }) };
    const result = await scenario.update(pull, { inputs });
    expect(result.exitCode).toBe(1);
    expect(scenario.statuses(pull.head.sha)).toEqual(['pending', 'failure']);
    expect(scenario.comments()[0]).toContain('`test` ended with `skipped`');
  });

  it('says nothing of those that succeeded', async () => {
    const pull = await opened();
    const result = await scenario.update(pull, { inputs: { needs: needs({ test: 'success' }) } });
    expect(result.exitCode, result.stdout).toBe(0);
    expect(result.outputs['verdict']).toBe('open');
  });

  it('ends with an error when they can’t be read', async () => {
    const pull = await opened();
    const result = await scenario.update(pull, { inputs: { needs: '{"test": {"result": "succ' } });
    expect(result.exitCode).toBe(1);
    expect(result.stdout).toContain('The input `needs` can’t be read. It is not JSON.');
    expect(scenario.statuses(pull.head.sha)).toEqual(['pending', 'error']);
    expect(descriptions(pull.head.sha).at(-1)).toBe('The workflow does not call certgate as it should.');
  });
});

it('judges what the merge queue would merge, against its base, with a status and no comment', async () => {
  scenario = await Scenario.of('library-with-coverage');
  await scenario.push();
  const main = scenario.repository.branches.get('main') ?? '';
  const sha = scenario.commit('topic', { 'notes.md': 'A word.\n' });
  const pull = scenario.openPull('topic');
  const result = await scenario.queue(pull);
  expect(result.exitCode, result.stdout).toBe(0);
  expect(result.outputs).toMatchObject({ verdict: 'open', certificate: '', 'comment-url': '' });
  expect(result.summary).toContain(`the certificate of \`${main.slice(0, 12)}\` (the merge base`);
  expect(scenario.comments()).toEqual([]);
  expect(scenario.statuses(sha)).toEqual(['pending', 'success']);
});
