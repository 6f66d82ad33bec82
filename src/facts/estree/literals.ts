import type ts from 'typescript';
import type { Made, On, Place, Tree } from './conversion.ts';

export function identifier(name: string, at: Place): Made {
  return {
    type: 'Identifier',
    range: at.range,
    loc: at,
    decorators: [],
    name,
    optional: false,
    typeAnnotation: undefined,
  };
}

/** Values and names. */
export function literals(on: On, K: typeof ts.SyntaxKind): void {
  const literal = (at: Place, raw: string, value: unknown): Made => ({
    type: 'Literal',
    range: at.range,
    loc: at,
    raw,
    value,
  });

  on<ts.Identifier>(K.Identifier, (node, _, at, parent) => {
    // `typeof this.a`: the compiler has a name there.
    if (node.text === 'this' && (parent.kind === K.TypeQuery || parent.kind === K.QualifiedName))
      return { type: 'ThisExpression', range: at.range, loc: at };
    return identifier(node.text, at);
  });
  on<ts.PrivateIdentifier>(K.PrivateIdentifier, (node, _, at) => ({
    type: 'PrivateIdentifier',
    range: at.range,
    loc: at,
    name: node.text.slice(1),
  }));
  on<ts.ThisExpression>(K.ThisKeyword, (_, __, at) => ({ type: 'ThisExpression', range: at.range, loc: at }));
  on<ts.SuperExpression>(K.SuperKeyword, (_, __, at) => ({ type: 'Super', range: at.range, loc: at }));
  on<ts.StringLiteral>(K.StringLiteral, (node, tree, at) => literal(at, tree.textOf(at), node.text));
  on<ts.NumericLiteral>(K.NumericLiteral, (node, tree, at) =>
    literal(at, tree.textOf(at), Number(node.text)),
  );
  on<ts.BigIntLiteral>(K.BigIntLiteral, (_, tree, at) => {
    const raw = tree.textOf(at);
    const value = BigInt(raw.slice(0, -1).replaceAll('_', ''));
    return { ...literal(at, raw, value), bigint: String(value) };
  });
  on<ts.RegularExpressionLiteral>(K.RegularExpressionLiteral, ({ text }, _, at) => {
    const end = text.lastIndexOf('/');
    // Nobody runs it, and to compile it takes longer than all the rest of the file.
    return { ...literal(at, text, null), regex: { flags: text.slice(end + 1), pattern: text.slice(1, end) } };
  });
  on<ts.TrueLiteral>(K.TrueKeyword, (_, __, at) => literal(at, 'true', true));
  on<ts.FalseLiteral>(K.FalseKeyword, (_, __, at) => literal(at, 'false', false));
  on<ts.NullLiteral>(K.NullKeyword, (_, __, at) => literal(at, 'null', null));

  on<ts.NoSubstitutionTemplateLiteral>(K.NoSubstitutionTemplateLiteral, (node, tree, at, parent) => ({
    type: 'TemplateLiteral',
    range: at.range,
    loc: at,
    expressions: [],
    quasis: [element(node, tree, tree.placeOf(node), parent.kind === K.TaggedTemplateExpression, true)],
  }));
  on<ts.TemplateExpression>(K.TemplateExpression, (node, tree, at, parent) => {
    const isTagged = parent.kind === K.TaggedTemplateExpression;
    const part = (literalPart: ts.TemplateHead | ts.TemplateMiddle | ts.TemplateTail) =>
      element(literalPart, tree, tree.placeOf(literalPart), isTagged, literalPart.kind === K.TemplateTail);
    return {
      type: 'TemplateLiteral',
      range: at.range,
      loc: at,
      expressions: node.templateSpans.map(({ expression }) => tree.one(expression, node)),
      quasis: [part(node.head), ...node.templateSpans.map((span) => part(span.literal))],
    };
  });
  on<ts.TemplateLiteralTypeNode>(K.TemplateLiteralType, (node, tree, at) => {
    const part = (literalPart: ts.TemplateHead | ts.TemplateMiddle | ts.TemplateTail) =>
      element(literalPart, tree, tree.placeOf(literalPart), false, literalPart.kind === K.TemplateTail);
    return {
      type: 'TSTemplateLiteralType',
      range: at.range,
      loc: at,
      quasis: [part(node.head), ...node.templateSpans.map((span) => part(span.literal))],
      types: node.templateSpans.map(({ type }) => tree.one(type, node)),
    };
  });
}

function element(node: ts.LiteralLikeNode, tree: Tree, at: Place, isTagged: boolean, tail: boolean): Made {
  const [start, end] = at.range;
  const raw = tree.text.slice(start + 1, end - (tail ? 1 : 2));
  return {
    type: 'TemplateElement',
    range: at.range,
    loc: at,
    tail,
    value: { cooked: isTagged && hasBrokenEscape(raw) ? null : node.text, raw },
  };
}

function hasBrokenEscape(raw: string): boolean {
  return /\\u(?![0-9a-fA-F]{4}|\{)|\\x(?![0-9a-fA-F]{2})/.test(raw);
}
