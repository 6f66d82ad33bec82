import { expect, it, test } from 'vitest';
import { readJobResults } from '../../src/config/job-results.ts';

test('results by job, as `toJSON(needs)` writes them', () => {
  const needs = {
    test: { result: 'success', outputs: { coverage: '81' } },
    lint: { result: 'skipped', outputs: {} },
  };
  expect(readJobResults(JSON.stringify(needs, null, 2))).toEqual({
    ok: true,
    jobs: [
      { name: 'lint', result: 'skipped' },
      { name: 'test', result: 'success' },
    ],
  });
});

it.each(['', '  ', '{}'])('nothing is needed: %j', (text) => {
  expect(readJobResults(text)).toEqual({ ok: true, jobs: [] });
});

it.each([
  'success',
  '{"test": "success"}',
  '{"test": {}}',
  '[{"result": "success"}]',
  'null',
  '"{}"',
  '{"test": {"result": 1}}',
  '{"a\\nb": {"result": "success"}}',
  '{"test": {"result": "success"}',
  '{"__proto__": {}}',
  '{"constructor": 1}',
])('what can’t be read is no success: %s', (text) => {
  expect(readJobResults(text)).toMatchObject({ ok: false, reason: expect.stringMatching(/\.$/) });
});

test('more jobs than a workflow may have', () => {
  const many = Object.fromEntries(Array.from({ length: 257 }, (_, at) => [`j${at}`, { result: 'success' }]));
  expect(readJobResults(JSON.stringify(many)).ok).toBe(false);
});
