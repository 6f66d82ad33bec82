import { keyOf } from '../scope-name.ts';
import { is, type Node, type NodeOf } from '../syntax.ts';
import { type FunctionKind, isFunction, type Scope } from '../walk.ts';

/** A node and the index of the scope it stands in; -1 is the top of the file. */
export interface Placed<N extends Node = Node> {
  readonly node: N;
  readonly scope: number;
}

/** What the walk keeps of a file, in reading order. */
export interface Recorded {
  readonly declarators: Placed<NodeOf<'VariableDeclarator'>>[];
  readonly assignments: Placed<NodeOf<'AssignmentExpression'>>[];
  readonly loops: Placed<NodeOf<'ForOfStatement' | 'ForInStatement'>>[];
  readonly returns: Placed<NodeOf<'ReturnStatement'>>[];
  readonly calls: Placed<NodeOf<'CallExpression' | 'NewExpression'>>[];
  readonly imports: (NodeOf<'ImportDeclaration'> | NodeOf<'TSImportEqualsDeclaration'>)[];
}

export type FunctionNode = NodeOf<FunctionKind>;

/** What a name stands for in one of the places that give it a value. */
export type Definition =
  | { readonly kind: 'import'; readonly module: string; readonly path: readonly string[] }
  /** A part of a value: `path` leads to it. */
  | {
      readonly kind: 'value';
      readonly value: Node;
      readonly path: readonly string[];
      readonly scope: number;
      /** `+=` and the like: the value before stays a part of it. */
      readonly isAdded: boolean;
    }
  /** An element of what a loop goes over, or one of its keys. */
  | { readonly kind: 'element'; readonly of: Node; readonly path: readonly string[]; readonly scope: number }
  | { readonly kind: 'key'; readonly of: Node; readonly scope: number }
  | {
      readonly kind: 'parameter';
      readonly of: FunctionNode;
      readonly index: number;
      readonly path: readonly string[];
      /** Of the function itself. */
      readonly scope: number;
    }
  | { readonly kind: 'function'; readonly node: FunctionNode; readonly scope: number };

/** What names mean, scope by scope. A name that is declared twice in one function is one name: all of its values count. */
export class Bindings {
  readonly #tables: ReadonlyMap<string, Definition[]>[];
  readonly #scopes: readonly Scope[];
  readonly #indices: ReadonlyMap<Node, number>;

  constructor({ declarators, assignments, loops, imports }: Recorded, scopes: readonly Scope[]) {
    this.#scopes = scopes;
    this.#indices = new Map(scopes.map(({ node, index }) => [node, index]));
    const tables = Array.from({ length: scopes.length + 1 }, () => new Map<string, Definition[]>());
    this.#tables = tables;
    const define = (scope: number, name: string, definition: Definition): void => {
      const table = tables[scope + 1];
      const known = table?.get(name);
      if (known === undefined) table?.set(name, [definition]);
      else known.push(definition);
    };
    for (const node of imports) for (const [name, one] of imported(node)) define(-1, name, one);
    for (const { node, index, outer, name } of scopes) {
      if (!isFunction(node)) continue;
      if (is(node, 'FunctionDeclaration') && name.own !== null)
        define(outer?.index ?? -1, name.own, { kind: 'function', node, scope: index });
      node.params.forEach((parameter, position) => {
        for (const [local, path] of boundBy(parameter))
          define(index, local, { kind: 'parameter', of: node, index: position, path, scope: index });
      });
    }
    for (const { node, scope } of declarators) {
      const { id, init } = node;
      if (init === null) continue;
      for (const [local, path] of boundBy(id)) {
        const value: Definition = { kind: 'value', value: init, path, scope, isAdded: false };
        define(scope, local, value);
      }
    }
    for (const { node, scope } of loops) {
      const { left, right } = node;
      const pattern = is(left, 'VariableDeclaration') ? left.declarations[0]?.id : left;
      if (pattern === undefined) continue;
      for (const [local, path] of boundBy(pattern)) {
        const isKey = is(node, 'ForInStatement');
        define(
          scope,
          local,
          isKey ? { kind: 'key', of: right, scope } : { kind: 'element', of: right, path, scope },
        );
      }
    }
    for (const { node, scope } of assignments) {
      const { left, right, operator } = node;
      for (const [local, path] of boundBy(left)) {
        const home = this.#homeOf(local, scope);
        const isAdded = operator === '+=';
        define(home ?? -1, local, { kind: 'value', value: right, path, scope, isAdded });
      }
    }
  }

  /** All that a name may stand for at a place; `null` where the file does not declare it. */
  definitionsOf(name: string, scope: number): readonly Definition[] | null {
    const home = this.#homeOf(name, scope);
    return home === null ? null : (this.#tables[home + 1]?.get(name) ?? null);
  }

  /** The index of the scope that a function opens. */
  scopeOf(fn: FunctionNode): number {
    return this.#indices.get(fn) ?? -1;
  }

  #homeOf(name: string, scope: number): number | null {
    for (let at = scope; ; at = this.#scopes[at]?.outer?.index ?? -1) {
      if (this.#tables[at + 1]?.has(name)) return at;
      if (at === -1) return null;
    }
  }
}

function* imported(node: Recorded['imports'][number]): Generator<readonly [string, Definition]> {
  if (is(node, 'TSImportEqualsDeclaration')) {
    const { moduleReference: reference } = node;
    if (!is(reference, 'TSExternalModuleReference') || !is(reference.expression, 'Literal')) return;
    yield [node.id.name, { kind: 'import', module: moduleName(reference.expression.value), path: [] }];
    return;
  }
  for (const specifier of node.specifiers) {
    const name = is(specifier, 'ImportSpecifier') ? (keyOf(specifier.imported) ?? '') : 'default';
    const path = name === 'default' ? [] : [name];
    yield [specifier.local.name, { kind: 'import', module: moduleName(node.source.value), path }];
  }
}

/** `fs` of `node:fs`. */
export function moduleName(specifier: unknown): string {
  return typeof specifier === 'string' ? specifier.replace(/^node:/, '') : '';
}

/** The names that a pattern binds, each with the way to its part of the value. */
function* boundBy(
  pattern: Node,
  path: readonly string[] = [],
): Generator<readonly [name: string, path: readonly string[]]> {
  switch (pattern.type as string) {
    case 'Identifier':
      yield [(pattern as NodeOf<'Identifier'>).name, path];
      return;
    case 'AssignmentPattern':
      yield* boundBy((pattern as NodeOf<'AssignmentPattern'>).left, path);
      return;
    case 'TSParameterProperty':
      yield* boundBy((pattern as NodeOf<'TSParameterProperty'>).parameter, path);
      return;
    case 'RestElement':
      yield* boundBy((pattern as NodeOf<'RestElement'>).argument, path);
      return;
    case 'ArrayPattern':
      for (const [index, element] of (pattern as NodeOf<'ArrayPattern'>).elements.entries())
        if (element !== null) yield* boundBy(element, [...path, String(index)]);
      return;
    case 'ObjectPattern':
      for (const property of (pattern as NodeOf<'ObjectPattern'>).properties) {
        if (is(property, 'RestElement')) yield* boundBy(property.argument, path);
        else yield* boundBy(property.value, [...path, keyOf(property.key) ?? '*']);
      }
      return;
    default:
      return;
  }
}
