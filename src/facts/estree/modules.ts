import type ts from 'typescript';
import type { Made, On, Tree } from './conversion.ts';
import type { Exported } from './exported.ts';
import { identifier } from './literals.ts';
import type { Modifiers } from './modifiers.ts';

/** Imports, exports, namespaces. */
export function modules(on: On, compiler: typeof ts, modifiers: Modifiers, exported: Exported): void {
  const K = compiler.SyntaxKind;

  const attributes = (node: ts.ImportDeclaration | ts.ExportDeclaration, tree: Tree) =>
    node.attributes === undefined ? [] : tree.all(node.attributes.elements, node.attributes);

  on<ts.ImportDeclaration>(K.ImportDeclaration, (node, tree, at) => {
    const { importClause: clause } = node;
    const specifiers: (Made | null)[] = [];
    if (clause?.name !== undefined) specifiers.push(tree.one(clause, node));
    if (clause?.namedBindings?.kind === K.NamespaceImport)
      specifiers.push(tree.one(clause.namedBindings, clause));
    else if (clause?.namedBindings !== undefined)
      specifiers.push(...tree.all(clause.namedBindings.elements, clause.namedBindings));
    return {
      type: 'ImportDeclaration',
      range: at.range,
      loc: at,
      attributes: attributes(node, tree),
      importKind: clause?.phaseModifier === K.TypeKeyword ? 'type' : 'value',
      phase: clause?.phaseModifier === K.DeferKeyword ? 'defer' : null,
      source: tree.one(node.moduleSpecifier, node),
      specifiers,
    };
  });
  on<ts.ImportClause>(K.ImportClause, (node, tree) => {
    const local = tree.one(node.name, node);
    return local && { type: 'ImportDefaultSpecifier', range: local.range, loc: local.loc, local };
  });
  on<ts.NamespaceImport>(K.NamespaceImport, (node, tree, at) => ({
    type: 'ImportNamespaceSpecifier',
    range: at.range,
    loc: at,
    local: tree.one(node.name, node),
  }));
  on<ts.ImportSpecifier>(K.ImportSpecifier, (node, tree, at) => ({
    type: 'ImportSpecifier',
    range: at.range,
    loc: at,
    imported: tree.one(node.propertyName ?? node.name, node),
    importKind: node.isTypeOnly ? 'type' : 'value',
    local: tree.one(node.name, node),
  }));
  on<ts.ImportAttribute>(K.ImportAttribute, (node, tree, at) => ({
    type: 'ImportAttribute',
    range: at.range,
    loc: at,
    key: tree.one(node.name, node),
    value: tree.one(node.value, node),
  }));
  on<ts.ExportDeclaration>(K.ExportDeclaration, (node, tree, at) => {
    const { exportClause: clause } = node;
    const exportKind = node.isTypeOnly ? 'type' : 'value';
    const source = tree.one(node.moduleSpecifier, node);
    if (clause?.kind === K.NamedExports) {
      return {
        type: 'ExportNamedDeclaration',
        range: at.range,
        loc: at,
        attributes: attributes(node, tree),
        declaration: null,
        exportKind,
        source,
        specifiers: tree.all((clause as ts.NamedExports).elements, clause),
      };
    }
    return {
      type: 'ExportAllDeclaration',
      range: at.range,
      loc: at,
      attributes: attributes(node, tree),
      exported: tree.one((clause as ts.NamespaceExport | undefined)?.name, node),
      exportKind,
      source,
    };
  });
  on<ts.ExportSpecifier>(K.ExportSpecifier, (node, tree, at) => ({
    type: 'ExportSpecifier',
    range: at.range,
    loc: at,
    exported: tree.one(node.name, node),
    exportKind: node.isTypeOnly ? 'type' : 'value',
    local: tree.one(node.propertyName ?? node.name, node),
  }));
  on<ts.ExportAssignment>(K.ExportAssignment, (node, tree, at) => {
    const value = tree.one(node.expression, node);
    return node.isExportEquals === true
      ? { type: 'TSExportAssignment', range: at.range, loc: at, expression: value }
      : {
          type: 'ExportDefaultDeclaration',
          range: at.range,
          loc: at,
          declaration: value,
          exportKind: 'value',
        };
  });
  on<ts.ImportEqualsDeclaration>(K.ImportEqualsDeclaration, (node, tree, at) =>
    exported(node, tree, {
      type: 'TSImportEqualsDeclaration',
      range: at.range,
      loc: at,
      id: tree.one(node.name, node),
      importKind: node.isTypeOnly ? 'type' : 'value',
      moduleReference: tree.one(node.moduleReference, node),
    }),
  );
  on<ts.ExternalModuleReference>(K.ExternalModuleReference, (node, tree, at) => ({
    type: 'TSExternalModuleReference',
    range: at.range,
    loc: at,
    expression: tree.one(node.expression, node),
  }));
  on<ts.NamespaceExportDeclaration>(K.NamespaceExportDeclaration, (node, tree, at) => ({
    type: 'TSNamespaceExportDeclaration',
    range: at.range,
    loc: at,
    id: tree.one(node.name, node),
  }));
  on<ts.ModuleDeclaration>(K.ModuleDeclaration, (node, tree, at) => {
    const isGlobal = (node.flags & compiler.NodeFlags.GlobalAugmentation) !== 0;
    const isNamespace = (node.flags & compiler.NodeFlags.Namespace) !== 0;
    let id = tree.one(node.name, node);
    let inner: ts.ModuleDeclaration = node;
    let declare = modifiers.has(node, K.DeclareKeyword);
    // `namespace a.b.c`: one inside the other for the compiler, one name for ESTree.
    while (!isGlobal && inner.body?.kind === K.ModuleDeclaration) {
      inner = inner.body as ts.ModuleDeclaration;
      declare ||= modifiers.has(inner, K.DeclareKeyword);
      const place = tree.placeOf(inner.name);
      const right = identifier(inner.name.text, place);
      const both = tree.place(id?.range[0] ?? 0, place.range[1]);
      id = { type: 'TSQualifiedName', range: both.range, loc: both, left: id, right };
    }
    return exported(node, tree, {
      type: 'TSModuleDeclaration',
      range: at.range,
      loc: at,
      body: tree.one(inner.body, inner) ?? undefined,
      declare,
      global: isGlobal,
      id,
      kind: isGlobal ? 'global' : isNamespace ? 'namespace' : 'module',
    });
  });
}
