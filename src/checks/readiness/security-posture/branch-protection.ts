import { defineCheck } from '../../../model/check.ts';
import type { BranchProtection } from '../../../model/ecosystem.ts';
import type { Finding } from '../../../model/finding.ts';
import { failed, measured, notApplicable } from '../../../model/outcome.ts';

export default defineCheck({
  id: 'branch-protection',
  category: 'readiness/security-posture',
  importance: 'low',
  weighs: false,
  title: 'The branch takes changes only after review and checks',
  failureTitle: 'Changes reach the branch without review or checks',
  why: 'A gate that anybody can walk around holds nobody back (OpenSSF Scorecard, Branch-Protection). Two rules count the same: changes come by pull request, and checks have to pass. It earns no points, since it can be read on GitHub only, and not with every token.',
  fix: 'Add a ruleset for the branch that requires a pull request and the status checks.',
  needs: ['branchProtection'],

  run({ branchProtection }) {
    if (branchProtection === null)
      return notApplicable(
        'The rules of the branch can’t be read here: GitHub tells them to a token that may ask.',
      );
    const { branch, isProtected } = branchProtection;
    if (!isProtected) {
      return failed({
        message: `Nothing protects \`${branch}\`: anybody who may write can push to it. Require a pull request and checks.`,
        subject: 'unprotected',
      });
    }
    const findings = missing(branchProtection);
    return measured(1 - findings.length / 2, findings);
  },
});

function missing({ branch, rules }: BranchProtection): readonly Finding[] {
  const has = (...types: readonly string[]) => types.some((type) => rules.includes(type));
  // Of the older protection everybody may know the checks, and nobody whether it asks for a pull request.
  const isOlder = rules.every((rule) => rule === 'required_status_checks');
  return [
    ...(isOlder || has('pull_request', 'merge_queue')
      ? []
      : [
          {
            message: `No rule of \`${branch}\` requires a pull request (\`pull_request\`). Add it.`,
            subject: 'pull_request',
          },
        ]),
    ...(has('required_status_checks', 'workflows')
      ? []
      : [
          {
            message: `No rule of \`${branch}\` requires checks to pass (\`required_status_checks\`). Add it.`,
            subject: 'required_status_checks',
          },
        ]),
  ];
}
