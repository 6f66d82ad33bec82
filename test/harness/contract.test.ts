import { expect, test } from 'vitest';
import { contract } from '../support/github/contract.ts';
import { startGitHub } from '../support/github/stand-in.ts';

async function request(method: string, path: string, body?: unknown) {
  await using github = await startGitHub();
  const repository = github.state.addRepository();
  const { sha } = repository.addCommit({ branch: 'main', files: { 'a.txt': 'a' } });
  repository.addPull({ base: { ref: 'main', sha }, head: { ref: 'change', sha } });
  const authorization = `Bearer ${github.tokens.issue({ 'pull-requests': 'write', statuses: 'write' })}`;
  const init = body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) };
  const response = await fetch(github.url + path, { method, headers: { authorization }, ...init });
  return { status: response.status, text: await response.text(), violations: github.violations };
}

const comments = '/repos/octo-org/demo/issues/1/comments';

test('a request as described is answered, and blames nobody', async () => {
  const { status, violations } = await request('POST', comments, { body: 'Hello' });
  expect({ status, violations }).toEqual({ status: 201, violations: [] });
});

test.each([
  ['an unknown body field', 'POST', comments, { body: 'Hello', boddy: '' }, 422, 'boddy'],
  ['a body field of the wrong type', 'POST', comments, { body: 7 }, 422, 'body/body must be string'],
  ['a missing body field', 'POST', comments, {}, 422, "required property 'body'"],
  ['a body that is not JSON', 'POST', comments, 'body=Hello', 422, 'body is not JSON'],
  [
    'a body where none is described',
    'DELETE',
    '/repos/octo-org/demo/issues/comments/1',
    { a: 1 },
    422,
    'none is described',
  ],
  ['an unknown query parameter', 'GET', `${comments}?perpage=100`, undefined, 422, 'perpage'],
  [
    'a query parameter of the wrong type',
    'GET',
    `${comments}?per_page=all`,
    undefined,
    422,
    'per_page must be integer',
  ],
  [
    'a query parameter given twice',
    'GET',
    `${comments}?page=1&page=2`,
    undefined,
    422,
    'page is given 2 times',
  ],
  [
    'a path parameter of the wrong type',
    'GET',
    '/repos/octo-org/demo/pulls/first',
    undefined,
    422,
    'pull_number',
  ],
  [
    'an unknown enum value',
    'POST',
    `/repos/octo-org/demo/statuses/${'a'.repeat(40)}`,
    { state: 'neutral' },
    422,
    'state',
  ],
  ['an unknown path', 'GET', '/repos/octo-org/demo/pull/1', undefined, 404, 'no such operation'],
  ['an unknown method', 'PUT', comments, { body: 'Hello' }, 404, 'no such operation'],
  [
    'an operation not simulated',
    'GET',
    '/repos/octo-org/demo/dependency-graph/sbom',
    undefined,
    501,
    'not simulated',
  ],
])('%s is a violation', async (_, method, path, body, expected, problem) => {
  const { status, violations } = await request(method, path, body);
  expect(status).toBe(expected);
  expect(violations).toEqual([expect.stringContaining(problem)]);
});

test.each([
  ['a missing field', { status: 200, body: [{ id: 1 }] }, "must have required property 'node_id'"],
  ['a wrong shape', { status: 200, body: {} }, 'must be array'],
  ['a status that is not described', { status: 206, body: [] }, 'status 206 is not described'],
  ['an error without a message object', { status: 403, body: 'no' }, 'response 403 must be object'],
])('an answer with %s is a violation', async (_, reply, problem) => {
  const operations = { 'issues/list-comments': { grants: [], answer: () => reply } };
  await using github = await startGitHub({ operations });
  github.state.addRepository();
  const authorization = `token ${github.tokens.issue({})}`;
  await (await fetch(github.url + comments, { headers: { authorization } })).text();
  expect(github.violations.join('\n')).toContain(problem);
});

test('a failure inside the stand-in is a violation, with its place', async () => {
  const answer = () => {
    throw new Error('broken');
  };
  await using github = await startGitHub({ operations: { 'repos/get': { grants: [], answer } } });
  github.state.addRepository();
  const headers = { authorization: `token ${github.tokens.issue({})}` };
  const { status } = await fetch(`${github.url}/repos/octo-org/demo`, { headers });
  expect(status).toBe(500);
  expect(github.violations).toEqual([expect.stringMatching(/broken\n.*contract\.test\.ts/)]);
});

test.each([
  ['/repos/o/r/contents/.github%2Fcertgate.yml', 'repos/get-content', { path: '.github/certgate.yml' }],
  ['/repos/o/r/contents/.github/certgate.yml', 'repos/get-content', { path: '.github/certgate.yml' }],
  [
    '/repos/o/r/compare/main...fork%3Afeature%2Fa',
    'repos/compare-commits-with-basehead',
    { basehead: 'main...fork:feature/a' },
  ],
  ['/repos/o/r/commits/feature/a/status', 'repos/get-combined-status-for-ref', { ref: 'feature/a' }],
  ['/repos/o/r/commits/feature/a', 'repos/get-commit', { ref: 'feature/a' }],
])('%s is %s', (path, operation, parameters) => {
  const route = contract.route('GET', path);
  expect(route && contract.operationId(route)).toBe(operation);
  expect(route?.segments).toMatchObject(parameters);
});
