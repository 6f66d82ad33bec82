import { is, type Node } from './syntax.ts';

/** What people call a function. */
export interface ScopeName {
  /** As others call it: `parse`. `null` where nothing names it. */
  readonly own: string | null;
  /** As a person finds it: `Parser.parse`, `get size`, `callback of map`, `(anonymous)`. */
  readonly full: string;
  /** Called as `this.parse()` rather than as `parse()`. */
  readonly isMember: boolean;
}

export function scopeNameOf(node: Node, ancestors: readonly Node[]): ScopeName {
  const parent = ancestors.at(-1);
  if (is(node, 'StaticBlock')) return unnamed(`${classPrefix(ancestors)}static block`);
  if (is(node, 'PropertyDefinition')) {
    return unnamed(`${classPrefix(ancestors)}${keyOf(node.key) ?? 'field'} initializer`);
  }
  if (is(node, 'FunctionDeclaration', 'FunctionExpression') && node.id !== null) return plain(node.id.name);
  if (is(parent, 'VariableDeclarator') && is(parent.id, 'Identifier')) return plain(parent.id.name);
  if (is(parent, 'AssignmentPattern') && is(parent.left, 'Identifier')) return plain(parent.left.name);
  if (is(parent, 'AssignmentExpression') && parent.right === node) return assigned(parent.left);
  if (is(parent, 'MethodDefinition', 'PropertyDefinition', 'AccessorProperty', 'Property')) {
    const kind = is(parent, 'MethodDefinition', 'Property') ? parent.kind : 'init';
    const key = parent.computed ? null : keyOf(parent.key);
    return member(key, kind, is(parent, 'Property') ? '' : classPrefix(ancestors));
  }
  if (is(parent, 'ExportDefaultDeclaration')) return unnamed('default');
  if (is(parent, 'CallExpression', 'NewExpression')) {
    const callee = calleeName(parent.callee);
    return unnamed(callee === null ? '(anonymous)' : `callback of ${callee}`);
  }
  return unnamed('(anonymous)');
}

/** The name of a key that is not computed. */
export function keyOf(key: Node): string | null {
  if (is(key, 'Identifier')) return key.name;
  if (is(key, 'PrivateIdentifier')) return `#${key.name}`;
  return is(key, 'Literal') ? String(key.value).slice(0, 100) : null;
}

function plain(name: string): ScopeName {
  return { own: name, full: name, isMember: false };
}

function unnamed(full: string): ScopeName {
  return { own: null, full, isMember: false };
}

function member(name: string | null, kind: string, prefix: string): ScopeName {
  if (name === null) return unnamed(`${prefix}[computed]`);
  const accessor = kind === 'get' || kind === 'set' ? `${kind} ` : '';
  return { own: accessor === '' ? name : null, full: `${accessor}${prefix}${name}`, isMember: true };
}

function assigned(left: Node): ScopeName {
  if (is(left, 'Identifier')) return plain(left.name);
  if (!is(left, 'MemberExpression')) return unnamed('(anonymous)');
  const name = left.computed && !is(left.property, 'Literal') ? null : keyOf(left.property);
  if (name === null) return unnamed('(anonymous)');
  return { own: name, full: `${ownerOf(left.object)}${name}`, isMember: true };
}

/** `Parser.` of `Parser.prototype.parse = …`; nothing of `module.exports.parse`. */
function ownerOf(object: Node): string {
  if (is(object, 'Identifier'))
    return ['exports', 'module', 'self'].includes(object.name) ? '' : `${object.name}.`;
  const isPrototype =
    is(object, 'MemberExpression') &&
    is(object.property, 'Identifier') &&
    object.property.name === 'prototype';
  return isPrototype ? ownerOf(object.object) : '';
}

function classPrefix(ancestors: readonly Node[]): string {
  const at = ancestors.findLastIndex((node) => is(node, 'ClassDeclaration', 'ClassExpression'));
  const holder = ancestors[at];
  if (!is(holder, 'ClassDeclaration', 'ClassExpression')) return '';
  if (holder.id !== null) return `${holder.id.name}.`;
  const parent = ancestors[at - 1];
  return is(parent, 'VariableDeclarator') && is(parent.id, 'Identifier') ? `${parent.id.name}.` : '';
}

function calleeName(callee: Node): string | null {
  if (is(callee, 'Identifier')) return callee.name;
  if (is(callee, 'MemberExpression') && !callee.computed) return keyOf(callee.property);
  // it.each(table)('…', () => …)
  if (!is(callee, 'CallExpression')) return null;
  return is(callee.callee, 'MemberExpression') ? calleeName(callee.callee.object) : calleeName(callee.callee);
}
