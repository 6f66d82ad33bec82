import type ts from 'typescript';
import type { On } from './conversion.ts';

export function statements(on: On, K: typeof ts.SyntaxKind): void {
  const mayHoldDirectives = new Set([
    K.Constructor,
    K.GetAccessor,
    K.SetAccessor,
    K.ArrowFunction,
    K.FunctionExpression,
    K.FunctionDeclaration,
    K.MethodDeclaration,
  ]);

  on<ts.SourceFile>(K.SourceFile, (node, tree) => {
    const at = tree.place(0, node.endOfFileToken.end);
    return {
      type: 'Program',
      range: at.range,
      loc: at,
      body: tree.body(node.statements, node, true),
      sourceType: isModule(node) ? 'module' : 'script',
    };
  });
  on<ts.Block>(K.Block, (node, tree, at, parent) => ({
    type: 'BlockStatement',
    range: at.range,
    loc: at,
    body: tree.body(node.statements, node, mayHoldDirectives.has(parent.kind)),
  }));
  on<ts.ModuleBlock>(K.ModuleBlock, (node, tree, at) => ({
    type: 'TSModuleBlock',
    range: at.range,
    loc: at,
    body: tree.body(node.statements, node, true),
  }));
  on<ts.WithStatement>(K.WithStatement, (node, tree, at) => ({
    type: 'WithStatement',
    range: at.range,
    loc: at,
    body: tree.one(node.statement, node),
    object: tree.one(node.expression, node),
  }));
  on<ts.ReturnStatement>(K.ReturnStatement, (node, tree, at) => ({
    type: 'ReturnStatement',
    range: at.range,
    loc: at,
    argument: tree.one(node.expression, node),
  }));
  on<ts.LabeledStatement>(K.LabeledStatement, (node, tree, at) => ({
    type: 'LabeledStatement',
    range: at.range,
    loc: at,
    body: tree.one(node.statement, node),
    label: tree.one(node.label, node),
  }));
  on<ts.ContinueStatement | ts.BreakStatement>([K.ContinueStatement, K.BreakStatement], (node, tree, at) => ({
    type: node.kind === K.ContinueStatement ? 'ContinueStatement' : 'BreakStatement',
    range: at.range,
    loc: at,
    label: tree.one(node.label, node),
  }));
  on<ts.IfStatement>(K.IfStatement, (node, tree, at) => ({
    type: 'IfStatement',
    range: at.range,
    loc: at,
    alternate: tree.one(node.elseStatement, node),
    consequent: tree.one(node.thenStatement, node),
    test: tree.one(node.expression, node),
  }));
  on<ts.SwitchStatement>(K.SwitchStatement, (node, tree, at) => ({
    type: 'SwitchStatement',
    range: at.range,
    loc: at,
    cases: tree.all(node.caseBlock.clauses, node),
    discriminant: tree.one(node.expression, node),
  }));
  on<ts.CaseOrDefaultClause>([K.CaseClause, K.DefaultClause], (node, tree, at) => ({
    type: 'SwitchCase',
    range: at.range,
    loc: at,
    consequent: tree.all(node.statements, node),
    test: node.kind === K.CaseClause ? tree.one(node.expression, node) : null,
  }));
  on<ts.ThrowStatement>(K.ThrowStatement, (node, tree, at) => ({
    type: 'ThrowStatement',
    range: at.range,
    loc: at,
    argument: tree.one(node.expression, node),
  }));
  on<ts.TryStatement>(K.TryStatement, (node, tree, at) => ({
    type: 'TryStatement',
    range: at.range,
    loc: at,
    block: tree.one(node.tryBlock, node),
    finalizer: tree.one(node.finallyBlock, node),
    handler: tree.one(node.catchClause, node),
  }));
  on<ts.CatchClause>(K.CatchClause, (node, tree, at) => {
    const { variableDeclaration: variable } = node;
    const param = variable === undefined ? null : tree.one(variable.name, variable, true);
    if (param !== null && variable !== undefined) tree.annotate(param, variable);
    return { type: 'CatchClause', range: at.range, loc: at, body: tree.one(node.block, node), param };
  });
  on<ts.WhileStatement>(K.WhileStatement, (node, tree, at) => ({
    type: 'WhileStatement',
    range: at.range,
    loc: at,
    body: tree.one(node.statement, node),
    test: tree.one(node.expression, node),
  }));
  on<ts.DoStatement>(K.DoStatement, (node, tree, at) => ({
    type: 'DoWhileStatement',
    range: at.range,
    loc: at,
    body: tree.one(node.statement, node),
    test: tree.one(node.expression, node),
  }));
  on<ts.ForStatement>(K.ForStatement, (node, tree, at) => ({
    type: 'ForStatement',
    range: at.range,
    loc: at,
    body: tree.one(node.statement, node),
    init: tree.one(node.initializer, node),
    test: tree.one(node.condition, node),
    update: tree.one(node.incrementor, node),
  }));
  on<ts.ForInStatement>(K.ForInStatement, (node, tree, at) => ({
    type: 'ForInStatement',
    range: at.range,
    loc: at,
    body: tree.one(node.statement, node),
    left: tree.one(node.initializer, node, true),
    right: tree.one(node.expression, node),
  }));
  on<ts.ForOfStatement>(K.ForOfStatement, (node, tree, at) => ({
    type: 'ForOfStatement',
    range: at.range,
    loc: at,
    await: node.awaitModifier?.kind === K.AwaitKeyword,
    body: tree.one(node.statement, node),
    left: tree.one(node.initializer, node, true),
    right: tree.one(node.expression, node),
  }));
  on<ts.ExpressionStatement>(K.ExpressionStatement, (node, tree, at) => ({
    type: 'ExpressionStatement',
    range: at.range,
    loc: at,
    directive: undefined,
    expression: tree.one(node.expression, node),
  }));
  on<ts.EmptyStatement>(K.EmptyStatement, (_, __, at) => ({
    type: 'EmptyStatement',
    range: at.range,
    loc: at,
  }));
  on<ts.DebuggerStatement>(K.DebuggerStatement, (_, __, at) => ({
    type: 'DebuggerStatement',
    range: at.range,
    loc: at,
  }));
}

/** By its name, or by an import or an export in it. */
function isModule(file: ts.SourceFile): boolean {
  if (/\.m[jt]s$/.test(file.fileName)) return true;
  return 'externalModuleIndicator' in file && file.externalModuleIndicator !== undefined;
}
