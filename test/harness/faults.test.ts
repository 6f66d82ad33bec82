import { getOctokit } from '@actions/github';
import { expect, test } from 'vitest';
import { badGateway, secondaryRateLimit, tooManyRequests } from '../support/github/faults.ts';
import { startGitHub } from '../support/github/stand-in.ts';

const repo = { owner: 'octo-org', repo: 'demo' };

async function scenario() {
  const github = await startGitHub();
  github.state.addRepository();
  const { rest } = getOctokit(github.tokens.issue({}), { baseUrl: github.url });
  return { github, get: () => rest.repos.get(repo), [Symbol.asyncDispose]: github.stop };
}

test('502 once, then all is well', async () => {
  await using it = await scenario();
  it.github.inject({ ...badGateway, path: /^\/repos/ });
  await expect(it.get()).rejects.toMatchObject({ status: 502 });
  expect((await it.get()).status).toBe(200);
  expect(it.github.requests.map(({ status }) => status)).toEqual([502, 200]);
});

test('rate limits say when to come back', async () => {
  await using it = await scenario();
  it.github.inject({ ...secondaryRateLimit(60), path: /./ });
  it.github.inject({ ...tooManyRequests(5, 1_800_000_000), path: /./ });
  const message = expect.stringContaining('secondary rate limit');
  await expect(it.get()).rejects.toMatchObject({
    status: 403,
    message,
    response: { headers: { 'retry-after': '60' } },
  });
  const headers = { 'retry-after': '5', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1800000000' };
  await expect(it.get()).rejects.toMatchObject({ status: 429, response: { headers } });
});

test('a connection is reset, or hangs for so long', async () => {
  await using it = await scenario();
  it.github.inject({ kind: 'reset', path: /./ });
  it.github.inject({ kind: 'hang', milliseconds: 30, path: /./ });
  await expect(fetch(`${it.github.url}/repos/octo-org/demo`)).rejects.toThrow('fetch failed');
  await expect(fetch(`${it.github.url}/repos/octo-org/demo`)).rejects.toThrow('fetch failed');
  expect(it.github.requests.map(({ status }) => status)).toEqual([null, null]);
});

test('a fault hits only what it is for, and as often as it says', async () => {
  await using it = await scenario();
  it.github.inject({ ...badGateway, method: 'POST', path: /./ });
  it.github.inject({ ...badGateway, path: /\/pulls/ });
  it.github.inject({ ...badGateway, path: /demo$/, times: 2 });
  await expect(it.get()).rejects.toMatchObject({ status: 502 });
  await expect(it.get()).rejects.toMatchObject({ status: 502 });
  expect((await it.get()).status).toBe(200);
  expect(it.github.faults.left).toBe(2);
});

test('a stand-in stops by itself', async () => {
  const github = await startGitHub({ lifetimeMilliseconds: 1 });
  const hanging = fetch(github.url);
  github.inject({ kind: 'hang', milliseconds: 60_000, path: /./ });
  await expect(hanging).rejects.toThrow('fetch failed');
});
