import { defineCheck } from '../../../model/check.ts';
import { loadThresholds } from '../load-thresholds.ts';

export default defineCheck(
  loadThresholds({
    scenario: 'heavy',
    name: 'heavy load',
    purpose: 'Heavy load is that of the busiest hour: it tells whether the service is large enough.',
  }),
);
