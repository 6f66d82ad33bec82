import { meaningOf, wordsOf } from '../../credentials/names.ts';
import { is, type Node } from '../../syntax.ts';
import { isFunction } from '../../walk.ts';
import { type Site, written } from '../judge.ts';
import { bare, memberName } from '../names.ts';
import { literalText } from '../texts.ts';
import { type CallDetector, words } from './detector.ts';

type Told = ReturnType<typeof written>;

/** Windows of others; a page's own is its own. */
const otherWindow =
  /(?:parent|opener|top|contentWindow|source|popup|frame|iframe|target|child|(?:other|new|remote|login|auth)win(?:dow)?|frames\.\*)(?:\(\))?\.postMessage$/i;

/** Messages between windows. */
export const messages: CallDetector = {
  methods: ['postMessage', 'addEventListener', 'openExternal'],
  *look({ name, method, node, scope, analysis, arguments: given }) {
    const [first, second] = given;
    if (method === 'postMessage' && is(second, 'Literal') && second.value === '*' && otherWindow.test(name)) {
      const isConstant = literalText(first, scope, analysis.bindings) !== null;
      yield written('unrestricted-message', node, name, isConstant ? 'constant' : 'as-written');
    }
    if (
      /^(?:(?:window|globalThis|top|parent)\.)?addEventListener$/.test(name) &&
      is(first, 'Literal') &&
      first.value === 'message'
    )
      yield uncheckedOrigin(second, name, node, { scope, analysis });
  },
};

/** A handler that never looks at where a message comes from. */
export function uncheckedOrigin(
  handler: Node | undefined,
  sink: string,
  at: Node,
  { scope, analysis }: Pick<Site, 'scope' | 'analysis'>,
): Told | null {
  if (handler === undefined) return null;
  const inner = bare(handler);
  const fn = isFunction(inner) ? inner : functionOf(inner, scope, analysis);
  if (fn === null) return null;
  const text = analysis.textOf(fn);
  // In a worker there is one other side only, and no origin.
  const looks = /\borigin\b|\.source\b|\bsource\b|isTrusted|importScripts|WorkerGlobalScope/.test(text);
  return looks || !/\bdata\b/.test(text) ? null : written('unchecked-message-origin', at, sink);
}

function functionOf(node: Node, scope: number, { bindings }: Site['analysis']): Node | null {
  if (!is(node, 'Identifier')) return null;
  for (const one of bindings.definitionsOf(node.name, scope) ?? []) {
    if (one.kind === 'function') return one.node;
    if (one.kind === 'value' && isFunction(bare(one.value))) return one.value;
  }
  return null;
}

const logger =
  /^~?(?:this\.)?(?:console|(?:app|req|request|fastify|server)\.log|_?(?:log|logger|logging|winston|pino|bunyan))\.(?:trace|debug|verbose|info|log|warn|error|fatal|notice|silly|dir|table)$/i;

/** Secrets that are logged under their own name. */
export const logs: CallDetector = {
  methods: words('trace debug verbose info log warn error fatal notice silly dir table'),
  *look({ name, node, arguments: given }) {
    if (!logger.test(name.replace(/\(\)/g, ''))) return;
    for (const argument of given) {
      const secret = secretIn(argument);
      if (secret === null) continue;
      yield written('logged-secret', node, `${name}(${secret})`);
      return;
    }
  },
};

/** The name of a credential whose value becomes a part of a text. */
function secretIn(node: Node): string | null {
  const inner = bare(node);
  if (is(inner, 'Identifier')) return isSecret(inner.name) ? inner.name : null;
  if (is(inner, 'MemberExpression')) {
    const name = memberName(inner.property, inner.computed);
    return isSecret(name) ? name : null;
  }
  if (is(inner, 'TemplateLiteral')) return firstOf(inner.expressions);
  if (is(inner, 'BinaryExpression'))
    return inner.operator === '+' ? firstOf([inner.left, inner.right]) : null;
  if (!is(inner, 'ObjectExpression')) return null;
  return firstOf(
    inner.properties.flatMap((one) =>
      is(one, 'Property') && is(one.value, 'Identifier', 'MemberExpression') ? [one.value] : [],
    ),
  );
}

function firstOf(nodes: readonly Node[]): string | null {
  for (const node of nodes) {
    const secret = secretIn(node);
    if (secret !== null) return secret;
  }
  return null;
}

const qualifiers =
  /^(?:access|auth|refresh|bearer|id|api|session|jwt|csrf|github|gitlab|npm|slack|user|bot|reset|admin|secret)$/;

function isSecret(name: string): boolean {
  const meaning = meaningOf(name);
  if (meaning !== 'password' && meaning !== 'secret') return false;
  const list = wordsOf(name);
  // A parser's tokens are none; `is`, `has`, `no` and the like speak of one. A constant in capitals is a name, mostly.
  if (
    /^(?:is|has|no|use|with|without|show|hide|need|needs|missing|invalid|max|min|num|total|next|prev|previous|first|last|current|unexpected|expected)$/.test(
      list[0] ?? '',
    )
  )
    return false;
  if (list.some((word) => /^(?:pass|pat|secrets|tokens|passed)$/.test(word)) && meaning !== 'password')
    return false;
  if (list.length === 1 && list[0] === 'pass') return false;
  if (!list.some((word) => /token/.test(word))) return true;
  return (
    list.some((word) => qualifiers.test(word)) ||
    /(?:access|auth|refresh|bearer|session)tokens?$/.test(list.join(''))
  );
}

/** Only the first of what is to be taken out, or escaped, is. */
export const replacing: CallDetector = {
  methods: ['replace'],
  *look({ node, arguments: given, analysis, scope }) {
    const [first, second] = given;
    if (!is(first, 'Literal') || typeof first.value !== 'string') return;
    const replacement = literalText(second, scope, analysis.bindings);
    if (replacement === null) return;
    const sign = first.value;
    const isEscaping =
      (/^['"`\\]$/.test(sign) &&
        (replacement.startsWith('\\') || replacement.startsWith('&') || replacement === sign + sign)) ||
      (/^[<>&]$/.test(sign) && replacement.startsWith('&')) ||
      (/^(?:\.\.\/?|\.\.\\)$/.test(sign) && replacement === '') ||
      (/^<\/?script/i.test(sign) && replacement === '');
    if (isEscaping) yield written('incomplete-sanitization', node, `replace(${JSON.stringify(sign)})`);
  },
};
