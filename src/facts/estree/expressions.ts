import type ts from 'typescript';
import type { Made, On, Place } from './conversion.ts';
import { identifier } from './literals.ts';
import type { Modifiers } from './modifiers.ts';

export function expressions(on: On, compiler: typeof ts, modifiers: Modifiers): void {
  const K = compiler.SyntaxKind;

  on<ts.ParenthesizedExpression>(K.ParenthesizedExpression, (node, tree, _, parent) =>
    tree.one(node.expression, parent),
  );
  on<ts.ArrayLiteralExpression>(K.ArrayLiteralExpression, (node, tree, at, _, isPattern) => {
    const elements = tree.all(node.elements, node, isPattern);
    if (!isPattern) return { type: 'ArrayExpression', range: at.range, loc: at, elements };
    return {
      type: 'ArrayPattern',
      range: at.range,
      loc: at,
      decorators: [],
      elements,
      optional: false,
      typeAnnotation: undefined,
    };
  });
  on<ts.ObjectLiteralExpression>(K.ObjectLiteralExpression, (node, tree, at, _, isPattern) => {
    const properties = tree.all(node.properties, node, isPattern);
    if (!isPattern) return { type: 'ObjectExpression', range: at.range, loc: at, properties };
    return {
      type: 'ObjectPattern',
      range: at.range,
      loc: at,
      decorators: [],
      optional: false,
      properties,
      typeAnnotation: undefined,
    };
  });
  on<ts.PropertyAssignment>(K.PropertyAssignment, (node, tree, at, _, isPattern) => ({
    type: 'Property',
    range: at.range,
    loc: at,
    computed: node.name.kind === K.ComputedPropertyName,
    key: tree.one(node.name, node),
    kind: 'init',
    method: false,
    optional: false,
    shorthand: false,
    value: tree.one(node.initializer, node, isPattern),
  }));
  on<ts.ShorthandPropertyAssignment>(K.ShorthandPropertyAssignment, (node, tree, at) => {
    const { objectAssignmentInitializer: fallback } = node;
    const inner = tree.placeOf(node);
    return {
      type: 'Property',
      range: at.range,
      loc: at,
      computed: false,
      key: tree.one(node.name, node),
      kind: 'init',
      method: false,
      optional: false,
      shorthand: true,
      value:
        fallback === undefined
          ? tree.one(node.name, node)
          : {
              type: 'AssignmentPattern',
              range: inner.range,
              loc: inner,
              decorators: [],
              left: tree.one(node.name, node, true),
              optional: false,
              right: tree.one(fallback, node),
              typeAnnotation: undefined,
            },
    };
  });
  on<ts.ComputedPropertyName>(K.ComputedPropertyName, (node, tree) => tree.one(node.expression, node));
  on<ts.SpreadAssignment | ts.SpreadElement>(
    [K.SpreadAssignment, K.SpreadElement],
    (node, tree, at, _, isPattern) => {
      const argument = tree.one(node.expression, node, isPattern);
      if (!isPattern) return { type: 'SpreadElement', range: at.range, loc: at, argument };
      return {
        type: 'RestElement',
        range: at.range,
        loc: at,
        argument,
        decorators: [],
        optional: false,
        typeAnnotation: undefined,
        value: undefined,
      };
    },
  );
  on<ts.OmittedExpression>(K.OmittedExpression, () => null);

  on<ts.PrefixUnaryExpression | ts.PostfixUnaryExpression>(
    [K.PrefixUnaryExpression, K.PostfixUnaryExpression],
    (node, tree, at) => {
      const operator = compiler.tokenToString(node.operator);
      return {
        type: operator === '++' || operator === '--' ? 'UpdateExpression' : 'UnaryExpression',
        range: at.range,
        loc: at,
        argument: tree.one(node.operand, node),
        operator,
        prefix: node.kind === K.PrefixUnaryExpression,
      };
    },
  );
  const word =
    (operator: string) =>
    (
      node: ts.DeleteExpression | ts.VoidExpression | ts.TypeOfExpression,
      argument: Made | null,
      at: Place,
    ) => ({
      type: 'UnaryExpression',
      range: at.range,
      loc: at,
      argument,
      operator,
      prefix: node.kind > 0,
    });
  const [del, nothing, type] = [word('delete'), word('void'), word('typeof')];
  on<ts.DeleteExpression>(K.DeleteExpression, (node, tree, at) =>
    del(node, tree.one(node.expression, node), at),
  );
  on<ts.VoidExpression>(K.VoidExpression, (node, tree, at) =>
    nothing(node, tree.one(node.expression, node), at),
  );
  on<ts.TypeOfExpression>(K.TypeOfExpression, (node, tree, at) =>
    type(node, tree.one(node.expression, node), at),
  );

  const logical = new Set<ts.SyntaxKind>([K.AmpersandAmpersandToken, K.BarBarToken, K.QuestionQuestionToken]);
  on<ts.BinaryExpression>(K.BinaryExpression, (node, tree, at, _, isPattern) => {
    const { operatorToken } = node;
    if (operatorToken.kind === K.CommaToken) {
      const left = tree.one(node.left, node);
      const isFlat = left?.type === 'SequenceExpression' && node.left.kind !== K.ParenthesizedExpression;
      const before = isFlat ? (left['expressions'] as Made[]) : [left];
      return {
        type: 'SequenceExpression',
        range: at.range,
        loc: at,
        expressions: [...before, tree.one(node.right, node)],
      };
    }
    const isAssignment = operatorToken.kind >= K.FirstAssignment && operatorToken.kind <= K.LastAssignment;
    if (isAssignment && isPattern) {
      return {
        type: 'AssignmentPattern',
        range: at.range,
        loc: at,
        decorators: [],
        left: tree.one(node.left, node, true),
        optional: false,
        right: tree.one(node.right, node),
        typeAnnotation: undefined,
      };
    }
    return {
      type: isAssignment
        ? 'AssignmentExpression'
        : logical.has(operatorToken.kind)
          ? 'LogicalExpression'
          : 'BinaryExpression',
      range: at.range,
      loc: at,
      operator: compiler.tokenToString(operatorToken.kind),
      left: tree.one(node.left, node, isAssignment),
      right: tree.one(node.right, node),
    };
  });
  on<ts.ConditionalExpression>(K.ConditionalExpression, (node, tree, at) => ({
    type: 'ConditionalExpression',
    range: at.range,
    loc: at,
    alternate: tree.one(node.whenFalse, node),
    consequent: tree.one(node.whenTrue, node),
    test: tree.one(node.condition, node),
  }));
  on<ts.YieldExpression>(K.YieldExpression, (node, tree, at) => ({
    type: 'YieldExpression',
    range: at.range,
    loc: at,
    argument: tree.one(node.expression, node),
    delegate: node.asteriskToken !== undefined,
  }));
  on<ts.AwaitExpression>(K.AwaitExpression, (node, tree, at) => ({
    type: 'AwaitExpression',
    range: at.range,
    loc: at,
    argument: tree.one(node.expression, node),
  }));
  on<ts.TaggedTemplateExpression>(K.TaggedTemplateExpression, (node, tree, at) => ({
    type: 'TaggedTemplateExpression',
    range: at.range,
    loc: at,
    quasi: tree.one(node.template, node),
    tag: tree.one(node.tag, node),
    typeArguments: tree.typeArguments(node.typeArguments, node),
  }));
  on<ts.ArrowFunction>(K.ArrowFunction, (node, tree, at) => ({
    type: 'ArrowFunctionExpression',
    range: at.range,
    loc: at,
    async: modifiers.has(node, K.AsyncKeyword),
    body: tree.one(node.body, node),
    expression: node.body.kind !== K.Block,
    generator: false,
    id: null,
    params: tree.parameters(node.parameters, node),
    returnType: tree.annotation(node.type, node),
    typeParameters: tree.typeParameters(node.typeParameters, node),
  }));
  on<ts.FunctionExpression>(K.FunctionExpression, (node, tree, at) => ({
    type: 'FunctionExpression',
    range: at.range,
    loc: at,
    async: modifiers.has(node, K.AsyncKeyword),
    body: tree.one(node.body, node),
    declare: false,
    expression: false,
    generator: node.asteriskToken !== undefined,
    id: tree.one(node.name, node),
    params: tree.parameters(node.parameters, node),
    returnType: tree.annotation(node.type, node),
    typeParameters: tree.typeParameters(node.typeParameters, node),
  }));
  on<ts.MetaProperty>(K.MetaProperty, (node, tree, at) => {
    const name = compiler.tokenToString(node.keywordToken) ?? '';
    return {
      type: 'MetaProperty',
      range: at.range,
      loc: at,
      meta: identifier(name, tree.place(at.range[0], at.range[0] + name.length)),
      property: tree.one(node.name, node),
    };
  });
  on<ts.AsExpression | ts.SatisfiesExpression | ts.TypeAssertion>(
    [K.AsExpression, K.SatisfiesExpression, K.TypeAssertionExpression],
    (node, tree, at) => ({
      type:
        node.kind === K.AsExpression
          ? 'TSAsExpression'
          : node.kind === K.SatisfiesExpression
            ? 'TSSatisfiesExpression'
            : 'TSTypeAssertion',
      range: at.range,
      loc: at,
      expression: tree.one(node.expression, node),
      typeAnnotation: tree.one(node.type, node),
    }),
  );
  on<ts.ExpressionWithTypeArguments>(K.ExpressionWithTypeArguments, (node, tree, at, parent) => ({
    type:
      parent.kind === K.InterfaceDeclaration
        ? 'TSInterfaceHeritage'
        : parent.kind === K.HeritageClause
          ? 'TSClassImplements'
          : 'TSInstantiationExpression',
    range: at.range,
    loc: at,
    expression: tree.one(node.expression, node),
    typeArguments: tree.typeArguments(node.typeArguments, node),
  }));
  on<ts.Decorator>(K.Decorator, (node, tree, at) => ({
    type: 'Decorator',
    range: at.range,
    loc: at,
    expression: tree.one(node.expression, node),
  }));
}
