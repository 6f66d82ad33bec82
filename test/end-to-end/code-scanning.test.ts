import { gunzipSync } from 'node:zlib';
import { afterEach, expect, it } from 'vitest';
import { recipePermissions, Scenario } from '../support/scenario.ts';

let scenario: Scenario;

afterEach(async () => {
  expect(scenario.github.violations).toEqual([]);
  await scenario[Symbol.asyncDispose]();
});

it('`upload-sarif` sends the findings of a push and of a pull request’s head, where the token may', async () => {
  scenario = await Scenario.of('library-with-coverage');
  const permissions = { ...recipePermissions, 'security-events': 'write' } as const;
  const inputs = { 'upload-sarif': 'true' };
  expect((await scenario.push('main', { permissions })).exitCode).toBe(0);
  expect(scenario.repository.analyses).toEqual([]);

  expect((await scenario.push('main', { permissions, inputs })).exitCode).toBe(0);
  scenario.commit('topic', { 'notes.md': 'A word.\n' });
  const pull = scenario.openPull('topic');
  expect((await scenario.update(pull, { permissions, inputs })).exitCode).toBe(0);
  expect(scenario.repository.analyses.map(({ commit, ref }) => [commit, ref])).toEqual([
    [expect.any(String), 'refs/heads/main'],
    [pull.head.sha, `refs/pull/${pull.number}/head`],
  ]);
  const sent = scenario.repository.analyses.map(({ sarif }) =>
    JSON.parse(gunzipSync(Buffer.from(sarif, 'base64')).toString()),
  );
  expect(sent.map(({ version }) => version)).toEqual(['2.1.0', '2.1.0']);

  const refused = await scenario.update(pull, { inputs });
  expect(refused.exitCode).toBe(0);
  expect(refused.stdout).toContain('The token may not write the code scanning (`security-events: write`).');
});
