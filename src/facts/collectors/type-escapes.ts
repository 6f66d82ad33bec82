import type { TypeEscape } from '../../model/facts.ts';
import { is, type Node } from '../syntax.ts';
import type { MakeCollector } from '../walk.ts';

const typeSuppression = /@ts-(?:ignore|expect-error|nocheck)\b/;
const lintSuppression =
  /\b(?:eslint-disable|biome-ignore|oxlint-disable|tslint:disable|deno-lint-ignore|jshint ignore)\b/;

/** Where an author told the type checker or the linter to look away. */
export const typeEscapes: MakeCollector<readonly TypeEscape[]> = () => {
  const found: TypeEscape[] = [];
  const add = (kind: TypeEscape['kind'], node: Node): void => {
    found.push({ kind, line: node.loc.start.line });
  };
  const cast = (node: Node & { readonly expression: Node }): void => {
    const inner = node.expression;
    const isThroughUnknown =
      is(inner, 'TSAsExpression', 'TSTypeAssertion') &&
      is(inner.typeAnnotation, 'TSUnknownKeyword', 'TSAnyKeyword');
    if (isThroughUnknown) add('unsafe-cast', node);
  };
  return {
    enter: {
      TSAnyKeyword: (node) => add('any', node),
      TSNonNullExpression: (node) => add('non-null', node),
      TSAsExpression: cast,
      TSTypeAssertion: cast,
    },
    result({ text, comments, lineAt }) {
      for (const { start, end } of comments) {
        const comment = text.slice(start, end);
        if (typeSuppression.test(comment)) found.push({ kind: 'type-suppression', line: lineAt(start) });
        if (lintSuppression.test(comment)) found.push({ kind: 'lint-suppression', line: lineAt(start) });
      }
      return found.toSorted((left, right) => left.line - right.line);
    },
  };
};
