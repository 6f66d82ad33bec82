import { revocationOf } from '../revocation.ts';
import { defineCondition } from './condition.ts';

/** What the target branch's policy takes back counts no more, whoever signed it and however long it had to go. */
export default defineCondition({
  id: 'revoked',
  stage: 'certificate',
  refuse: ({ certificate, policy: { revoked } }) => revocationOf(certificate, revoked),
});
