import type { SwallowedError } from '../../model/facts.ts';
import { is, type Node, type NodeOf } from '../syntax.ts';
import { isFunction, type MakeCollector } from '../walk.ts';

/** Errors that are caught and never looked at. */
export const swallowedErrors: MakeCollector<readonly SwallowedError[]> = () => {
  const found: { readonly node: Node; readonly kind: SwallowedError['kind'] }[] = [];
  return {
    enter: {
      CatchClause({ body }) {
        if (body.body.length === 0) found.push({ node: body, kind: 'empty-catch' });
      },
      CallExpression(node) {
        const handler = rejectionHandler(node);
        if (handler !== null && doesNothing(handler))
          found.push({ node: handler, kind: 'empty-rejection-handler' });
      },
    },
    result: ({ comments }) =>
      found.map(({ node, kind }) => {
        const [start, end] = node.range;
        const says = comments.some((comment) => comment.start >= start && comment.end <= end);
        return { line: node.loc.start.line, kind: says ? 'commented' : kind };
      }),
  };
};

function rejectionHandler({ callee, arguments: given }: NodeOf<'CallExpression'>): Node | null {
  if (!is(callee, 'MemberExpression') || !is(callee.property, 'Identifier')) return null;
  if (callee.property.name === 'catch') return given.length === 1 ? (given[0] ?? null) : null;
  return callee.property.name === 'then' ? (given[1] ?? null) : null;
}

function doesNothing(handler: Node): boolean {
  if (!isFunction(handler)) return false;
  return is(handler.body, 'BlockStatement')
    ? handler.body.body.length === 0
    : is(handler.body, 'Identifier') && handler.body.name === 'undefined';
}
