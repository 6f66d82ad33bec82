import type ts from 'typescript';
import type { Made, On, Tree } from './conversion.ts';

/** Calls, members and what they are chained of: ESTree has one `ChainExpression` around all of `a?.b.c()`. */
export function chains(on: On, K: typeof ts.SyntaxKind): void {
  type Link =
    | ts.PropertyAccessExpression
    | ts.ElementAccessExpression
    | ts.CallExpression
    | ts.NonNullExpression;

  const chained = (made: Made, inner: 'object' | 'callee' | 'expression', node: Link, tree: Tree): Made => {
    const child = made[inner] as Made;
    // `(a?.b).c` is two chains.
    const continues = child.type === 'ChainExpression' && node.expression.kind !== K.ParenthesizedExpression;
    if (!continues && made['optional'] !== true) return made;
    if (continues) made[inner] = child['expression'];
    const at = tree.placeOf(node);
    return { type: 'ChainExpression', range: at.range, loc: at, expression: made };
  };

  on<ts.PropertyAccessExpression>(K.PropertyAccessExpression, (node, tree, at) =>
    chained(
      {
        type: 'MemberExpression',
        range: at.range,
        loc: at,
        computed: false,
        object: tree.one(node.expression, node),
        optional: node.questionDotToken !== undefined,
        property: tree.one(node.name, node),
      },
      'object',
      node,
      tree,
    ),
  );
  on<ts.ElementAccessExpression>(K.ElementAccessExpression, (node, tree, at) =>
    chained(
      {
        type: 'MemberExpression',
        range: at.range,
        loc: at,
        computed: true,
        object: tree.one(node.expression, node),
        optional: node.questionDotToken !== undefined,
        property: tree.one(node.argumentExpression, node),
      },
      'object',
      node,
      tree,
    ),
  );
  on<ts.CallExpression>(K.CallExpression, (node, tree, at) => {
    const { expression } = node;
    const isDeferred = expression.kind === K.MetaProperty && isImportDefer(expression as ts.MetaProperty, K);
    if (expression.kind === K.ImportKeyword || isDeferred) {
      return {
        type: 'ImportExpression',
        range: at.range,
        loc: at,
        options: tree.one(node.arguments[1], node),
        phase: isDeferred ? 'defer' : null,
        source: tree.one(node.arguments[0], node),
      };
    }
    return chained(
      {
        type: 'CallExpression',
        range: at.range,
        loc: at,
        arguments: tree.all(node.arguments, node),
        callee: tree.one(expression, node),
        optional: node.questionDotToken !== undefined,
        typeArguments: tree.typeArguments(node.typeArguments, node),
      },
      'callee',
      node,
      tree,
    );
  });
  on<ts.NewExpression>(K.NewExpression, (node, tree, at) => ({
    type: 'NewExpression',
    range: at.range,
    loc: at,
    arguments: node.arguments === undefined ? [] : tree.all(node.arguments, node),
    callee: tree.one(node.expression, node),
    typeArguments: tree.typeArguments(node.typeArguments, node),
  }));
  on<ts.NonNullExpression>(K.NonNullExpression, (node, tree, at) =>
    chained(
      {
        type: 'TSNonNullExpression',
        range: at.range,
        loc: at,
        expression: tree.one(node.expression, node),
      },
      'expression',
      node,
      tree,
    ),
  );
}

function isImportDefer({ keywordToken, name }: ts.MetaProperty, K: typeof ts.SyntaxKind): boolean {
  return keywordToken === K.ImportKeyword && name.text === 'defer';
}
