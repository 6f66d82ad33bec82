import type { HalsteadCounts } from '../../model/facts.ts';
import { is, type Node } from '../syntax.ts';
import type { MakeCollector } from '../walk.ts';

interface Words {
  readonly distinctOperators: Set<string>;
  readonly distinctOperands: Set<string>;
  operators: number;
  operands: number;
}

/** Kinds of nodes that stand for the words and signs of the language which do something, and the sign. */
const operatorOf: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ArrayExpression: '[]',
    ArrayPattern: '[]',
    ArrowFunctionExpression: '=>',
    AssignmentPattern: '=',
    AwaitExpression: 'await',
    BreakStatement: 'break',
    CallExpression: '()',
    CatchClause: 'catch',
    ConditionalExpression: '?:',
    ContinueStatement: 'continue',
    DoWhileStatement: 'do',
    ForInStatement: 'for in',
    ForOfStatement: 'for of',
    ForStatement: 'for',
    FunctionDeclaration: 'function',
    FunctionExpression: 'function',
    IfStatement: 'if',
    ImportExpression: 'import',
    NewExpression: 'new',
    ObjectExpression: '{}',
    ObjectPattern: '{}',
    RestElement: '...',
    ReturnStatement: 'return',
    SpreadElement: '...',
    SwitchCase: 'case',
    SwitchStatement: 'switch',
    TemplateLiteral: '``',
    ThrowStatement: 'throw',
    TryStatement: 'try',
    VariableDeclarator: '=',
    WhileStatement: 'while',
    YieldExpression: 'yield',
  }),
);

/**
 * Halstead's counts by scope. The literature agrees on no set of operators for this language; ours: statements' keywords,
 * the operators, calls, member access, literals of arrays and objects; operands are names and values. Types are neither.
 */
export const halstead: MakeCollector<readonly HalsteadCounts[]> = (walk) => {
  const words: Words[] = [];
  return {
    every(node) {
      const { scope } = walk;
      if (scope === null) return;
      const own = words[scope.index] ?? noWords();
      words[scope.index] = own;
      const operand = operandOf(node);
      if (operand !== null) {
        own.operands += 1;
        own.distinctOperands.add(operand);
        return;
      }
      const operator = signOf(node);
      if (operator === undefined) return;
      own.operators += 1;
      own.distinctOperators.add(operator);
    },
    result: ({ scopes }) =>
      scopes.map(({ index }) => {
        const own = words[index];
        return {
          distinctOperators: own?.distinctOperators.size ?? 0,
          distinctOperands: own?.distinctOperands.size ?? 0,
          operators: own?.operators ?? 0,
          operands: own?.operands ?? 0,
        };
      }),
  };
};

function noWords(): Words {
  return { distinctOperators: new Set(), distinctOperands: new Set(), operators: 0, operands: 0 };
}

function operandOf(node: Node): string | null {
  switch (`${node.type}`) {
    case 'Identifier':
    case 'PrivateIdentifier':
    case 'JSXIdentifier':
      return is(node, 'Identifier', 'PrivateIdentifier', 'JSXIdentifier') ? node.name : null;
    case 'Literal':
      return is(node, 'Literal') ? node.raw : null;
    case 'TemplateElement':
      return is(node, 'TemplateElement') ? node.value.raw : null;
    case 'ThisExpression':
      return 'this';
    case 'Super':
      return 'super';
    default:
      return null;
  }
}

function signOf(node: Node): string | undefined {
  if (is(node, 'MemberExpression')) return node.computed ? 'computed member' : '.';
  if (is(node, 'BinaryExpression', 'LogicalExpression', 'AssignmentExpression')) return node.operator;
  if (is(node, 'UnaryExpression', 'UpdateExpression')) return `unary ${node.operator}`;
  return operatorOf.get(node.type);
}
