import type ts from 'typescript';
import type { Made, On } from './conversion.ts';
import type { Exported } from './exported.ts';
import type { Modifiers } from './modifiers.ts';

/** The declarations of types, and the parts of them. */
export function types(on: On, compiler: typeof ts, modifiers: Modifiers, exported: Exported): void {
  const K = compiler.SyntaxKind;
  const leaf = (type: string, ...kinds: readonly ts.SyntaxKind[]) =>
    on<ts.Node>(kinds, (_, __, at) => ({ type, range: at.range, loc: at }));
  leaf('TSAnyKeyword', K.AnyKeyword);
  leaf('TSBigIntKeyword', K.BigIntKeyword);
  leaf('TSBooleanKeyword', K.BooleanKeyword);
  leaf('TSNeverKeyword', K.NeverKeyword);
  leaf('TSNumberKeyword', K.NumberKeyword);
  leaf('TSObjectKeyword', K.ObjectKeyword);
  leaf('TSStringKeyword', K.StringKeyword);
  leaf('TSSymbolKeyword', K.SymbolKeyword);
  leaf('TSUnknownKeyword', K.UnknownKeyword);
  leaf('TSVoidKeyword', K.VoidKeyword);
  leaf('TSUndefinedKeyword', K.UndefinedKeyword);
  leaf('TSIntrinsicKeyword', K.IntrinsicKeyword);
  leaf('TSThisType', K.ThisType);

  on<ts.TypeAliasDeclaration>(K.TypeAliasDeclaration, (node, tree, at) =>
    exported(node, tree, {
      type: 'TSTypeAliasDeclaration',
      range: at.range,
      loc: at,
      declare: modifiers.has(node, K.DeclareKeyword),
      id: tree.one(node.name, node),
      typeAnnotation: tree.one(node.type, node),
      typeParameters: tree.typeParameters(node.typeParameters, node),
    }),
  );
  on<ts.InterfaceDeclaration>(K.InterfaceDeclaration, (node, tree, at) => {
    const body = tree.place(node.members.pos - 1, node.end);
    return exported(node, tree, {
      type: 'TSInterfaceDeclaration',
      range: at.range,
      loc: at,
      body: { type: 'TSInterfaceBody', range: body.range, loc: body, body: tree.all(node.members, node) },
      declare: modifiers.has(node, K.DeclareKeyword),
      extends: (node.heritageClauses ?? []).flatMap((clause) =>
        clause.token === K.ExtendsKeyword ? tree.all(clause.types, node) : [],
      ),
      id: tree.one(node.name, node),
      typeParameters: tree.typeParameters(node.typeParameters, node),
    });
  });
  on<ts.EnumDeclaration>(K.EnumDeclaration, (node, tree, at) => {
    const body = tree.place(node.members.pos - 1, node.end);
    return exported(node, tree, {
      type: 'TSEnumDeclaration',
      range: at.range,
      loc: at,
      body: { type: 'TSEnumBody', range: body.range, loc: body, members: tree.all(node.members, node) },
      const: modifiers.has(node, K.ConstKeyword),
      declare: modifiers.has(node, K.DeclareKeyword),
      id: tree.one(node.name, node),
    });
  });
  on<ts.EnumMember>(K.EnumMember, (node, tree, at) => ({
    type: 'TSEnumMember',
    range: at.range,
    loc: at,
    id: tree.one(node.name, node),
    initializer: tree.one(node.initializer, node) ?? undefined,
  }));
  on<ts.PropertySignature>(K.PropertySignature, (node, tree, at) => ({
    type: 'TSPropertySignature',
    range: at.range,
    loc: at,
    accessibility: modifiers.accessibility(node),
    computed: node.name.kind === K.ComputedPropertyName,
    key: tree.one(node.name, node),
    optional: node.questionToken !== undefined,
    readonly: modifiers.has(node, K.ReadonlyKeyword),
    static: modifiers.has(node, K.StaticKeyword),
    typeAnnotation: tree.annotation(node.type, node),
  }));
  on<ts.IndexSignatureDeclaration>(K.IndexSignature, (node, tree, at) => ({
    type: 'TSIndexSignature',
    range: at.range,
    loc: at,
    accessibility: modifiers.accessibility(node),
    parameters: tree.all(node.parameters, node),
    readonly: modifiers.has(node, K.ReadonlyKeyword),
    static: modifiers.has(node, K.StaticKeyword),
    typeAnnotation: tree.annotation(node.type, node),
  }));
  on<ts.ConstructorTypeNode>(K.ConstructorType, (node, tree, at) => ({
    type: 'TSConstructorType',
    range: at.range,
    loc: at,
    abstract: modifiers.has(node, K.AbstractKeyword),
    params: tree.parameters(node.parameters, node),
    returnType: tree.annotation(node.type, node, 2),
    typeParameters: tree.typeParameters(node.typeParameters, node),
  }));
  const signature = (
    type: string,
    kind: ts.SyntaxKind.FunctionType | ts.SyntaxKind.ConstructSignature | ts.SyntaxKind.CallSignature,
  ) =>
    on<ts.FunctionTypeNode | ts.ConstructSignatureDeclaration | ts.CallSignatureDeclaration>(
      kind,
      (node, tree, at) => ({
        type,
        range: at.range,
        loc: at,
        params: tree.parameters(node.parameters, node),
        returnType: tree.annotation(node.type, node, node.kind === K.FunctionType ? 2 : 1),
        typeParameters: tree.typeParameters(node.typeParameters, node),
      }),
    );
  signature('TSFunctionType', K.FunctionType);
  signature('TSConstructSignatureDeclaration', K.ConstructSignature);
  signature('TSCallSignatureDeclaration', K.CallSignature);

  on<ts.QualifiedName>(K.QualifiedName, (node, tree, at, parent) => ({
    type: 'TSQualifiedName',
    range: at.range,
    loc: at,
    left: tree.one(node.left, parent),
    right: tree.one(node.right, node),
  }));
  on<ts.TypeReferenceNode>(K.TypeReference, (node, tree, at) => ({
    type: 'TSTypeReference',
    range: at.range,
    loc: at,
    typeArguments: tree.typeArguments(node.typeArguments, node),
    typeName: tree.one(node.typeName, node),
  }));
  on<ts.TypeParameterDeclaration>(K.TypeParameter, (node, tree, at) => ({
    type: 'TSTypeParameter',
    range: at.range,
    loc: at,
    const: modifiers.has(node, K.ConstKeyword),
    constraint: tree.one(node.constraint, node) ?? undefined,
    default: tree.one(node.default, node) ?? undefined,
    in: modifiers.has(node, K.InKeyword),
    name: tree.one(node.name, node),
    out: modifiers.has(node, K.OutKeyword),
  }));
  on<ts.TypeLiteralNode>(K.TypeLiteral, (node, tree, at) => ({
    type: 'TSTypeLiteral',
    range: at.range,
    loc: at,
    members: tree.all(node.members, node),
  }));
  on<ts.ArrayTypeNode>(K.ArrayType, (node, tree, at) => ({
    type: 'TSArrayType',
    range: at.range,
    loc: at,
    elementType: tree.one(node.elementType, node),
  }));
  on<ts.IndexedAccessTypeNode>(K.IndexedAccessType, (node, tree, at) => ({
    type: 'TSIndexedAccessType',
    range: at.range,
    loc: at,
    indexType: tree.one(node.indexType, node),
    objectType: tree.one(node.objectType, node),
  }));
  on<ts.ConditionalTypeNode>(K.ConditionalType, (node, tree, at) => ({
    type: 'TSConditionalType',
    range: at.range,
    loc: at,
    checkType: tree.one(node.checkType, node),
    extendsType: tree.one(node.extendsType, node),
    falseType: tree.one(node.falseType, node),
    trueType: tree.one(node.trueType, node),
  }));
  on<ts.TypeQueryNode>(K.TypeQuery, (node, tree, at) => ({
    type: 'TSTypeQuery',
    range: at.range,
    loc: at,
    exprName: tree.one(node.exprName, node),
    typeArguments: tree.typeArguments(node.typeArguments, node),
  }));
  on<ts.MappedTypeNode>(K.MappedType, (node, tree, at) => ({
    type: 'TSMappedType',
    range: at.range,
    loc: at,
    constraint: tree.one(node.typeParameter.constraint, node),
    key: tree.one(node.typeParameter.name, node),
    nameType: tree.one(node.nameType, node),
    optional: sign(node.questionToken, K.QuestionToken) ?? false,
    readonly: sign(node.readonlyToken, K.ReadonlyKeyword),
    typeAnnotation: tree.one(node.type, node) ?? undefined,
  }));
  on<ts.TypePredicateNode>(K.TypePredicate, (node, tree, at) => {
    const type = tree.one(node.type, node);
    return {
      type: 'TSTypePredicate',
      range: at.range,
      loc: at,
      asserts: node.assertsModifier !== undefined,
      parameterName: tree.one(node.parameterName, node),
      typeAnnotation:
        type === null
          ? null
          : { type: 'TSTypeAnnotation', range: type.range, loc: type.loc, typeAnnotation: type },
    };
  });
  on<ts.ImportTypeNode>(K.ImportType, (node, tree, at) => {
    const start = node.isTypeOf ? tree.tokenFrom(at.range[0] + 'typeof'.length) : at.range[0];
    const place = tree.place(start, at.range[1]);
    const argument = tree.one(node.argument, node);
    const type: Made = {
      type: 'TSImportType',
      range: place.range,
      loc: place,
      options: optionsOf(node),
      qualifier: tree.one(node.qualifier, node),
      source: argument?.['literal'],
      typeArguments: tree.typeArguments(node.typeArguments, node) ?? null,
    };
    if (!node.isTypeOf) return type;
    return { type: 'TSTypeQuery', range: at.range, loc: at, exprName: type, typeArguments: undefined };

    /** `{ with: { … } }`, as the expression that it looks like. */
    function optionsOf({ attributes }: ts.ImportTypeNode): Made | null {
      if (attributes === undefined) return null;
      const comma = tree.tokenFrom(node.argument.end);
      const open = tree.tokenFrom(comma + 1);
      const word = tree.tokenFrom(open + 1);
      const wordAt = tree.place(word, word + (tree.text.startsWith('assert', word) ? 6 : 4));
      const after = tree.tokenFrom(attributes.end);
      const close = tree.text[after] === ',' ? tree.tokenFrom(after + 1) : after;
      const outer = tree.place(open, close + 1);
      const pair = tree.place(word, attributes.end);
      const inner = tree.placeOf(attributes);
      const property = (
        range: Made['range'],
        loc: Made['loc'],
        key: Made | null,
        value: Made | null,
      ): Made => ({
        type: 'Property',
        range,
        loc,
        computed: false,
        key,
        kind: 'init',
        method: false,
        optional: false,
        shorthand: false,
        value,
      });
      const values: Made = {
        type: 'ObjectExpression',
        range: inner.range,
        loc: inner,
        properties: attributes.elements.map((attribute) => {
          const place = tree.placeOf(attribute);
          const key = tree.one(attribute.name, attribute);
          return property(place.range, place, key, tree.one(attribute.value, attribute));
        }),
      };
      const key: Made = {
        type: 'Identifier',
        range: wordAt.range,
        loc: wordAt,
        decorators: [],
        name: tree.textOf(wordAt),
        optional: false,
        typeAnnotation: undefined,
      };
      return {
        type: 'ObjectExpression',
        range: outer.range,
        loc: outer,
        properties: [property(pair.range, pair, key, values)],
      };
    }
  });
  on<ts.ParenthesizedTypeNode>(K.ParenthesizedType, (node, tree) => tree.one(node.type, node));
  on<ts.UnionTypeNode>(K.UnionType, (node, tree, at) => ({
    type: 'TSUnionType',
    range: at.range,
    loc: at,
    types: tree.all(node.types, node),
  }));
  on<ts.IntersectionTypeNode>(K.IntersectionType, (node, tree, at) => ({
    type: 'TSIntersectionType',
    range: at.range,
    loc: at,
    types: tree.all(node.types, node),
  }));
  on<ts.InferTypeNode>(K.InferType, (node, tree, at) => ({
    type: 'TSInferType',
    range: at.range,
    loc: at,
    typeParameter: tree.one(node.typeParameter, node),
  }));
  on<ts.LiteralTypeNode>(K.LiteralType, (node, tree, at) => {
    if (node.literal.kind === K.NullKeyword) return { type: 'TSNullKeyword', range: at.range, loc: at };
    return { type: 'TSLiteralType', range: at.range, loc: at, literal: tree.one(node.literal, node) };
  });
  on<ts.TypeOperatorNode>(K.TypeOperator, (node, tree, at) => ({
    type: 'TSTypeOperator',
    range: at.range,
    loc: at,
    operator: compiler.tokenToString(node.operator),
    typeAnnotation: tree.one(node.type, node),
  }));
  on<ts.TupleTypeNode>(K.TupleType, (node, tree, at) => ({
    type: 'TSTupleType',
    range: at.range,
    loc: at,
    elementTypes: tree.all(node.elements, node),
  }));
  on<ts.NamedTupleMember>(K.NamedTupleMember, (node, tree, at) => {
    const label = tree.one(node.name, node);
    const isRest = node.dotDotDotToken !== undefined;
    const place = isRest ? tree.place(label?.range[0] ?? 0, at.range[1]) : at;
    const member: Made = {
      type: 'TSNamedTupleMember',
      range: place.range,
      loc: place,
      elementType: tree.one(node.type, node),
      label,
      optional: node.questionToken !== undefined,
    };
    return isRest ? { type: 'TSRestType', range: at.range, loc: at, typeAnnotation: member } : member;
  });
  on<ts.OptionalTypeNode | ts.RestTypeNode>([K.OptionalType, K.RestType], (node, tree, at) => ({
    type: node.kind === K.OptionalType ? 'TSOptionalType' : 'TSRestType',
    range: at.range,
    loc: at,
    typeAnnotation: tree.one(node.type, node),
  }));

  /** `?`, `+?`, `-?` of a mapped type: true, `+`, `-`. */
  function sign(token: ts.Node | undefined, plain: ts.SyntaxKind): true | string | undefined {
    if (token === undefined) return undefined;
    return token.kind === plain ? true : compiler.tokenToString(token.kind);
  }
}
