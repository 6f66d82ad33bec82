import { defineCheck } from '../../../model/check.ts';
import { failed, passed } from '../../../model/outcome.ts';
import { notServed } from '../../operated.ts';
import { signalsIn } from '../../signals.ts';

export default defineCheck({
  id: 'metrics',
  category: 'readiness/monitoring',
  importance: 'medium',
  title: 'The service measures itself',
  failureTitle: 'The service measures nothing of itself',
  why: 'Rate, errors and duration are what alerts and capacity are decided by (Site Reliability Engineering, the four golden signals). A metrics library in the code counts, or a route that serves them.',
  fix: 'Count requests, errors and durations with a metrics library, and serve them at `/metrics`.',
  needs: ['files', 'profile'],

  run({ files, profile }) {
    const reason = notServed(profile);
    if (reason !== null) return reason;
    const isThere = signalsIn(files, 'metrics', 'metrics-endpoint').length > 0;
    return isThere ? passed() : failed({ message: 'No metrics library and no route `/metrics` was found.' });
  },
});
