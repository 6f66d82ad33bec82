import type ts from 'typescript';
import type { Made, Tree } from './conversion.ts';
import type { Modifiers } from './modifiers.ts';

type Declaration = ts.Node & { readonly modifiers?: ts.NodeArray<ts.ModifierLike> | undefined };

/** Puts ESTree's `export` around a declaration that has the word among its modifiers. */
export type Exported = (node: Declaration, tree: Tree, declaration: Made) => Made;

export function exportedBy(modifiers: Modifiers, K: typeof ts.SyntaxKind): Exported {
  return (node, tree, declaration) => {
    const [word, next] = modifiers.of(node);
    if (word === undefined || word.kind !== K.ExportKeyword) return declaration;
    const isDefault = next?.kind === K.DefaultKeyword;
    declaration.range[0] = tree.tokenFrom(isDefault ? next.end : word.end);
    const at = tree.place(word.getStart(tree.file), declaration.range[1]);
    if (isDefault) {
      return {
        type: 'ExportDefaultDeclaration',
        range: at.range,
        loc: at,
        declaration,
        exportKind: 'value',
      };
    }
    const isType =
      declaration.type === 'TSInterfaceDeclaration' ||
      declaration.type === 'TSTypeAliasDeclaration' ||
      declaration['declare'] === true;
    return {
      type: 'ExportNamedDeclaration',
      range: at.range,
      loc: at,
      attributes: [],
      declaration,
      exportKind: isType ? 'type' : 'value',
      source: null,
      specifiers: [],
    };
  };
}
