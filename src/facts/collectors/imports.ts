import type { ImportFact } from '../../model/facts.ts';
import { keyOf } from '../scope-name.ts';
import { is, type Node, type NodeOf } from '../syntax.ts';
import type { MakeCollector } from '../walk.ts';

/** What a file asks of other files. */
export const imports: MakeCollector<readonly ImportFact[]> = ({ ancestors }) => {
  const found: ImportFact[] = [];
  const add = (fact: Omit<ImportFact, 'line' | 'isGuarded'>, { loc }: Node): void => {
    found.push({ ...fact, line: loc.start.line, isGuarded: isGuarded(ancestors) });
  };
  return {
    enter: {
      ImportDeclaration(node) {
        const { specifiers, source, importKind } = node;
        const kinds = specifiers.map((one) => (is(one, 'ImportSpecifier') ? one.importKind : 'value'));
        const isTypeOnly =
          importKind === 'type' || (kinds.length > 0 && kinds.every((kind) => kind === 'type'));
        add(
          { specifier: source.value, kind: 'static', names: specifiers.map(importedName), isTypeOnly },
          node,
        );
      },
      ExportNamedDeclaration(node) {
        if (node.source === null) return;
        const names = node.specifiers.map(({ local }) => keyOf(local) ?? '*');
        const isTypeOnly = node.exportKind === 'type';
        add({ specifier: node.source.value, kind: 're-export', names, isTypeOnly }, node);
      },
      ExportAllDeclaration(node) {
        const isTypeOnly = node.exportKind === 'type';
        add({ specifier: node.source.value, kind: 're-export', names: ['*'], isTypeOnly }, node);
      },
      ImportExpression(node) {
        const names = namesTaken(node, ancestors);
        add({ specifier: textOf(node.source), kind: 'dynamic', names, isTypeOnly: false }, node);
      },
      TSImportType(node) {
        const { qualifier } = node;
        const names = [is(qualifier, 'Identifier') ? qualifier.name : '*'];
        add({ specifier: textOf(node.source), kind: 'dynamic', names, isTypeOnly: true }, node);
      },
      TSExternalModuleReference(node) {
        add({ specifier: textOf(node.expression), kind: 'require', names: ['*'], isTypeOnly: false }, node);
      },
      CallExpression(node) {
        const required = requiredBy(node);
        if (required === null) return;
        const names = required.isLoaded ? namesTaken(node, ancestors) : [];
        add({ specifier: textOf(required.argument), kind: 'require', names, isTypeOnly: false }, node);
      },
      // How workers and assets are named: `new URL('./worker.js', import.meta.url)`, `new Worker('./worker.js')`.
      NewExpression(node) {
        const { callee, arguments: given } = node;
        if (!is(callee, 'Identifier') || !/^(?:URL|Worker|SharedWorker)$/.test(callee.name)) return;
        const [first] = given;
        const specifier = first === undefined ? null : textOf(first);
        if (specifier?.startsWith('.') === true)
          add({ specifier, kind: 'dynamic', names: [], isTypeOnly: false }, node);
      },
    },
    result({ text, comments, lineAt }) {
      for (const { start, end } of comments) {
        const [, path] =
          /^\/\/\/\s*<reference\s+path\s*=\s*["']([^"']+)["']/.exec(text.slice(start, end)) ?? [];
        if (path === undefined) continue;
        const specifier = path.startsWith('.') ? path : `./${path}`;
        const line = lineAt(start);
        found.push({ specifier, kind: 'static', names: [], isTypeOnly: true, line, isGuarded: false });
      }
      return found.toSorted((left, right) => left.line - right.line);
    },
  };
};

/** `import('x').catch(…)` is a call of a member of what is imported. */
function isGuarded(ancestors: readonly Node[]): boolean {
  return ancestors.some(
    (each) =>
      is(each, 'TryStatement') ||
      (is(each, 'MemberExpression') && !each.computed && keyOf(each.property) === 'catch'),
  );
}

function importedName(specifier: Node): string {
  if (is(specifier, 'ImportDefaultSpecifier')) return 'default';
  return is(specifier, 'ImportSpecifier') ? (keyOf(specifier.imported) ?? '*') : '*';
}

/** A text known without running anything; `null` when it is computed. */
function textOf(node: Node): string | null {
  if (is(node, 'Literal')) return typeof node.value === 'string' ? node.value : null;
  if (is(node, 'TSLiteralType')) return textOf(node.literal);
  if (is(node, 'TemplateLiteral') && node.expressions.length === 0)
    return node.quasis[0]?.value.cooked ?? null;
  return null;
}

/** `require(…)`; `require.resolve(…)`, `import.meta.resolve(…)`, which name a file and load nothing of it. */
function requiredBy({ callee, arguments: given }: NodeOf<'CallExpression'>): {
  readonly argument: Node;
  readonly isLoaded: boolean;
} | null {
  const [argument] = given;
  if (argument === undefined) return null;
  if (is(callee, 'Identifier')) return callee.name === 'require' ? { argument, isLoaded: true } : null;
  if (!is(callee, 'MemberExpression') || keyOf(callee.property) !== 'resolve' || callee.computed) return null;
  const isResolver =
    (is(callee.object, 'Identifier') && callee.object.name === 'require') ||
    is(callee.object, 'MetaProperty');
  return isResolver ? { argument, isLoaded: false } : null;
}

/** What of a loaded module is used, where that is plain: `const { a } = await import('x')`, `require('x').a`. */
function namesTaken(loaded: Node, ancestors: readonly Node[]): readonly string[] {
  let [child, at] = [loaded, ancestors.length - 1];
  const awaiting = ancestors[at];
  if (is(awaiting, 'AwaitExpression')) [child, at] = [awaiting, at - 1];
  const parent = ancestors[at];
  if (is(parent, 'ExpressionStatement')) return [];
  if (is(parent, 'MemberExpression') && parent.object === child && !parent.computed) {
    const name = keyOf(parent.property);
    return [name === null || name === 'then' ? '*' : name];
  }
  if (is(parent, 'VariableDeclarator') && is(parent.id, 'ObjectPattern')) {
    return parent.id.properties.map((property) =>
      is(property, 'Property') && !property.computed ? (keyOf(property.key) ?? '*') : '*',
    );
  }
  return ['*'];
}
