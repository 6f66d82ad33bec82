import { expect, it, test } from 'vitest';
import neededJobs from '../../../src/gate/rules/needed-jobs.ts';
import { gateInputWith } from '../../support/scorecards.ts';

test('no job needed, nothing said', () => {
  expect(neededJobs.judge(gateInputWith())).toEqual([]);
});

it.each([
  ['success', 'pass'],
  ['failure', 'fail'],
  ['cancelled', 'fail'],
  ['skipped', 'fail'],
  ['', 'fail'],
  ['Success', 'fail'],
] as const)('a job that ended with %j: %s', (result, status) => {
  expect(neededJobs.judge(gateInputWith({ jobs: [{ name: 'test', result }] }))).toMatchObject([
    { rule: 'needed-jobs', target: 'test', found: result, status },
  ]);
});

test('each that did not succeed is named, with its result', () => {
  const jobs = [
    { name: 'lint', result: 'success' },
    { name: 'test', result: 'skipped' },
  ];
  const [, failed] = neededJobs.judge(gateInputWith({ jobs }));
  expect(failed?.message).toBe(
    '`test` ended with `skipped`: what it was to show is not shown. Run it again.',
  );
});
