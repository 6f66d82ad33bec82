import { defineCheck } from '../../../model/check.ts';
import { notOperated } from '../../operated.ts';
import { inParts } from '../../parts.ts';
import { topicsOf } from '../../topics.ts';

const subject = /incident|post-?mortem|escalation/i;

export default defineCheck({
  id: 'incident-response',
  category: 'quality/operations',
  importance: 'medium',
  title: 'What happens in an incident is agreed',
  failureTitle: 'What happens in an incident is agreed nowhere',
  why: 'In an incident people have to know who decides and whom to tell. A section on it counts for half; steps, levels of severity or times in it for the other half (NIST SP 800-61).',
  fix: 'Write down severities, who leads, whom to tell and by when, and that there is a review afterwards.',
  needs: ['files', 'profile'],

  run({ files, profile }) {
    const reason = notOperated(profile);
    if (reason !== null) return reason;
    const topics = topicsOf(files, subject);
    return inParts(
      [
        !topics.some(({ characters }) => characters >= 120) &&
          'No document tells what happens in an incident.',
        !topics.some(
          ({ listItems, tableRows, quantities }) => listItems + tableRows >= 2 || quantities > 0,
        ) && 'No steps, levels of severity or times are stated.',
      ],
      topics[0]?.path,
    );
  },
});
