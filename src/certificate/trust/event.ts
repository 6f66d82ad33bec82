import { isIssuingEvent, issuingEvents } from '../issuing-events.ts';
import { defineCondition } from './condition.ts';

export default defineCondition({
  id: 'event',
  stage: 'origin',
  refuse({ origin: { event } }) {
    if (isIssuingEvent(event)) return null;
    return `Its run was started by ${JSON.stringify(event)}; only ${issuingEvents.join(', ')} issue certificates.`;
  },
});
