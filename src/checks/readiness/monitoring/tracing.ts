import { defineCheck } from '../../../model/check.ts';
import { failed, passed } from '../../../model/outcome.ts';
import { notServed } from '../../operated.ts';
import { signalsIn } from '../../signals.ts';

export default defineCheck({
  id: 'tracing',
  category: 'readiness/monitoring',
  importance: 'low',
  title: 'Requests can be followed across services',
  failureTitle: 'Requests can’t be followed across services',
  why: 'With more than one service, only a trace tells where the time went. A tracing library in the code counts.',
  fix: 'Add OpenTelemetry, or the agent of the platform that is in use.',
  needs: ['files', 'profile'],

  run({ files, profile }) {
    const reason = notServed(profile);
    if (reason !== null) return reason;
    const isThere = signalsIn(files, 'tracing').length > 0;
    return isThere ? passed() : failed({ message: 'No tracing library was found.' });
  },
});
