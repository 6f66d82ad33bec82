import { defineCondition } from './condition.ts';

export default defineCondition({
  id: 'workflow-path',
  stage: 'origin',
  refuse({ origin: { workflow }, policy }) {
    if (workflow === policy.workflow) return null;
    return `Its run was of workflow ${JSON.stringify(workflow)}, not of ${JSON.stringify(policy.workflow)}.`;
  },
});
