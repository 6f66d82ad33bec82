import type { Signal, SignalKind } from '../../model/facts.ts';
import { keyOf } from '../scope-name.ts';
import { is, type Node, type NodeOf } from '../syntax.ts';
import type { MakeCollector } from '../walk.ts';

/** Paths that are asked for by those who look after a service: Kubernetes' own names, and what frameworks use. */
const endpoints: readonly (readonly [SignalKind, RegExp])[] = [
  [
    'readiness-endpoint',
    /^\/?(?:[\w-]{1,30}\/){0,3}_?(?:readyz?|readiness|health(?:z|check)?\/ready(?:iness)?)$/i,
  ],
  [
    'health-endpoint',
    /^\/?(?:[\w-]{1,30}\/){0,3}_?(?:healthz?|health-?check|livez?|liveness|alive|ping|up|heartbeat|health\/live(?:ness)?)$/i,
  ],
  ['metrics-endpoint', /^\/?(?:[\w-]{1,30}\/){0,2}_?(?:metrics|prometheus)$/i],
];

const routers = /^(?:get|head|all|use|route|add|addRoute|on|path|Get|Head|All|Controller|handle|register)$/;
const validating =
  /^(?:parse|safeParse|parseAsync|validate|validateSync|assert|check|cleanEnv|decode|decodeUnknownSync|load|is|create|convert|Convert|parseEnv)$/;
/** What Sentry's SDKs measure requests by. */
const sampling = /^traces(?:SampleRate|Sampler)$/;
const testName = /^(?:it|test|describe|specify)$/;

/** How a program is run and looked after: its endpoints for that, what it does at its end, what it checks at its start. */
export const operations: MakeCollector<readonly Signal[]> = ({ ancestors }) => {
  const signals: Signal[] = [];
  const add = (kind: SignalKind, what: string, { loc }: Node) =>
    signals.push({ kind, what, line: loc.start.line, by: 'syntax' });
  const endpoint = (node: Node) => {
    const kind = endpointOf(node);
    if (kind !== null) add(kind, textOf(node) ?? '', node);
  };
  return {
    enter: {
      CallExpression(node) {
        const name = calledName(node.callee);
        const [first, second] = node.arguments;
        if (
          first !== undefined &&
          routers.test(name ?? '') &&
          (second !== undefined || isDecorator(ancestors))
        )
          endpoint(first);
        const event = name === 'on' || name === 'once' || name === 'addListener' ? textOf(first) : null;
        if (event === 'unhandledRejection' || event === 'uncaughtException')
          add('rejection-handler', event, node);
        if (event === 'SIGTERM' || event === 'SIGINT') add('shutdown-handler', event, node);
        if (validating.test(name ?? '') && node.arguments.some(isWholeEnvironment))
          add('environment-validation', name ?? '', node);
        if (isAudit(node.callee)) add('audit-logging', 'audit', node);
        if (isStructuredLog(node, name)) add('structured-logging', name ?? '', node);
        if (isRetried(node, name)) add('retried-test', name ?? '', node);
      },
      AssignmentExpression({ left }) {
        const name = is(left, 'MemberExpression') && !left.computed ? keyOf(left.property) : null;
        if (sampling.test(name ?? '')) add('tracing', name ?? '', left);
      },
      BinaryExpression({ operator, left, right }) {
        if (operator === '===' || operator === '==') for (const side of [left, right]) endpoint(side);
      },
      SwitchCase({ test }) {
        if (test !== null) endpoint(test);
      },
      Property({ key, value }) {
        const name = keyOf(key);
        if (name === 'url' || name === 'path') endpoint(value);
        if (sampling.test(name ?? '')) add('tracing', name ?? '', key);
        const path = textOf(key);
        if (path?.startsWith('/') === true) endpoint(key);
      },
      Literal(node) {
        // A list of signals is gone through to handle each: `for (const signal of ['SIGTERM', 'SIGINT'])`.
        if ((node.value === 'SIGTERM' || node.value === 'SIGINT') && is(ancestors.at(-1), 'ArrayExpression'))
          add('shutdown-handler', node.value, node);
        if (isLocalAddress(node, ancestors)) add('localhost', 'localhost', node);
      },
      TemplateElement(node) {
        if (isLocalAddress(node, ancestors)) add('localhost', 'localhost', node);
      },
    },
    result: () => signals,
  };
};

function endpointOf(node: Node): SignalKind | null {
  const path = textOf(node);
  // A word alone is no path, but in a decorator's brackets.
  if (path === null || path.length > 80) return null;
  return endpoints.find(([, pattern]) => pattern.test(path))?.[0] ?? null;
}

