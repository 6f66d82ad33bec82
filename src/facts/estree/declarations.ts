import type ts from 'typescript';
import type { Made, On, Tree } from './conversion.ts';
import type { Exported } from './exported.ts';
import type { Modifiers } from './modifiers.ts';

/** Variables, functions, and what is bound in them. */
export function declarations(on: On, compiler: typeof ts, modifiers: Modifiers, exported: Exported): void {
  const K = compiler.SyntaxKind;

  const kindOf = ({ flags }: ts.VariableDeclarationList): string => {
    const { Let, AwaitUsing, Const, Using } = compiler.NodeFlags;
    if ((flags & Let) !== 0) return 'let';
    if ((flags & AwaitUsing) === AwaitUsing) return 'await using';
    if ((flags & Const) !== 0) return 'const';
    return (flags & Using) !== 0 ? 'using' : 'var';
  };

  on<ts.VariableStatement>(K.VariableStatement, (node, tree, at) =>
    exported(node, tree, {
      type: 'VariableDeclaration',
      range: at.range,
      loc: at,
      declarations: tree.all(node.declarationList.declarations, node.declarationList),
      declare: modifiers.has(node, K.DeclareKeyword),
      kind: kindOf(node.declarationList),
    }),
  );
  on<ts.VariableDeclarationList>(K.VariableDeclarationList, (node, tree, at) => ({
    type: 'VariableDeclaration',
    range: at.range,
    loc: at,
    declarations: tree.all(node.declarations, node),
    declare: false,
    kind: kindOf(node),
  }));
  on<ts.VariableDeclaration>(K.VariableDeclaration, (node, tree, at) => {
    const id = tree.one(node.name, node, true);
    if (id !== null) tree.annotate(id, node);
    return {
      type: 'VariableDeclarator',
      range: at.range,
      loc: at,
      definite: node.exclamationToken !== undefined,
      id,
      init: tree.one(node.initializer, node),
    };
  });
  on<ts.FunctionDeclaration>(K.FunctionDeclaration, (node, tree, at) =>
    exported(node, tree, {
      type: node.body === undefined ? 'TSDeclareFunction' : 'FunctionDeclaration',
      range: at.range,
      loc: at,
      async: modifiers.has(node, K.AsyncKeyword),
      body: tree.one(node.body, node) ?? undefined,
      declare: modifiers.has(node, K.DeclareKeyword),
      expression: false,
      generator: node.asteriskToken !== undefined,
      id: tree.one(node.name, node),
      params: tree.parameters(node.parameters, node),
      returnType: tree.annotation(node.type, node),
      typeParameters: tree.typeParameters(node.typeParameters, node),
    }),
  );
  on<ts.ArrayBindingPattern>(K.ArrayBindingPattern, (node, tree, at) => ({
    type: 'ArrayPattern',
    range: at.range,
    loc: at,
    decorators: [],
    elements: tree.all(node.elements, node, true),
    optional: false,
    typeAnnotation: undefined,
  }));
  on<ts.ObjectBindingPattern>(K.ObjectBindingPattern, (node, tree, at) => ({
    type: 'ObjectPattern',
    range: at.range,
    loc: at,
    decorators: [],
    optional: false,
    properties: tree.all(node.elements, node, true),
    typeAnnotation: undefined,
  }));
  on<ts.BindingElement>(K.BindingElement, (node, tree, at, parent) => {
    const { name, propertyName, initializer } = node;
    const rest = (of: ts.Node): Made => ({
      type: 'RestElement',
      range: at.range,
      loc: at,
      argument: tree.one(of, node),
      decorators: [],
      optional: false,
      typeAnnotation: undefined,
      value: undefined,
    });
    if (parent.kind === K.ArrayBindingPattern) {
      if (initializer !== undefined) return withDefault(node, initializer, tree, at.range[0]);
      return node.dotDotDotToken === undefined ? tree.one(name, parent) : rest(name);
    }
    if (node.dotDotDotToken !== undefined) return rest(propertyName ?? name);
    return {
      type: 'Property',
      range: at.range,
      loc: at,
      computed: propertyName?.kind === K.ComputedPropertyName,
      key: tree.one(propertyName ?? name, node),
      kind: 'init',
      method: false,
      optional: false,
      shorthand: propertyName === undefined,
      value:
        initializer === undefined
          ? tree.one(name, node)
          : withDefault(node, initializer, tree, name.getStart(tree.file)),
    };
  });
  on<ts.ParameterDeclaration>(K.Parameter, (node, tree, at, parent) => {
    const { name, initializer, questionToken } = node;
    let named: Made | null;
    let made: Made | null;
    if (node.dotDotDotToken !== undefined) {
      named = {
        type: 'RestElement',
        range: at.range,
        loc: at,
        argument: tree.one(name, node),
        decorators: [],
        optional: false,
        typeAnnotation: undefined,
        value: undefined,
      };
      made = named;
    } else if (initializer !== undefined) {
      const pattern = withDefault(node, initializer, tree, name.getStart(tree.file));
      named = pattern.left;
      made = pattern;
    } else {
      named = tree.one(name, parent);
      made = named;
    }
    if (named !== null) {
      tree.annotate(named, node);
      if (questionToken !== undefined) {
        named.loc.cover([named.range[0], questionToken.end]);
        named['optional'] = true;
      }
    }
    if (modifiers.of(node).length === 0) return made;
    const place = tree.placeOf(node);
    return {
      type: 'TSParameterProperty',
      range: place.range,
      loc: place,
      accessibility: modifiers.accessibility(node),
      decorators: [],
      override: modifiers.has(node, K.OverrideKeyword),
      parameter: made,
      readonly: modifiers.has(node, K.ReadonlyKeyword),
      static: modifiers.has(node, K.StaticKeyword),
    };
  });
}

function withDefault(
  node: ts.BindingElement | ts.ParameterDeclaration,
  initializer: ts.Expression,
  tree: Tree,
  start: number,
): Made & { readonly left: Made | null } {
  const at = tree.place(start, initializer.end);
  return {
    type: 'AssignmentPattern',
    range: at.range,
    loc: at,
    decorators: [],
    left: tree.one(node.name, node),
    optional: false,
    right: tree.one(initializer, node),
    typeAnnotation: undefined,
  };
}
