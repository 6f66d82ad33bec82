import { is, type Node } from '../syntax.ts';
import type { Bindings } from './bindings.ts';
import { bare } from './names.ts';

/** A text is put together from these, in order: literal text, or a value. */
export type Segment = { readonly text: string } | { readonly value: Node; readonly scope: number };

const [mostSegments, deepest] = [50, 8];

/** What a text is put together from, through variables that are given one value only. */
export function segmentsOf(node: Node, scope: number, bindings: Bindings, depth = 0): readonly Segment[] {
  const inner = bare(node);
  const next = (child: Node) => segmentsOf(child, scope, bindings, depth + 1);
  if (depth <= deepest) {
    if (is(inner, 'Literal') && (typeof inner.value === 'string' || typeof inner.value === 'number'))
      return [{ text: String(inner.value) }];
    if (is(inner, 'TemplateLiteral')) {
      const segments: Segment[] = [];
      inner.quasis.forEach(({ value }, index) => {
        segments.push({ text: value.cooked ?? value.raw });
        const expression = inner.expressions[index];
        if (expression !== undefined) segments.push(...next(expression));
      });
      return segments.slice(0, mostSegments);
    }
    if (is(inner, 'BinaryExpression') && inner.operator === '+')
      return [...next(inner.left), ...next(inner.right)].slice(0, mostSegments);
    if (is(inner, 'Identifier')) {
      const definitions = bindings.definitionsOf(inner.name, scope) ?? [];
      const values = definitions.flatMap((one) =>
        one.kind === 'value' && one.path.length === 0 ? [one] : [],
      );
      if (values.length > 0 && values.length === definitions.length) {
        const [first, ...rest] = values;
        if (first !== undefined && rest.every(({ isAdded }) => isAdded))
          return values
            .flatMap((one) => segmentsOf(one.value, one.scope, bindings, depth + 2))
            .slice(0, mostSegments);
      }
    }
    if (is(inner, 'CallExpression') && is(inner.callee, 'MemberExpression')) {
      const { object, property } = inner.callee;
      const name = is(property, 'Identifier') ? property.name : '';
      // `'…' .concat(x)`, `text.trim()`
      if (name === 'concat')
        return [...next(object), ...inner.arguments.flatMap(next)].slice(0, mostSegments);
      if (name === 'trim') return next(object);
    }
  }
  return [{ value: inner, scope }];
}

/** The literal text of a value; `null` when any of it is computed. */
export function literalText(node: Node | undefined, scope: number, bindings: Bindings): string | null {
  if (node === undefined) return null;
  const segments = segmentsOf(node, scope, bindings);
  return segments.every((segment) => 'text' in segment)
    ? segments.map((segment) => ('text' in segment ? segment.text : '')).join('')
    : null;
}

/** A text in which each computed part is a NUL. */
export function outlineOf(segments: readonly Segment[]): string {
  return segments.map((segment) => ('text' in segment ? segment.text : '\0')).join('');
}
