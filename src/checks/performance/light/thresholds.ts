import { defineCheck } from '../../../model/check.ts';
import { loadThresholds } from '../load-thresholds.ts';

export default defineCheck(
  loadThresholds({
    scenario: 'light',
    name: 'light load',
    purpose: 'Light load is what a service has at night: it tells what an operation costs by itself.',
  }),
);
