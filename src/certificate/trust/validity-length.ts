import { daysBetween } from '../../model/day.ts';
import { defineCondition } from './condition.ts';

/** A stolen key must not be able to issue a certificate that outlives the policy. */
export default defineCondition({
  id: 'validity-length',
  stage: 'certificate',
  refuse({ certificate: { predicate }, policy }) {
    const days = daysBetween(predicate.issuedAt, predicate.expiresAt);
    // Written so that a time that is none refuses.
    if (days <= policy.longestValidityDays) return null;
    return `It claims to be valid for ${Math.ceil(days)} days, and the policy allows ${policy.longestValidityDays}.`;
  },
});
