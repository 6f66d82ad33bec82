import { defineCheck } from '../../../model/check.ts';
import { failed, passed } from '../../../model/outcome.ts';
import { notOperated } from '../../operated.ts';
import { topicsOf } from '../../topics.ts';

const subject = /on-?call|escalation|\brota\b|contacts?|\bowners?(?:hip)?\b|maintainers?/i;

export default defineCheck({
  id: 'on-call',
  category: 'quality/operations',
  importance: 'low',
  title: 'It is known who answers for the service',
  failureTitle: 'Nobody is named who answers for the service',
  why: 'An alert that reaches nobody is none. A document that names who is called counts, and so do code owners for all files.',
  fix: 'Name who is called, when, and how; or give every file an owner in `CODEOWNERS`.',
  needs: ['files', 'profile', 'codeOwners'],

  run({ files, profile, codeOwners }) {
    const reason = notOperated(profile);
    if (reason !== null) return reason;
    const isOwned = (codeOwners?.rules ?? []).some(
      ({ pattern, owners, problem }) => problem === null && owners.length > 0 && /^\/?\*{1,2}$/.test(pattern),
    );
    if (isOwned || topicsOf(files, subject).some(({ characters }) => characters >= 40)) return passed();
    return failed({
      message: 'No document names who is called, and `CODEOWNERS` has no owner for all files.',
    });
  },
});
