import type { LogCall } from '../../model/facts.ts';
import { keyOf } from '../scope-name.ts';
import { is, type Node } from '../syntax.ts';
import type { MakeCollector } from '../walk.ts';

const levels = new Set(
  'trace debug verbose info log notice warn warning error fatal critical silly http table dir'.split(' '),
);
const loggerName = /^_?(?:app|request|req|child|root|base|my)?_?(?:log|logger|logging|winston|pino|bunyan)$/i;

/** What only a page in a browser has. */
const pageMembers: Readonly<Record<string, RegExp>> = {
  window:
    /^(?:addEventListener|document|history|inner(?:Width|Height)|localStorage|location|matchMedia|navigator|parent|postMessage|sessionStorage|top)$/,
  document:
    /^(?:addEventListener|cookie|createElement|currentScript|documentElement|getElement\w+|querySelector(?:All)?|readyState)$/,
};

/** Calls that write to a log: of the console, and of what people name their loggers. A page in a browser has no log. */
export const logCalls: MakeCollector<readonly LogCall[]> = () => {
  const calls: LogCall[] = [];
  const used = new Set<string>();
  const declared = new Set<string>();
  return {
    enter: {
      VariableDeclarator({ id }) {
        if (is(id, 'Identifier')) declared.add(id.name);
      },
      MemberExpression({ object, property, computed }) {
        if (!is(object, 'Identifier') || computed) return;
        if (pageMembers[object.name]?.test(keyOf(property) ?? '') === true) used.add(object.name);
      },
      CallExpression({ callee, arguments: [first], loc }) {
        if (!is(callee, 'MemberExpression')) return;
        const owner = lastName(callee.object);
        const named = callee.computed ? null : keyOf(callee.property);
        const level = owner === 'console' ? named : levelOf(named, first, callee.computed);
        if (owner === null || level === null || !(level === '*' || levels.has(level))) return;
        if (owner === 'console' || loggerName.test(owner) || (level !== named && level !== '*'))
          calls.push({ callee: `${owner}.${level}`, line: loc.start.line });
      },
    },
    result: () => ([...used].some((name) => !declared.has(name)) ? [] : calls),
  };
};

/** `error` of `log('error', …)`, however the logger is called; `*` of `logger[level](…)`, which may be any. */
function levelOf(named: string | null, first: Node | undefined, isComputed: boolean): string | null {
  if (named === 'log' && is(first, 'Literal') && typeof first.value === 'string' && levels.has(first.value))
    return first.value;
  return isComputed ? '*' : named;
}

/** `logger` of `this.logger`, `request.log` and `logger`. */
function lastName(object: Node): string | null {
  if (is(object, 'Identifier')) return object.name;
  return is(object, 'MemberExpression') && !object.computed ? keyOf(object.property) : null;
}
