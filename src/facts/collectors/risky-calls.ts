import type { RiskyCall } from '../../model/facts.ts';
import { keyOf } from '../scope-name.ts';
import { is, type Node } from '../syntax.ts';
import type { MakeCollector } from '../walk.ts';

/** Functions that are dangerous under their own name, by the module they come from: name → sink. */
const dangerous: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  child_process: {
    exec: 'shell-command',
    execSync: 'shell-command',
    spawn: 'process',
    spawnSync: 'process',
    execFile: 'process',
    execFileSync: 'process',
    fork: 'process',
  },
  vm: {
    runInContext: 'code',
    runInNewContext: 'code',
    runInThisContext: 'code',
    compileFunction: 'code',
    Script: 'code',
  },
};

/** Properties that take HTML. */
const htmlProperties = new Set(['innerHTML', 'outerHTML', 'srcdoc']);

/** Calls and assignments that are dangerous when somebody else chooses what is handed to them. */
export const riskyCalls: MakeCollector<readonly RiskyCall[]> = () => {
  const calls: RiskyCall[] = [];
  /** Local name → sink; local name of a whole module → its sinks. */
  const functions = new Map<string, string>();
  const modules = new Map<string, Readonly<Record<string, string>>>();

  const add = (sink: string, node: Node, argument: Node | undefined): void => {
    calls.push({ sink, line: node.loc.start.line, argument: isConstant(argument) ? 'constant' : 'dynamic' });
  };
  const bind = (pattern: Node, module: Readonly<Record<string, string>>): void => {
    if (is(pattern, 'Identifier')) modules.set(pattern.name, module);
    if (!is(pattern, 'ObjectPattern')) return;
    for (const property of pattern.properties) {
      if (!is(property, 'Property') || !is(property.value, 'Identifier')) continue;
      const sink = own(module, keyOf(property.key) ?? '');
      if (sink !== undefined) functions.set(property.value.name, sink);
    }
  };

  return {
    enter: {
      ImportDeclaration({ source, specifiers }) {
        const module = own(dangerous, source.value.replace(/^node:/, ''));
        if (module === undefined) return;
        for (const specifier of specifiers) {
          if (!is(specifier, 'ImportSpecifier')) modules.set(specifier.local.name, module);
          else {
            const sink = own(module, keyOf(specifier.imported) ?? '');
            if (sink !== undefined) functions.set(specifier.local.name, sink);
          }
        }
      },
      VariableDeclarator({ id, init }) {
        if (!is(init, 'CallExpression') || !is(init.callee, 'Identifier') || init.callee.name !== 'require')
          return;
        const [name] = init.arguments;
        if (!is(name, 'Literal') || typeof name.value !== 'string') return;
        const module = own(dangerous, name.value.replace(/^node:/, ''));
        if (module !== undefined) bind(id, module);
      },
      CallExpression(node) {
        const { callee, arguments: given } = node;
        if (is(callee, 'Identifier')) {
          if (callee.name === 'eval' || callee.name === 'Function') add('code', node, given.at(-1));
          const isTimer = callee.name === 'setTimeout' || callee.name === 'setInterval';
          if (isTimer && is(given[0], 'Literal', 'TemplateLiteral', 'BinaryExpression'))
            add('code', node, given[0]);
          if (callee.name === 'require' && !isConstant(given[0])) add('module', node, given[0]);
          const sink = functions.get(callee.name);
          if (sink !== undefined) add(sink, node, given[0]);
        } else if (is(callee, 'MemberExpression') && !callee.computed) {
          const name = keyOf(callee.property) ?? '';
          const owner = is(callee.object, 'Identifier') ? callee.object.name : '';
          const sink = own(modules.get(owner) ?? {}, name);
          if (sink !== undefined) add(sink, node, given[0]);
          if (name === 'insertAdjacentHTML') add('html', node, given[1]);
          if (owner === 'document' && (name === 'write' || name === 'writeln')) add('html', node, given[0]);
        }
      },
      NewExpression(node) {
        if (is(node.callee, 'Identifier') && node.callee.name === 'Function')
          add('code', node, node.arguments.at(-1));
        if (is(node.callee, 'Identifier') && node.callee.name === 'RegExp' && !isConstant(node.arguments[0]))
          add('regular-expression', node, node.arguments[0]);
      },
      ImportExpression(node) {
        if (!isConstant(node.source)) add('module', node, node.source);
      },
      AssignmentExpression(node) {
        const { left, right } = node;
        if (is(left, 'MemberExpression') && !left.computed && htmlProperties.has(keyOf(left.property) ?? ''))
          add('html', node, right);
      },
      JSXAttribute(node) {
        if (is(node.name, 'JSXIdentifier') && node.name.name === 'dangerouslySetInnerHTML')
          add('html', node, undefined);
      },
    },
    result: () => calls,
  };
};

function own<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

/** Made of literals alone. */
function isConstant(node: Node | undefined): boolean {
  if (is(node, 'Literal')) return true;
  if (is(node, 'TemplateLiteral')) return node.expressions.every(isConstant);
  if (is(node, 'BinaryExpression')) return isConstant(node.left) && isConstant(node.right);
  return (
    is(node, 'ArrayExpression') && node.elements.every((element) => element !== null && isConstant(element))
  );
}
