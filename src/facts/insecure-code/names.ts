import { keyOf } from '../scope-name.ts';
import { is, type Node } from '../syntax.ts';
import { type Bindings, type Definition, moduleName } from './bindings.ts';

/** How many names deep it is looked: `const a = b; const b = c; …`. */
const deepest = 8;

/** A value's parts in brackets and behind types are the value itself. */
export function bare(node: Node): Node {
  let inner = node;
  for (;;) {
    if (is(inner, 'TSAsExpression', 'TSNonNullExpression', 'TSTypeAssertion', 'TSSatisfiesExpression'))
      inner = inner.expression;
    else if (is(inner, 'ChainExpression')) inner = inner.expression;
    else if (is(inner, 'AwaitExpression')) inner = inner.argument;
    else if (is(inner, 'TSInstantiationExpression')) inner = inner.expression;
    else return inner;
  }
}

/** The name of a member as far as it is written; `*` where it is computed. */
export function memberName(property: Node, isComputed: boolean): string {
  if (!isComputed) return keyOf(property) ?? '*';
  return is(property, 'Literal') ? String(property.value).slice(0, 50) : '*';
}

/** A name as it may be told: what is written as a text could be a credential. */
export function shownName(name: string): string {
  return /^(?:[A-Za-z_$#-]{1,40}|[\w$-]{1,11})$/.test(name) ? name : '*';
}

/**
 * What is meant, by names: `child_process.exec` for `exec` that was imported or required from there; `pg.Client()` for what
 * `new Client()` of that module made; the names as they stand where the file does not say what they are. `null` for what has
 * no name.
 */
export function qualifiedName(node: Node, scope: number, bindings: Bindings, depth = 0): string | null {
  if (depth > deepest) return null;
  const inner = bare(node);
  if (is(inner, 'Identifier')) {
    const definitions = bindings.definitionsOf(inner.name, scope);
    if (definitions === null) return inner.name;
    for (const definition of definitions) {
      const name = nameOfDefinition(definition, bindings, depth);
      if (name !== null) return name;
    }
    return `~${inner.name}`;
  }
  if (is(inner, 'ThisExpression')) return 'this';
  // `isSafe ? https : http`: either is as good.
  if (is(inner, 'ConditionalExpression')) return qualifiedName(inner.consequent, scope, bindings, depth + 1);
  if (is(inner, 'MemberExpression')) {
    const object = qualifiedName(inner.object, scope, bindings, depth + 1);
    if (object === null) return null;
    const member = shownName(memberName(inner.property, inner.computed));
    return member === 'default' ? object : `${object}.${member}`;
  }
  if (is(inner, 'ImportExpression'))
    return is(inner.source, 'Literal') ? moduleName(inner.source.value) : null;
  if (is(inner, 'CallExpression')) {
    const required = requiredModule(inner);
    if (required !== null) return required;
    const callee = qualifiedName(inner.callee, scope, bindings, depth + 1);
    const [first] = inner.arguments;
    if (callee === null) return null;
    // A function in another coat is the function.
    if (/(?:^|\.)(?:promisify|promisifyAll|bind|denodeify|thenify)$/.test(callee)) {
      const isBound = callee.endsWith('.bind');
      if (isBound) return callee.slice(0, -'.bind'.length);
      return first === undefined ? null : qualifiedName(first, scope, bindings, depth + 1);
    }
    return `${callee}()`;
  }
  if (is(inner, 'NewExpression')) {
    const callee = qualifiedName(inner.callee, scope, bindings, depth + 1);
    return callee === null ? null : `${callee}()`;
  }
  return null;
}

function nameOfDefinition(definition: Definition, bindings: Bindings, depth: number): string | null {
  if (definition.kind === 'import') return [definition.module, ...definition.path].join('.');
  if (definition.kind !== 'value' || definition.isAdded) return null;
  const { value, path, scope } = definition;
  if (
    path.length === 0 &&
    (is(bare(value), 'Identifier', 'MemberExpression', 'CallExpression', 'NewExpression') ||
      is(bare(value), 'ConditionalExpression'))
  )
    return qualifiedName(value, scope, bindings, depth + 1);
  if (path.length === 0 && is(bare(value), 'ImportExpression'))
    return qualifiedName(value, scope, bindings, depth + 1);
  if (path.length === 0) return null;
  const object = qualifiedName(value, scope, bindings, depth + 1);
  return object === null ? null : [object, ...path].join('.');
}

function requiredModule(call: Node): string | null {
  if (!is(call, 'CallExpression') || !is(call.callee, 'Identifier') || call.callee.name !== 'require')
    return null;
  const [name] = call.arguments;
  return is(name, 'Literal') && typeof name.value === 'string' ? moduleName(name.value) : null;
}

/** The last of a name: `exec` of `child_process.exec`. */
export function lastOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}
