import { defineCheck } from '../../../model/check.ts';
import type { SourceFile } from '../../../model/evidence.ts';
import { failed, passed } from '../../../model/outcome.ts';
import { notServed } from '../../operated.ts';
import { signalsIn } from '../../signals.ts';

export default defineCheck({
  id: 'readiness-endpoint',
  category: 'readiness/monitoring',
  importance: 'low',
  title: 'The service says whether it is ready for requests',
  failureTitle: 'Nothing tells whether the service is ready for requests',
  why: 'A process that is alive may still be connecting to its database; requests sent to it then fail. A route such as `/readyz` that is apart from the one for health counts.',
  fix: 'Add a route `/readyz` that answers 200 only when everything it depends on answers.',
  needs: ['files', 'profile'],

  run({ files, profile }) {
    const reason = notServed(profile);
    if (reason !== null) return reason;
    const isThere = signalsIn(files, 'readiness-endpoint').length > 0 || files.some(isRoute);
    return isThere ? passed() : failed({ message: 'No route such as `/readyz` was found. Add one.' });
  },
});

/** Frameworks that route by the names of files. */
function isRoute({ path, kind }: SourceFile): boolean {
  return (
    kind === 'source' &&
    /(?:^|\/)(?:readyz?|readiness)(?:\/(?:route|index|\+server))?\.[cm]?[jt]sx?$/.test(path)
  );
}
