import { defineCheck } from '../../../model/check.ts';
import { failed, notApplicable, passed } from '../../../model/outcome.ts';
import { notServed } from '../../operated.ts';

/** The same by another name. */
const sameLevel: Readonly<Record<string, string>> = {
  log: 'info',
  notice: 'info',
  warning: 'warn',
  fatal: 'error',
  critical: 'error',
  verbose: 'debug',
  silly: 'debug',
  trace: 'debug',
};

export default defineCheck({
  id: 'log-levels',
  category: 'readiness/monitoring',
  importance: 'low',
  title: 'What is logged has levels',
  failureTitle: 'All that is logged has one level',
  why: 'Whoever is woken at night looks for errors among what is only of interest. At least two levels have to be in use, errors among them.',
  fix: 'Log failures by `error`, what needs a look by `warn`, the normal course by `info`.',
  needs: ['files', 'profile'],

  run({ files, profile }) {
    const reason = notServed(profile);
    if (reason !== null) return reason;
    const calls = files.flatMap(({ kind, facts: { code } }) =>
      kind === 'source' && code?.kind === 'analysed' ? code.code.logCalls : [],
    );
    if (calls.length === 0) return notApplicable('No call that logs was found.');
    const levels = new Set(calls.map(({ callee }) => levelOf(callee)));
    // Which levels are given there is not known, and several are.
    if (levels.has('*')) return passed();
    if (!levels.has('error')) return failed({ message: 'Nothing is logged as an error.' });
    return levels.size > 1 ? passed() : failed({ message: 'All that is logged is logged as an error.' });
  },
});

function levelOf(callee: string): string {
  const level = callee.slice(callee.indexOf('.') + 1);
  return sameLevel[level] ?? level;
}
