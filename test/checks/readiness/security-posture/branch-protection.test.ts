import { expect, it } from 'vitest';
import branchProtection from '../../../../src/checks/readiness/security-posture/branch-protection.ts';
import type { BranchProtection } from '../../../../src/model/ecosystem.ts';

const ruled = (...rules: readonly string[]): BranchProtection => ({
  branch: 'main',
  isProtected: true,
  rules,
});

const passes = { kind: 'judged', ratio: 1, findings: [] };
const noRequest = {
  message: 'No rule of `main` requires a pull request (`pull_request`). Add it.',
  subject: 'pull_request',
};
const noChecks = {
  message: 'No rule of `main` requires checks to pass (`required_status_checks`). Add it.',
  subject: 'required_status_checks',
};

it.each<[string, BranchProtection | null, object]>([
  [
    'nobody knows',
    null,
    {
      kind: 'notApplicable',
      reason: 'The rules of the branch can’t be read here: GitHub tells them to a token that may ask.',
    },
  ],
  [
    'nothing protects it',
    { branch: 'main', isProtected: false, rules: [] },
    {
      kind: 'judged',
      ratio: 0,
      findings: [
        {
          message:
            'Nothing protects `main`: anybody who may write can push to it. Require a pull request and checks.',
          subject: 'unprotected',
        },
      ],
    },
  ],
  ['both rules', ruled('pull_request', 'required_status_checks'), passes],
  ['a merge queue and workflows', ruled('merge_queue', 'workflows'), passes],
  [
    'no pull request',
    ruled('deletion', 'required_status_checks'),
    { kind: 'judged', ratio: 0.5, findings: [noRequest] },
  ],
  ['no checks', ruled('pull_request'), { kind: 'judged', ratio: 0.5, findings: [noChecks] }],
  ['neither', ruled('deletion'), { kind: 'judged', ratio: 0, findings: [noRequest, noChecks] }],
  ['the older protection does not tell of pull requests', ruled('required_status_checks'), passes],
  ['the older protection without checks', ruled(), { kind: 'judged', ratio: 0.5, findings: [noChecks] }],
])('%s', (_, evidence, outcome) => {
  expect(branchProtection.run({ branchProtection: evidence })).toEqual(outcome);
});

it('earns no points', () => {
  expect(branchProtection.weighs).toBe(false);
});
