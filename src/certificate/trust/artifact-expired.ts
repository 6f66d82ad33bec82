import { defineCondition } from './condition.ts';

export default defineCondition({
  id: 'artifact-expired',
  stage: 'listed',
  refuse({ listed: { isExpired } }) {
    return isExpired ? 'GitHub has deleted the artifact: its retention is over.' : null;
  },
});
