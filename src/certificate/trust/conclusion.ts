import { defineCondition } from './condition.ts';

/** Only a run that is over and went well: a closed gate must not become the next pull request's baseline. */
export default defineCondition({
  id: 'conclusion',
  stage: 'origin',
  refuse({ origin: { status, conclusion } }) {
    if (status !== 'completed') return `Its run is not over: its status is ${JSON.stringify(status)}.`;
    if (conclusion !== 'success')
      return `Its run did not succeed: it ended as ${JSON.stringify(conclusion)}.`;
    return null;
  },
});
