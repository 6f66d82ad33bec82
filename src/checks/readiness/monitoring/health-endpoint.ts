import { defineCheck } from '../../../model/check.ts';
import type { SourceFile } from '../../../model/evidence.ts';
import { failed, passed } from '../../../model/outcome.ts';
import { notServed } from '../../operated.ts';
import { signalsIn } from '../../signals.ts';

export default defineCheck({
  id: 'health-endpoint',
  category: 'readiness/monitoring',
  importance: 'high',
  title: 'The service says whether it is alive',
  failureTitle: 'Nothing tells whether the service is alive',
  why: 'Orchestrators and load balancers restart what does not answer, and can do so only when there is something to ask. A route such as `/healthz` in the code counts, or a library that adds one.',
  fix: 'Add a route `/healthz` that answers 200 as long as the process can do its work.',
  needs: ['files', 'profile'],

  run({ files, profile }) {
    const reason = notServed(profile);
    if (reason !== null) return reason;
    const isThere = signalsIn(files, 'health-endpoint').length > 0 || files.some(isRoute);
    return isThere ? passed() : failed({ message: 'No route such as `/healthz` was found. Add one.' });
  },
});

/** Frameworks that route by the names of files. */
function isRoute({ path, kind }: SourceFile): boolean {
  return (
    kind === 'source' &&
    /(?:^|\/)(?:healthz?|livez?|healthcheck)(?:\/(?:route|index|\+server))?\.[cm]?[jt]sx?$/.test(path)
  );
}
