import type { LogCall } from '../../model/facts.ts';
import { keyOf } from '../scope-name.ts';
import { is, type Node } from '../syntax.ts';
import type { MakeCollector } from '../walk.ts';

const levels = new Set(
  'trace debug verbose info log notice warn warning error fatal critical silly http table dir'.split(' '),
);
const loggerName = /^_?(?:app|request|req|child|root|base|my)?_?(?:log|logger|logging|winston|pino|bunyan)$/i;

/** Calls that write to a log: of the console, and of what people name their loggers. */
export const logCalls: MakeCollector<readonly LogCall[]> = () => {
  const calls: LogCall[] = [];
  return {
    enter: {
      CallExpression({ callee, loc }) {
        if (!is(callee, 'MemberExpression') || callee.computed) return;
        const level = keyOf(callee.property);
        if (level === null || !levels.has(level)) return;
        const owner = lastName(callee.object);
        if (owner !== null && (owner === 'console' || loggerName.test(owner)))
          calls.push({ callee: `${owner}.${level}`, line: loc.start.line });
      },
    },
    result: () => calls,
  };
};

/** `logger` of `this.logger`, `request.log` and `logger`. */
function lastName(object: Node): string | null {
  if (is(object, 'Identifier')) return object.name;
  return is(object, 'MemberExpression') && !object.computed ? keyOf(object.property) : null;
}
