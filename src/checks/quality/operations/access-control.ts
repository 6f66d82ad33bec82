import { defineCheck } from '../../../model/check.ts';
import type { Permissions } from '../../../model/workflow.ts';
import { notOperated } from '../../operated.ts';
import { inParts } from '../../parts.ts';
import { topicsOf } from '../../topics.ts';

const subject =
  /\baccess(?: (?:control|rights|levels?|polic\w+))?$|permissions?|authori[sz]ation|\broles?\b|least privilege/i;

export default defineCheck({
  id: 'access-control',
  category: 'quality/operations',
  importance: 'medium',
  title: 'Who may do what is described, and tokens are restricted',
  failureTitle: 'Who may do what is described nowhere',
  why: 'Least privilege can only be reviewed against what was meant (NIST SP 800-53, AC-6). A section on who has access to what counts for half; workflows that state what their tokens may do for the other half, where there are workflows.',
  fix: 'Describe the roles and what each may do; state `permissions` in every workflow.',
  needs: ['files', 'profile', 'workflows'],

  run({ files, profile, workflows }) {
    const reason = notOperated(profile);
    if (reason !== null) return reason;
    const topics = topicsOf(files, subject);
    const open = workflows.find(
      ({ permissions, jobs }) =>
        isOpen(permissions) && (jobs.length === 0 || jobs.some((job) => isOpen(job.permissions))),
    );
    return inParts(
      [
        !topics.some(({ characters }) => characters >= 80) && 'No document tells who may do what.',
        open !== undefined && { path: open.path, message: 'It does not state what its token may do.' },
      ],
      topics[0]?.path,
    );
  },
});

function isOpen(permissions: Permissions): boolean {
  return permissions === null || permissions === 'write-all';
}
