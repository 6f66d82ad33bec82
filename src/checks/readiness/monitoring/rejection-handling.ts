import { defineCheck } from '../../../model/check.ts';
import { notApplicable } from '../../../model/outcome.ts';
import { notServed } from '../../operated.ts';
import { inParts } from '../../parts.ts';
import { signalsIn } from '../../signals.ts';

export default defineCheck({
  id: 'rejection-handling',
  category: 'readiness/monitoring',
  importance: 'medium',
  title: 'What nobody caught is logged, and the service ends in order',
  failureTitle: 'What nobody caught ends the service without a word, or it does not end in order',
  why: 'Node ends a process on a rejection that nobody handles: without a handler that logs it, the reason is lost. On `SIGTERM` requests that are being answered have to end first. Each of the two is half of it.',
  fix: 'Handle `unhandledRejection` and `uncaughtException` by logging and ending; on `SIGTERM` stop accepting requests, then end.',
  needs: ['files', 'profile'],

  run({ files, profile }) {
    const reason = notServed(profile);
    if (reason !== null) return reason;
    if (!files.some(({ kind, facts }) => kind === 'source' && facts.code?.kind === 'analysed'))
      return notApplicable('There is no JavaScript or TypeScript to look at.');
    return inParts(
      [
        signalsIn(files, 'rejection-handler').length === 0 &&
          'Nothing handles `unhandledRejection` or `uncaughtException`.',
        signalsIn(files, 'shutdown-handler').length === 0 && 'Nothing handles `SIGTERM`.',
      ],
      undefined,
    );
  },
});
