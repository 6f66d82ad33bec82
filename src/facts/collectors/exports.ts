import type { ExportFact } from '../../model/facts.ts';
import { keyOf } from '../scope-name.ts';
import { signatureOf } from '../signature.ts';
import { is, type Node, type NodeOf } from '../syntax.ts';
import { isFunction, type MakeCollector } from '../walk.ts';

type ExportKind = ExportFact['kind'];

interface Declared {
  readonly kind: ExportKind;
  readonly isTypeOnly: boolean;
  /** Where a doc comment of it would end. */
  readonly start: number;
  /** What its signature is of; `null` where it has none. */
  readonly promise: Node | null;
}

interface Exported extends Declared {
  readonly name: string;
  /** Its name in this file; `null` for what has none. */
  readonly local: string | null;
  readonly line: number;
}

/** What a file offers to other files: of modules, and of CommonJS. */
export const exports: MakeCollector<readonly ExportFact[]> = ({ ancestors }) => {
  const declared = new Map<string, Declared>();
  const promises = new Map<string, Node[]>();
  const exported: Exported[] = [];
  /** Times a name stands for something in the file, its declarations and the lists of exports left out. */
  const uses = new Map<string, number>();

  const declare = (node: Node, start: number): readonly string[] => {
    const found = declarationsIn(node, start);
    for (const [name, declaration] of found) {
      // Overloads and merged declarations: the first tells, and all of them promise.
      if (!declared.has(name)) declared.set(name, declaration);
      if (declaration.promise === null) continue;
      const promised = promises.get(name);
      if (promised === undefined) promises.set(name, [declaration.promise]);
      else promised.push(declaration.promise);
    }
    return found.map(([name]) => name);
  };
  const add = (
    name: string,
    local: string | null,
    { loc, range }: Node,
    kind: ExportKind,
    { isTypeOnly = false, promise = null }: Partial<Pick<Declared, 'isTypeOnly' | 'promise'>> = {},
  ): void => {
    exported.push({ name, local, line: loc.start.line, start: range[0], kind, isTypeOnly, promise });
  };

  return {
    enter: {
      Program({ body }) {
        for (const statement of body) declare(statement, statement.range[0]);
      },
      ExportNamedDeclaration(node) {
        // Of a namespace or of `declare module`: nothing that another file could import by itself.
        if (ancestors.length > 1) return;
        if (node.declaration !== null) {
          for (const name of declare(node.declaration, node.range[0])) add(name, name, node, 'other');
        }
        for (const specifier of node.specifiers) {
          const name = keyOf(specifier.exported) ?? '*';
          const isTypeOnly = node.exportKind === 'type' || specifier.exportKind === 'type';
          if (node.source === null) add(name, keyOf(specifier.local), specifier, 'other', { isTypeOnly });
          else add(name, null, specifier, 're-export', { isTypeOnly });
        }
      },
      ExportAllDeclaration(node) {
        const name = node.exported === null ? '*' : (keyOf(node.exported) ?? '*');
        add(name, null, node, 're-export', { isTypeOnly: node.exportKind === 'type' });
      },
      ExportDefaultDeclaration(node) {
        const [declaration] = declarationsIn(node.declaration, node.range[0]);
        const local = is(node.declaration, 'Identifier') ? node.declaration.name : (declaration?.[0] ?? null);
        add(
          'default',
          local,
          node,
          declaration?.[1].kind ?? (isFunction(node.declaration) ? 'function' : 'other'),
          { promise: node.declaration },
        );
      },
      TSExportAssignment(node) {
        add('=', is(node.expression, 'Identifier') ? node.expression.name : null, node, 'other');
      },
      AssignmentExpression(node) {
        const name = commonJsName(node.left);
        if (name === null) return;
        const kind = name === '=' && is(node.right, 'CallExpression') ? 'call' : kindOfValue(node.right);
        const local = is(node.right, 'Identifier') ? node.right.name : null;
        add(name, local, node, kind, { promise: node.right });
        if (name === '=' && is(node.right, 'ObjectExpression')) {
          for (const property of node.right.properties) {
            const key = is(property, 'Property') && !property.computed ? keyOf(property.key) : null;
            if (key === null || !is(property, 'Property')) continue;
            const { value } = property;
            const own = is(value, 'Identifier') ? value.name : null;
            add(key, own, property, kindOfValue(value), { promise: value });
          }
        }
      },
      Identifier(node) {
        if (isUse(node, ancestors.at(-1))) uses.set(node.name, (uses.get(node.name) ?? 0) + 1);
      },
      JSXIdentifier(node) {
        if (is(ancestors.at(-1), 'JSXOpeningElement', 'JSXMemberExpression'))
          uses.set(node.name, (uses.get(node.name) ?? 0) + 1);
      },
    },
    result: ({ text, comments }) => {
      const docEnds = comments.filter(({ isDoc }) => isDoc).map(({ end }) => end);
      const signatures = new Map<string, string | null>();
      const signatureOfAll = (name: string): string | null => {
        const known = signatures.get(name);
        if (known !== undefined) return known;
        const signature = signatureOf(promises.get(name) ?? [], text, comments);
        signatures.set(name, signature);
        return signature;
      };
      return exported.map(({ name, local, line, start, kind, isTypeOnly, promise }) => {
        const own = local === null ? undefined : declared.get(local);
        return {
          name,
          line,
          kind: kind === 'other' ? (own?.kind ?? 'other') : kind,
          isTypeOnly: isTypeOnly || (own?.isTypeOnly ?? false),
          isDocumented: [start, own?.start ?? start].some((place) => isDocumented(place, docEnds, text)),
          isUsedHere: local !== null && (uses.get(local) ?? 0) > 0,
          signature:
            local === null || own === undefined
              ? signatureOf([promise], text, comments)
              : signatureOfAll(local),
        };
      });
    },
  };
};

