import { forEachChild } from './children.ts';
import { type Comment, layoutOf } from './comments.ts';
import { type ScopeName, scopeNameOf } from './scope-name.ts';
import { is, type Kind, type Node, type NodeOf } from './syntax.ts';

/** Code that runs as one: a function, a class's static block, the value of a class's field. */
export interface Scope {
  /** Place among the scopes of the file, in order of their beginning. */
  readonly index: number;
  readonly node: NodeOf<FunctionKind | 'StaticBlock' | 'PropertyDefinition'>;
  readonly name: ScopeName;
  readonly outer: Scope | null;
}

export type FunctionKind = 'FunctionDeclaration' | 'FunctionExpression' | 'ArrowFunctionExpression';

/** Where the walk is. */
interface Walk {
  /** From the program down to the parent of the node that is entered. */
  readonly ancestors: readonly Node[];
  /** The innermost scope; `null` at the top of the file. Entering a scope's own node, it is that scope. */
  readonly scope: Scope | null;
}

/** The whole file, known when the walk has ended. */
export interface Walked {
  readonly text: string;
  readonly scopes: readonly Scope[];
  readonly comments: readonly Comment[];
  /** Lines of the file. */
  readonly lines: number;
  readonly lineAt: (place: number) => number;
  /** How many lines from `first` to `last` have a token on them. */
  readonly codeLines: (first: number, last: number) => number;
  /** How many lines have a comment on them, or a part of one. */
  readonly commentLines: number;
}

type Handlers = { readonly [K in Kind]?: (node: NodeOf<K>) => void };

/** Looks at the nodes of the kinds it asks for, in reading order, and says at the end what it saw. */
interface Collector<T> {
  readonly enter?: Handlers;
  /** Sees every node, behind those that ask for its kind. */
  readonly every?: (node: Node) => void;
  readonly leave?: Handlers;
  readonly result: (walked: Walked) => T;
}

/** What a collector is made by: anew for each file. */
export type MakeCollector<T> = (walk: Walk) => Collector<T>;

type Handler = (node: Node) => void;

/** A collector for each part of `T`. */
export type MakeCollectors<T> = { readonly [Part in keyof T]: MakeCollector<T[Part]> };

/** One walk over the tree of `text` for all collectors. */
export function walk<T extends object>(text: string, program: Node, makers: MakeCollectors<T>): T {
  const ancestors: Node[] = [];
  const scopes: Scope[] = [];
  const opaque: (readonly [number, number])[] = [];
  const state: { ancestors: Node[]; scope: Scope | null } = { ancestors, scope: null };
  const parts = Object.entries<MakeCollector<unknown>>(makers).map(
    ([part, make]) => [part, make(state)] as const,
  );
  const enter = handlersOf(parts.map(([, { enter }]) => enter));
  const leave = handlersOf(parts.map(([, { leave }]) => leave));
  const every = parts.flatMap(([, collector]) => collector.every ?? []);

  const visit = (node: Node): void => {
    const { type } = node;
    const outer = state.scope;
    if (isScope(node)) {
      const scope = { index: scopes.length, node, name: scopeNameOf(node, ancestors), outer };
      scopes.push(scope);
      state.scope = scope;
    }
    if (isOpaque(node)) opaque.push(node.range);
    const entering = enter.get(type);
    if (entering !== undefined) for (const handler of entering) handler(node);
    for (const handler of every) handler(node);
    ancestors.push(node);
    forEachChild(node, visit);
    ancestors.pop();
    const leaving = leave.get(type);
    if (leaving !== undefined) for (const handler of leaving) handler(node);
    state.scope = outer;
  };
  visit(program);

  const walked = { scopes, ...layoutOf(text, opaque) };
  // Each part was made by the maker of that part.
  return Object.fromEntries(parts.map(([part, collector]) => [part, collector.result(walked)])) as T;
}

/** What holds strings, regular expressions and text, where the signs of comments mean nothing. */
function isOpaque(node: Node): boolean {
  switch (`${node.type}`) {
    case 'Literal':
      return 'regex' in node || ('value' in node && typeof node.value === 'string');
    case 'TemplateElement':
    case 'JSXText':
      return true;
    default:
      return false;
  }
}

export function isFunction(node: Node | null | undefined): node is NodeOf<FunctionKind> {
  return is(node, 'FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression');
}

function isScope(node: Node): node is Scope['node'] {
  switch (`${node.type}`) {
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
    case 'StaticBlock':
      return true;
    case 'PropertyDefinition':
      return 'value' in node && node.value !== null;
    default:
      return false;
  }
}

function handlersOf(all: readonly (Handlers | undefined)[]): ReadonlyMap<string, readonly Handler[]> {
  const table = new Map<string, Handler[]>();
  for (const handlers of all) {
    for (const [kind, handler] of Object.entries(handlers ?? {})) {
      // A handler is listed under its own kind of node, and called with nothing else.
      const known = table.get(kind);
      if (known === undefined) table.set(kind, [handler as Handler]);
      else known.push(handler as Handler);
    }
  }
  return table;
}
