import { defineCheck } from '../../../model/check.ts';
import { loadThresholds } from '../load-thresholds.ts';

export default defineCheck(
  loadThresholds({
    scenario: 'medium',
    name: 'medium load',
    purpose: 'Medium load is that of an ordinary day: it tells what most users see.',
  }),
);
