import type { EnvironmentRead } from '../../model/facts.ts';
import { keyOf } from '../scope-name.ts';
import { is, type Node, type NodeOf } from '../syntax.ts';
import type { MakeCollector } from '../walk.ts';

/**
 * Variables that the code asks its environment for, in Node, Bun, Deno and what bundlers put in their place. What a file
 * tells the processes that it starts (`spawn(…, { env: { … } })`, `cluster.fork({ … })`) it does not ask of anybody.
 */
export const environmentReads: MakeCollector<readonly EnvironmentRead[]> = ({ ancestors }) => {
  const reads: EnvironmentRead[] = [];
  /** Names under which the environment itself was imported. */
  const imported = new Set<string>();
  const told = new Set<string>();
  const read = (environment: Node): void => {
    reads.push(...readsOf(environment, ancestors));
  };
  return {
    enter: {
      ImportDeclaration({ source, specifiers }) {
        if (source.value !== 'process' && source.value !== 'node:process') return;
        for (const specifier of specifiers) {
          if (is(specifier, 'ImportSpecifier') && keyOf(specifier.imported) === 'env')
            imported.add(specifier.local.name);
        }
      },
      Identifier(node) {
        if (!imported.has(node.name)) return;
        const parent = ancestors.at(-1);
        const isKey = is(parent, 'MemberExpression') && parent.property === node && !parent.computed;
        if (!isKey && !is(parent, 'ImportSpecifier', 'Property')) read(node);
      },
      MemberExpression(node) {
        if (isEnvironment(node)) read(node);
      },
      CallExpression({ callee, arguments: given, loc }) {
        for (const name of namesTold(callee, given)) told.add(name);
        const [name] = given;
        if (!is(callee, 'MemberExpression') || keyOf(callee.property) !== 'get' || callee.computed) return;
        if (!is(callee.object, 'MemberExpression') || !isEnvironmentOf(callee.object, 'Deno')) return;
        reads.push({
          name: is(name, 'Literal') && typeof name.value === 'string' ? name.value : null,
          line: loc.start.line,
          hasDefault: hasDefault(ancestors, -1),
        });
      },
    },
    result: () => reads.filter(({ name }) => name === null || !told.has(name)),
  };
};

function namesTold(callee: Node, given: readonly Node[]): readonly string[] {
  const [first] = given;
  const isFork =
    is(callee, 'MemberExpression') &&
    is(callee.object, 'Identifier') &&
    callee.object.name === 'cluster' &&
    keyOf(callee.property) === 'fork';
  const options = given.flatMap(propertiesOf).filter(({ key }) => keyOf(key) === 'env');
  return [...(isFork ? propertiesOf(first) : []), ...options.flatMap(({ value }) => propertiesOf(value))]
    .filter(({ key, value }) => !isPassedOn(value, keyOf(key)))
    .flatMap(({ key }) => keyOf(key) ?? []);
}

function propertiesOf(node: Node | undefined): readonly NodeOf<'Property'>[] {
  if (!is(node, 'ObjectExpression')) return [];
  return node.properties.filter((one): one is NodeOf<'Property'> => is(one, 'Property') && !one.computed);
}

/** `PORT: env.PORT`, and whatever has a choice. */
function isPassedOn(value: Node, name: string | null): boolean {
  if (is(value, 'MemberExpression')) return keyOf(value.property) === name;
  return is(value, 'LogicalExpression', 'ConditionalExpression');
}

function isEnvironment(node: NodeOf<'MemberExpression'>): boolean {
  return isEnvironmentOf(node, 'process') || isEnvironmentOf(node, 'Bun') || isImportMeta(node);
}

/** The property `env` of a global, or of that global on the global object. */
function isEnvironmentOf(node: NodeOf<'MemberExpression'>, owner: string): boolean {
  if (node.computed || keyOf(node.property) !== 'env') return false;
  const { object } = node;
  if (is(object, 'Identifier')) return object.name === owner;
  return (
    is(object, 'MemberExpression') &&
    !object.computed &&
    keyOf(object.property) === owner &&
    is(object.object, 'Identifier') &&
    ['globalThis', 'global', 'window', 'self'].includes(object.object.name)
  );
}

function isImportMeta({ computed, object, property }: NodeOf<'MemberExpression'>): boolean {
  return (
    !computed && is(object, 'MetaProperty') && object.meta.name === 'import' && keyOf(property) === 'env'
  );
}

/** What is read of an environment that stands below `ancestors`. */
function readsOf(environment: Node, ancestors: readonly Node[]): readonly EnvironmentRead[] {
  const parent = ancestors.at(-1);
  const { line } = environment.loc.start;
  if (is(parent, 'MemberExpression') && parent.object === environment) {
    if (isWritten(parent, ancestors.at(-2))) return [];
    const name = parent.computed && !is(parent.property, 'Literal') ? null : keyOf(parent.property);
    // `env.hasOwnProperty(…)` asks the object.
    if (!parent.computed && name !== null && name in Object.prototype) return [];
    // `Deno.env.get` and the like are methods, and seen as calls.
    return [{ name, line, hasDefault: hasDefault(ancestors, -2) }];
  }
  if (is(parent, 'VariableDeclarator') && parent.init === environment && is(parent.id, 'ObjectPattern')) {
    return parent.id.properties.map((property) => ({
      name: is(property, 'Property') && !property.computed ? keyOf(property.key) : null,
      line: property.loc.start.line,
      hasDefault: is(property, 'Property') && is(property.value, 'AssignmentPattern'),
    }));
  }
  return [{ name: null, line, hasDefault: false }];
}

function isWritten(member: Node, holder: Node | undefined): boolean {
  if (is(holder, 'AssignmentExpression')) return holder.left === member && holder.operator === '=';
  return is(holder, 'UnaryExpression') && holder.operator === 'delete';
}

/** `… || 'x'`, `… ?? 'x'`, `… ??= 'x'` around the read whose parent is the ancestor at `index`. */
function hasDefault(ancestors: readonly Node[], index: number): boolean {
  const holder = ancestors.at(index);
  const read = ancestors.at(index + 1);
  if (is(holder, 'LogicalExpression'))
    return holder.operator !== '&&' && (index === -1 || holder.left === read);
  return is(holder, 'AssignmentExpression') && holder.operator !== '=' && holder.left === read;
}
