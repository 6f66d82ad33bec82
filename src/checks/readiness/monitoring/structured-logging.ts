import { defineCheck } from '../../../model/check.ts';
import type { SourceFile } from '../../../model/evidence.ts';
import type { LogCall } from '../../../model/facts.ts';
import type { Finding } from '../../../model/finding.ts';
import { failed, measured, notApplicable } from '../../../model/outcome.ts';
import { isToolFile } from '../../../model/tool-file.ts';
import { notServed } from '../../operated.ts';
import { signalsIn } from '../../signals.ts';

/** Programs for those who work on the project: they write to a terminal, and shall. */
const tools = /(?:^|\/)(?:scripts?|bin|tools?|tasks?|bench(?:marks?)?|migrations?|seeds?|cli)\//;

export default defineCheck({
  id: 'structured-logging',
  category: 'readiness/monitoring',
  importance: 'medium',
  title: 'The service logs through a logger that writes structured records',
  failureTitle: 'The service logs plain text, or not at all',
  why: 'Plain lines can’t be searched by request or level when it matters. Each call that logs counts once, and one of the console counts against: a library for structured logs (pino, winston and their like) has to be there too, or something that writes JSON.',
  fix: 'Log through one logger that writes JSON with a level, a time and the request’s id, and replace the calls of `console`.',
  needs: ['files', 'profile'],

  run({ files, profile }) {
    const reason = notServed(profile);
    if (reason !== null) return reason;
    const sources = files.filter(
      ({ kind, path }) => kind === 'source' && !tools.test(path) && !isToolFile(path),
    );
    const hasLogger = signalsIn(sources, 'structured-logging').length > 0;
    const calls = sources.flatMap(callsOf);
    const plain = calls.filter(({ callee }) => /^console\./.test(callee));
    if (calls.length === 0 && !hasLogger)
      return sources.length === 0
        ? notApplicable('There is no source code.')
        : failed({ message: 'Nothing is logged: add a logger that writes structured records.' });
    if (!hasLogger) {
      const [first] = plain;
      const message = 'Logs are written, and no library for structured logs is there.';
      return failed(first === undefined ? { message } : { ...placed(first), message, subject: 'logger' });
    }
    if (calls.length === 0) return measured(1, []);
    return measured(1 - plain.length / calls.length, plain.map(finding));
  },
});

type PlacedCall = LogCall & { readonly path: string };

function callsOf({ path, facts }: SourceFile): readonly PlacedCall[] {
  const { code } = facts;
  return code?.kind === 'analysed' ? code.code.logCalls.map((call) => ({ ...call, path })) : [];
}

function placed({ path, line }: PlacedCall): Pick<Finding, 'path' | 'line'> {
  return { path, line };
}

function finding(call: PlacedCall): Finding {
  return {
    ...placed(call),
    message: `\`${call.callee}\` writes plain text past the logger.`,
    subject: call.callee,
  };
}
