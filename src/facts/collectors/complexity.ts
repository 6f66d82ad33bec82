import { is, type Node, type NodeOf } from '../syntax.ts';
import type { MakeCollector, Scope } from '../walk.ts';

/** By scope. */
export interface Complexity {
  readonly cyclomatic: readonly number[];
  /** Without the point for recursion. */
  readonly cognitive: readonly number[];
  /** Scopes that call themselves, as far as names tell. */
  readonly recursive: ReadonlySet<number>;
  readonly nesting: readonly number[];
}

/**
 * Cyclomatic complexity (McCabe, 1976) as ESLint's `complexity` counts it, cognitive complexity (SonarSource, Cognitive
 * Complexity, 2023) as `sonarjs/cognitive-complexity` does, which charges nothing for `||` and `??` and takes a function
 * inside a function on its own, and nesting as ESLint's `max-depth` does.
 */
export const complexity: MakeCollector<Complexity> = (walk) => {
  const cyclomatic: number[] = [];
  const cognitive: number[] = [];
  const nesting: number[] = [];
  const recursive = new Set<number>();
  const counted = new Set<Node>();

  const add = (counts: number[], points: number): void => {
    if (walk.scope !== null) counts[walk.scope.index] = (counts[walk.scope.index] ?? 0) + points;
  };
  const branch = (): void => add(cyclomatic, 1);
  /** Harder to read the deeper it stands. */
  const structure = (node: Node): void => {
    if (walk.scope !== null) add(cognitive, 1 + nestingOf(node, walk.scope, walk.ancestors));
  };
  const block = (): void => {
    const { scope } = walk;
    if (scope === null) return;
    const depth = 1 + depthIn(scope, walk.ancestors);
    nesting[scope.index] = Math.max(nesting[scope.index] ?? 0, depth);
  };
  const loop = (node: Node): void => {
    branch();
    structure(node);
    block();
  };
  const jump = ({ label }: { readonly label: unknown }): void => {
    if (label !== null) add(cognitive, 1);
  };

  return {
    enter: {
      IfStatement(node) {
        branch();
        if (isElseIf(node, walk.ancestors.at(-1))) {
          add(cognitive, 1);
        } else {
          structure(node);
          block();
        }
        if (node.alternate !== null && !is(node.alternate, 'IfStatement')) add(cognitive, 1);
      },
      ForStatement: loop,
      ForInStatement: loop,
      ForOfStatement: loop,
      WhileStatement: loop,
      DoWhileStatement: loop,
      SwitchStatement(node) {
        structure(node);
        block();
      },
      SwitchCase({ test }) {
        if (test !== null) branch();
      },
      TryStatement: block,
      WithStatement: block,
      CatchClause(node) {
        branch();
        structure(node);
      },
      ConditionalExpression(node) {
        branch();
        structure(node);
      },
      LogicalExpression(node) {
        branch();
        if (counted.has(node)) return;
        const parts = logicalParts(node);
        for (const part of parts) counted.add(part);
        if (!isRendering(node, parts, walk.ancestors.at(-1))) add(cognitive, runsOfAnd(parts));
      },
      AssignmentPattern: branch,
      AssignmentExpression({ operator }) {
        if (operator === '&&=' || operator === '||=' || operator === '??=') branch();
      },
      MemberExpression({ optional }) {
        if (optional) branch();
      },
      CallExpression({ callee, optional }) {
        if (optional) branch();
        const called = calledScope(callee, walk.scope);
        if (called !== null) recursive.add(called.index);
      },
      BreakStatement: jump,
      ContinueStatement: jump,
    },
    result: ({ scopes }) => ({
      cyclomatic: scopes.map(({ index }) => 1 + (cyclomatic[index] ?? 0)),
      cognitive: scopes.map(({ index }) => cognitive[index] ?? 0),
      recursive,
      nesting: scopes.map(({ index }) => nesting[index] ?? 0),
    }),
  };
};

function isElseIf(node: Node, parent: Node | undefined): boolean {
  return is(parent, 'IfStatement') && parent.alternate === node;
}

/** How many structures of its scope a node stands inside of: in their branches and bodies, not in their conditions. */
function nestingOf(node: Node, scope: Scope, ancestors: readonly Node[]): number {
  let nesting = 0;
  let child = node;
  for (let at = ancestors.length - 1; at >= 0; at -= 1) {
    const parent = ancestors[at];
    if (parent === undefined || parent === scope.node) break;
    if (isNestingPart(parent, child)) nesting += 1;
    child = parent;
  }
  return nesting;
}

function isNestingPart(parent: Node, child: Node): boolean {
  if (is(parent, 'IfStatement'))
    return child === parent.consequent || (child === parent.alternate && !is(child, 'IfStatement'));
  if (is(parent, 'ConditionalExpression')) return child !== parent.test;
  if (is(parent, 'SwitchStatement')) return child !== parent.discriminant;
  if (is(parent, 'CatchClause')) return child === parent.body;
  return isLoop(parent) && child === parent.body;
}

function isLoop(
  node: Node,
): node is NodeOf<
  'ForStatement' | 'ForInStatement' | 'ForOfStatement' | 'WhileStatement' | 'DoWhileStatement'
> {
  return (
    is(node, 'ForStatement', 'ForInStatement', 'ForOfStatement') ||
    is(node, 'WhileStatement', 'DoWhileStatement')
  );
}

/** Blocks of control flow around a node, in its scope; an `else if` is no deeper than its `if`. */
function depthIn(scope: Scope, ancestors: readonly Node[]): number {
  let depth = 0;
  for (let at = ancestors.length - 1; at >= 0; at -= 1) {
    const node = ancestors[at];
    if (node === undefined || node === scope.node) break;
    const isBlock =
      isLoop(node) || is(node, 'SwitchStatement', 'TryStatement', 'WithStatement', 'IfStatement');
    if (isBlock && !isElseIf(node, ancestors[at - 1])) depth += 1;
  }
  return depth;
}

/** A condition and those it is made of, in reading order. */
function logicalParts(node: Node): readonly NodeOf<'LogicalExpression'>[] {
  if (!is(node, 'LogicalExpression')) return [];
  return [...logicalParts(node.left), node, ...logicalParts(node.right)];
}

function runsOfAnd(parts: readonly NodeOf<'LogicalExpression'>[]): number {
  return parts.filter(({ operator }, index) => operator === '&&' && parts[index - 1]?.operator !== '&&')
    .length;
}

/** `{isOpen && <Menu />}`: how JSX says "if", and nothing to puzzle over. */
function isRendering(
  node: NodeOf<'LogicalExpression'>,
  parts: readonly NodeOf<'LogicalExpression'>[],
  parent: Node | undefined,
): boolean {
  return (
    is(parent, 'JSXExpressionContainer') &&
    parts.every(
      ({ operator, left, right }) =>
        operator === node.operator && ![left, right].some((side) => is(side, 'ConditionalExpression')),
    )
  );
}

/** The scope around that a call calls, by its name: recursion as far as one file's names tell. */
function calledScope(callee: Node, scope: Scope | null): Scope | null {
  const name = is(callee, 'Identifier') ? callee.name : ownMember(callee);
  if (name === null) return null;
  for (let around = scope; around !== null; around = around.outer) {
    const { own, isMember } = around.name;
    if (own === name && isMember !== is(callee, 'Identifier')) return around;
  }
  return null;
}

/** `parse` of `this.parse`. */
function ownMember(callee: Node): string | null {
  if (!is(callee, 'MemberExpression') || !is(callee.object, 'ThisExpression') || callee.computed) return null;
  return is(callee.property, 'Identifier') ? callee.property.name : null;
}