/** Name → what a statement declares by it. */
function declarationsIn(statement: Node, start: number): readonly (readonly [string, Declared])[] {
  const named = (id: Node | null, kind: ExportKind, isTypeOnly = false) =>
    is(id, 'Identifier') ? [[id.name, { kind, isTypeOnly, start, promise: statement }] as const] : [];
  if (is(statement, 'FunctionDeclaration', 'TSDeclareFunction')) return named(statement.id, 'function');
  if (is(statement, 'ClassDeclaration')) return named(statement.id, 'class');
  if (is(statement, 'TSInterfaceDeclaration')) return named(statement.id, 'interface', true);
  if (is(statement, 'TSTypeAliasDeclaration')) return named(statement.id, 'type', true);
  if (is(statement, 'TSEnumDeclaration')) return named(statement.id, 'enum');
  if (is(statement, 'TSModuleDeclaration')) return named(statement.id, 'namespace');
  if (!is(statement, 'VariableDeclaration')) return [];
  return statement.declarations.flatMap((declarator) => {
    const { id, init } = declarator;
    const kind = init === null ? 'variable' : kindOfValue(init);
    const names = boundNames(id);
    const promise = is(id, 'Identifier') ? declarator : null;
    return names.map(
      (name) =>
        [name, { kind: kind === 'other' ? 'variable' : kind, isTypeOnly: false, start, promise }] as const,
    );
  });
}

function kindOfValue(value: Node): ExportKind {
  if (isFunction(value)) return 'function';
  return is(value, 'ClassExpression') ? 'class' : 'other';
}

function boundNames(pattern: Node | null): readonly string[] {
  if (is(pattern, 'Identifier')) return [pattern.name];
  if (is(pattern, 'AssignmentPattern')) return boundNames(pattern.left);
  if (is(pattern, 'RestElement')) return boundNames(pattern.argument);
  if (is(pattern, 'ArrayPattern')) return pattern.elements.flatMap(boundNames);
  if (!is(pattern, 'ObjectPattern')) return [];
  return pattern.properties.flatMap((property) =>
    boundNames(is(property, 'Property') ? property.value : property),
  );
}

/** `exports.a`, `module.exports.a`: `a`; `module.exports`: `=`; anything else: `null`. */
function commonJsName(left: Node): string | null {
  if (!is(left, 'MemberExpression') || left.computed) return null;
  const name = keyOf(left.property);
  if (isModuleExports(left)) return '=';
  const isExports = is(left.object, 'Identifier')
    ? left.object.name === 'exports'
    : isModuleExports(left.object);
  return isExports && name !== null && name !== '__esModule' ? name : null;
}

function isModuleExports(node: Node): boolean {
  return (
    is(node, 'MemberExpression') &&
    !node.computed &&
    is(node.object, 'Identifier') &&
    node.object.name === 'module' &&
    keyOf(node.property) === 'exports'
  );
}

/** Whether an identifier stands for what it names, rather than declaring it, listing it, or being a key. */
function isUse(node: NodeOf<'Identifier'>, parent: Node | undefined): boolean {
  if (is(parent, 'MemberExpression')) return parent.object === node || parent.computed;
  if (is(parent, 'Property', 'MethodDefinition', 'PropertyDefinition'))
    return parent.key !== node || isShorthand(parent);
  if (is(parent, 'ExportSpecifier', 'ImportSpecifier', 'ImportDefaultSpecifier', 'ImportNamespaceSpecifier'))
    return false;
  if (is(parent, 'VariableDeclarator', 'TSModuleDeclaration')) return parent.id !== node;
  if (
    is(parent, 'FunctionDeclaration', 'ClassDeclaration', 'TSDeclareFunction', 'TSEnumDeclaration') ||
    is(parent, 'TSInterfaceDeclaration', 'TSTypeAliasDeclaration')
  ) {
    return parent.id !== node;
  }
  return !is(parent, 'ExportDefaultDeclaration', 'TSExportAssignment');
}

function isShorthand(parent: Node): boolean {
  return is(parent, 'Property') && parent.shorthand;
}

function isDocumented(start: number, docEnds: readonly number[], text: string): boolean {
  let [low, high] = [0, docEnds.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((docEnds[middle] ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  const end = docEnds[low - 1];
  return end !== undefined && text.slice(end, start).trim() === '';
}
