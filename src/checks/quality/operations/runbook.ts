import { defineCheck } from '../../../model/check.ts';
import { notOperated } from '../../operated.ts';
import { inParts } from '../../parts.ts';
import { topicsOf } from '../../topics.ts';

const subject = /run ?-?books?|playbooks?|\boperations?\b|operating|troubleshoot/i;

export default defineCheck({
  id: 'runbook',
  category: 'quality/operations',
  importance: 'medium',
  title: 'A runbook tells how to operate the service',
  failureTitle: 'No runbook tells how to operate the service',
  why: 'Whoever is on call has not written the code. A section on operating counts for half; steps to follow or commands to copy in it for the other half.',
  fix: 'Write down how to deploy, roll back, restart and look into the usual failures, with the commands.',
  needs: ['files', 'profile'],

  run({ files, profile }) {
    const reason = notOperated(profile);
    if (reason !== null) return reason;
    const topics = topicsOf(files, subject);
    return inParts(
      [
        !topics.some(({ characters }) => characters >= 150) &&
          'No document tells how to operate the service.',
        !topics.some(
          ({ listItems, codeBlocks, tableRows }) => listItems + tableRows >= 3 || codeBlocks > 0,
        ) && 'No steps to follow and no commands to copy.',
      ],
      topics[0]?.path,
    );
  },
});
