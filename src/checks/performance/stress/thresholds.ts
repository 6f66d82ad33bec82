import { defineCheck } from '../../../model/check.ts';
import { loadThresholds } from '../load-thresholds.ts';

export default defineCheck(
  loadThresholds({
    scenario: 'stress',
    name: 'stress',
    purpose:
      'Stress is more than is expected: it tells how a service gives way, by slowing down or by failing.',
  }),
);
