import { defineCheck } from '../../../model/check.ts';
import { failed, passed } from '../../../model/outcome.ts';
import { notServed } from '../../operated.ts';
import { signalsIn } from '../../signals.ts';

export default defineCheck({
  id: 'error-reporting',
  category: 'readiness/monitoring',
  importance: 'low',
  title: 'Errors are reported to somebody',
  failureTitle: 'Errors are reported to nobody',
  why: 'A log that nobody reads is not a report. A library that sends errors to where people are told of them counts.',
  fix: 'Send unexpected errors to an error tracker, with the release that they come from.',
  needs: ['files', 'profile'],

  run({ files, profile }) {
    const reason = notServed(profile);
    if (reason !== null) return reason;
    const isThere = signalsIn(files, 'error-reporting').length > 0;
    return isThere ? passed() : failed({ message: 'No error reporting library was found.' });
  },
});
