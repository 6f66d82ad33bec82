import type ts from 'typescript';
import type { Made, On, Place, Tree } from './conversion.ts';

export function jsx(on: On, K: typeof ts.SyntaxKind): void {
  const identifier = (name: string, at: Place): Made => ({
    type: 'JSXIdentifier',
    range: at.range,
    loc: at,
    name,
  });

  /** `a`, `a:b`, `a.b.c`. */
  const nameOf = (node: ts.Node, tree: Tree): Made => {
    const at = tree.placeOf(node);
    if (node.kind === K.PropertyAccessExpression) {
      const { expression, name } = node as ts.PropertyAccessExpression;
      return {
        type: 'JSXMemberExpression',
        range: at.range,
        loc: at,
        object: nameOf(expression, tree),
        property: identifier(name.text, tree.placeOf(name)),
      };
    }
    if (node.kind === K.JsxNamespacedName) {
      const { name, namespace } = node as ts.JsxNamespacedName;
      return {
        type: 'JSXNamespacedName',
        range: at.range,
        loc: at,
        name: identifier(name.text, tree.placeOf(name)),
        namespace: identifier(namespace.text, tree.placeOf(namespace)),
      };
    }
    return identifier(tree.textOf(at), at);
  };
  const opening = (
    node: ts.JsxOpeningElement | ts.JsxSelfClosingElement,
    tree: Tree,
    at: Place,
    selfClosing: boolean,
  ): Made => ({
    type: 'JSXOpeningElement',
    range: at.range,
    loc: at,
    attributes: tree.all(node.attributes.properties, node.attributes),
    name: nameOf(node.tagName, tree),
    selfClosing,
    typeArguments: tree.typeArguments(node.typeArguments, node),
  });

  on<ts.JsxElement>(K.JsxElement, (node, tree, at) => ({
    type: 'JSXElement',
    range: at.range,
    loc: at,
    children: tree.all(node.children, node),
    closingElement: tree.one(node.closingElement, node),
    openingElement: tree.one(node.openingElement, node),
  }));
  on<ts.JsxSelfClosingElement>(K.JsxSelfClosingElement, (node, tree, at) => ({
    type: 'JSXElement',
    range: at.range,
    loc: at,
    children: [],
    closingElement: null,
    openingElement: opening(node, tree, tree.placeOf(node), true),
  }));
  on<ts.JsxOpeningElement>(K.JsxOpeningElement, (node, tree, at) => opening(node, tree, at, false));
  on<ts.JsxClosingElement>(K.JsxClosingElement, (node, tree, at) => ({
    type: 'JSXClosingElement',
    range: at.range,
    loc: at,
    name: nameOf(node.tagName, tree),
  }));
  on<ts.JsxFragment>(K.JsxFragment, (node, tree, at) => ({
    type: 'JSXFragment',
    range: at.range,
    loc: at,
    children: tree.all(node.children, node),
    closingFragment: tree.one(node.closingFragment, node),
    openingFragment: tree.one(node.openingFragment, node),
  }));
  on<ts.JsxOpeningFragment | ts.JsxClosingFragment>(
    [K.JsxOpeningFragment, K.JsxClosingFragment],
    (node, _, at) => ({
      type: node.kind === K.JsxOpeningFragment ? 'JSXOpeningFragment' : 'JSXClosingFragment',
      range: at.range,
      loc: at,
    }),
  );
  on<ts.JsxExpression>(K.JsxExpression, (node, tree, at) => {
    const inside = tree.place(at.range[0] + 1, at.range[1] - 1);
    return {
      type: node.dotDotDotToken === undefined ? 'JSXExpressionContainer' : 'JSXSpreadChild',
      range: at.range,
      loc: at,
      expression: tree.one(node.expression, node) ?? {
        type: 'JSXEmptyExpression',
        range: inside.range,
        loc: inside,
      },
    };
  });
  on<ts.JsxAttribute>(K.JsxAttribute, (node, tree, at) => ({
    type: 'JSXAttribute',
    range: at.range,
    loc: at,
    name: nameOf(node.name, tree),
    value: tree.one(node.initializer, node),
  }));
  on<ts.JsxSpreadAttribute>(K.JsxSpreadAttribute, (node, tree, at) => ({
    type: 'JSXSpreadAttribute',
    range: at.range,
    loc: at,
    argument: tree.one(node.expression, node),
  }));
  on<ts.JsxText>(K.JsxText, (node, tree) => {
    const at = tree.place(node.pos, node.end);
    const raw = tree.textOf(at);
    // `&amp;` stays what it is: no fact is about what people read.
    return { type: 'JSXText', range: at.range, loc: at, raw, value: raw };
  });
}