function textOf(node: Node | undefined): string | null {
  if (is(node, 'Literal')) return typeof node.value === 'string' ? node.value : null;
  if (!is(node, 'TemplateLiteral') || node.expressions.length > 0) return null;
  return node.quasis[0]?.value.cooked ?? null;
}

/** `get` of `app.get(…)`, `get(…)`. */
function calledName(callee: Node): string | null {
  if (is(callee, 'Identifier')) return callee.name;
  return is(callee, 'MemberExpression') && !callee.computed ? keyOf(callee.property) : null;
}

function isDecorator(ancestors: readonly Node[]): boolean {
  return is(ancestors.at(-1), 'Decorator');
}

/** The environment itself, not one of its variables. */
function isWholeEnvironment(node: Node): boolean {
  if (is(node, 'Identifier')) return /^(?:raw|process)?_?env(?:ironment)?$/i.test(node.name);
  return (
    is(node, 'MemberExpression') &&
    !node.computed &&
    keyOf(node.property) === 'env' &&
    (is(node.object, 'MetaProperty') ||
      (is(node.object, 'Identifier') && /^(?:process|Bun)$/.test(node.object.name)))
  );
}

/** `audit(…)`, `auditLog.write(…)`, `log.audit(…)`. */
function isAudit(callee: Node): boolean {
  if (is(callee, 'Identifier'))
    return /^(?:write|record|log)?_?audit(?:log|event|trail|entry)?$/i.test(callee.name);
  if (!is(callee, 'MemberExpression') || callee.computed) return false;
  if (/^audit(?:Log|Event|Trail)?$/.test(keyOf(callee.property) ?? '')) return true;
  const { object } = callee;
  const owner = is(object, 'Identifier')
    ? object.name
    : is(object, 'MemberExpression')
      ? keyOf(object.property)
      : null;
  return /^audit(?:log(?:ger)?|or|trail|service)?$/i.test(owner ?? '');
}

/** `fastify({ logger: … })` logs by pino; `stdout.write(JSON.stringify(…))` writes what machines read. */
function isStructuredLog({ arguments: given }: NodeOf<'CallExpression'>, name: string | null): boolean {
  const [first] = given;
  if (/^[Ff]astify$/.test(name ?? ''))
    return is(first, 'ObjectExpression') && first.properties.some((one) => isLogger(one));
  if (name !== 'write' && name !== 'writeSync') return false;
  return given.some((argument) => holdsStringify(argument));
}

function isLogger(property: Node): boolean {
  if (!is(property, 'Property')) return false;
  const isOff = is(property.value, 'Literal') && property.value.value === false;
  return /^logger(?:Instance)?$/.test(keyOf(property.key) ?? '') && !isOff;
}

function holdsStringify(node: Node): boolean {
  if (is(node, 'TemplateLiteral')) return node.expressions.some(holdsStringify);
  if (is(node, 'BinaryExpression')) return holdsStringify(node.left) || holdsStringify(node.right);
  return is(node, 'CallExpression') && calledName(node.callee) === 'stringify';
}

/** `jest.retryTimes(3)`, `this.retries(2)`, `it('…', { retry: 2 }, …)`. */
function isRetried({ callee, arguments: given }: NodeOf<'CallExpression'>, name: string | null): boolean {
  if (name === 'retryTimes') return true;
  if (name === 'retries') return is(callee, 'MemberExpression') && is(callee.object, 'ThisExpression');
  if (!testName.test(name ?? '')) return false;
  return given.some(
    (argument) =>
      is(argument, 'ObjectExpression') &&
      argument.properties.some(
        (one) =>
          is(one, 'Property') &&
          /^retr(?:y|ies)$/.test(keyOf(one.key) ?? '') &&
          !is(one.value, 'ObjectExpression'),
      ),
  );
}

/** An address with a port that is neither a default of something else nor words for people. */
function isLocalAddress(node: NodeOf<'Literal' | 'TemplateElement'>, ancestors: readonly Node[]): boolean {
  const text = is(node, 'Literal') ? node.value : node.value.cooked;
  if (typeof text !== 'string' || !/(?<![\w.-])(?:localhost|127\.0\.0\.1):\d{2,5}(?!\d)/.test(text))
    return false;
  return !ancestors.slice(-3).some((holder, index, last) => {
    const inner = last[index + 1] ?? node;
    if (is(holder, 'LogicalExpression', 'AssignmentPattern', 'ConditionalExpression', 'BinaryExpression'))
      return true;
    return (
      is(holder, 'CallExpression') &&
      inner !== holder.callee &&
      !/^(?:fetch|connect|get|post|put|request|createClient|createConnection|createPool|open)$/.test(
        calledName(holder.callee) ?? '',
      )
    );
  });
}
