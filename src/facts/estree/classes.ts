import type ts from 'typescript';
import type { Made, On, Tree } from './conversion.ts';
import type { Exported } from './exported.ts';
import { identifier } from './literals.ts';
import type { Modifiers } from './modifiers.ts';

type Method = ts.MethodDeclaration | ts.AccessorDeclaration | ts.ConstructorDeclaration;

/** Classes, their members, and the methods of objects. */
export function classes(on: On, K: typeof ts.SyntaxKind, modifiers: Modifiers, exported: Exported): void {
  on<ts.ClassLikeDeclaration>([K.ClassDeclaration, K.ClassExpression], (node, tree, at) => {
    const clause = (token: ts.SyntaxKind) => node.heritageClauses?.find((one) => one.token === token);
    const implemented = clause(K.ImplementsKeyword);
    const extended = clause(K.ExtendsKeyword)?.types[0];
    const body = tree.place(node.members.pos - 1, node.end);
    return exported(node, tree, {
      type: node.kind === K.ClassDeclaration ? 'ClassDeclaration' : 'ClassExpression',
      range: at.range,
      loc: at,
      abstract: modifiers.has(node, K.AbstractKeyword),
      body: {
        type: 'ClassBody',
        range: body.range,
        loc: body,
        body: tree.all(
          node.members.filter(({ kind }) => kind !== K.SemicolonClassElement),
          node,
        ),
      },
      declare: modifiers.has(node, K.DeclareKeyword),
      decorators: tree.decorators(node),
      id: tree.one(node.name, node),
      implements: implemented === undefined ? [] : tree.all(implemented.types, implemented),
      superClass: tree.one(extended?.expression, node),
      superTypeArguments: tree.typeArguments(extended?.typeArguments, node),
      typeParameters: tree.typeParameters(node.typeParameters, node),
    });
  });
  on<ts.PropertyDeclaration>(K.PropertyDeclaration, (node, tree, at) => {
    const isAbstract = modifiers.has(node, K.AbstractKeyword);
    const noun = modifiers.has(node, K.AccessorKeyword) ? 'AccessorProperty' : 'PropertyDefinition';
    return {
      type: isAbstract ? `TSAbstract${noun}` : noun,
      range: at.range,
      loc: at,
      accessibility: modifiers.accessibility(node),
      computed: node.name.kind === K.ComputedPropertyName,
      declare: modifiers.has(node, K.DeclareKeyword),
      decorators: tree.decorators(node),
      definite: node.exclamationToken !== undefined,
      key: tree.one(node.name, node),
      optional: node.questionToken !== undefined,
      override: modifiers.has(node, K.OverrideKeyword),
      readonly: modifiers.has(node, K.ReadonlyKeyword),
      static: modifiers.has(node, K.StaticKeyword),
      typeAnnotation: tree.annotation(node.type, node),
      value: isAbstract ? null : tree.one(node.initializer, node),
    };
  });
  on<ts.MethodDeclaration | ts.AccessorDeclaration>(
    [K.MethodDeclaration, K.GetAccessor, K.SetAccessor],
    (node, tree, at, parent) => {
      if (parent.kind === K.InterfaceDeclaration || parent.kind === K.TypeLiteral)
        return signature(node, tree);
      const isInObject = parent.kind === K.ObjectLiteralExpression;
      const value = functionOf(node, tree);
      value['params'] = isInObject ? tree.all(node.parameters, node) : tree.parameters(node.parameters, node);
      const kind = node.kind === K.GetAccessor ? 'get' : node.kind === K.SetAccessor ? 'set' : undefined;
      const optional = node.questionToken !== undefined;
      const computed = node.name.kind === K.ComputedPropertyName;
      const key = tree.one(node.name, node);
      if (isInObject) {
        return {
          type: 'Property',
          range: at.range,
          loc: at,
          computed,
          key,
          kind: kind ?? 'init',
          method: node.kind === K.MethodDeclaration,
          optional,
          shorthand: false,
          value,
        };
      }
      const isStatic = modifiers.has(node, K.StaticKeyword);
      const isConstructor =
        !isStatic && node.name.kind === K.StringLiteral && node.name.text === 'constructor';
      return {
        type: modifiers.has(node, K.AbstractKeyword) ? 'TSAbstractMethodDefinition' : 'MethodDefinition',
        range: at.range,
        loc: at,
        accessibility: modifiers.accessibility(node),
        computed,
        decorators: tree.decorators(node),
        key,
        kind: kind ?? (isConstructor ? 'constructor' : 'method'),
        optional,
        override: modifiers.has(node, K.OverrideKeyword),
        static: isStatic,
        value,
      };
    },
  );
  on<ts.ConstructorDeclaration>(K.Constructor, (node, tree, at) => {
    const value = functionOf(node, tree);
    value['params'] = tree.parameters(node.parameters, node);
    const last = modifiers.of(node).at(-1);
    const start = last === undefined ? at.range[0] : tree.tokenFrom(last.end);
    const isStatic = modifiers.has(node, K.StaticKeyword);
    const quote = tree.text[start];
    const isQuoted = quote === "'" || quote === '"';
    const keyAt = tree.place(start, start + 'constructor'.length + (isQuoted ? 2 : 0));
    return {
      type: modifiers.has(node, K.AbstractKeyword) ? 'TSAbstractMethodDefinition' : 'MethodDefinition',
      range: at.range,
      loc: at,
      accessibility: modifiers.accessibility(node),
      computed: false,
      decorators: [],
      key: isQuoted
        ? { type: 'Literal', range: keyAt.range, loc: keyAt, raw: tree.textOf(keyAt), value: 'constructor' }
        : identifier('constructor', keyAt),
      kind: isStatic ? 'method' : 'constructor',
      optional: false,
      override: false,
      static: isStatic,
      value,
    };
  });
  on<ts.ClassStaticBlockDeclaration>(K.ClassStaticBlockDeclaration, (node, tree, at) => ({
    type: 'StaticBlock',
    range: at.range,
    loc: at,
    body: tree.body(node.body.statements, node.body, true),
  }));
  on<ts.MethodSignature>(K.MethodSignature, (node, tree) => signature(node, tree));

  /** The function that a method is, without its parameters: from their parenthesis on. */
  function functionOf(node: Method, tree: Tree): Made {
    const typeParameters = tree.typeParameters(node.typeParameters, node);
    const at = tree.place(node.parameters.pos - 1, node.end);
    if (typeParameters !== undefined) at.cover(typeParameters.range);
    return {
      type: node.body === undefined ? 'TSEmptyBodyFunctionExpression' : 'FunctionExpression',
      range: at.range,
      loc: at,
      async: modifiers.has(node, K.AsyncKeyword),
      body: tree.one(node.body, node),
      declare: false,
      expression: false,
      generator: 'asteriskToken' in node && node.asteriskToken !== undefined,
      id: null,
      params: [],
      returnType: tree.annotation(node.type, node),
      typeParameters,
    };
  }

  function signature(
    node: ts.MethodSignature | ts.MethodDeclaration | ts.AccessorDeclaration,
    tree: Tree,
  ): Made {
    const at = tree.placeOf(node);
    return {
      type: 'TSMethodSignature',
      range: at.range,
      loc: at,
      accessibility: modifiers.accessibility(node),
      computed: node.name.kind === K.ComputedPropertyName,
      key: tree.one(node.name, node),
      kind: node.kind === K.GetAccessor ? 'get' : node.kind === K.SetAccessor ? 'set' : 'method',
      optional: node.questionToken !== undefined,
      params: tree.parameters(node.parameters, node),
      readonly: modifiers.has(node, K.ReadonlyKeyword),
      returnType: tree.annotation(node.type, node),
      static: modifiers.has(node, K.StaticKeyword),
      typeParameters: tree.typeParameters(node.typeParameters, node),
    };
  }
}
