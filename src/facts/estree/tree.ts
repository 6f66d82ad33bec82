import type ts from 'typescript';
import { chains } from './chains.ts';
import { classes } from './classes.ts';
import { type Conversion, type Conversions, type Made, type On, Tree } from './conversion.ts';
import { declarations } from './declarations.ts';
import { exportedBy } from './exported.ts';
import { expressions } from './expressions.ts';
import { jsx } from './jsx.ts';
import { literals } from './literals.ts';
import { Modifiers } from './modifiers.ts';
import { modules } from './modules.ts';
import { statements } from './statements.ts';
import { types } from './types.ts';

/**
 * Makes the tree that typescript-estree makes from the compiler's, in a third of the time: lines are looked up when they are
 * asked for, ends of type arguments are found in the text, and nothing is kept for whoever wants both trees.
 */
export function conversionBy(compiler: typeof ts): (file: ts.SourceFile) => Made {
  const conversions = conversionsBy(compiler);
  return (file) => {
    const program = new Tree(file, conversions, compiler.SyntaxKind).one(file, file);
    if (program === null) throw new Error('The compiler gave no tree.');
    return program;
  };
}

/** By the compiler's kinds of nodes. */
export function conversionsBy(compiler: typeof ts): Conversions {
  const conversions: Conversion<ts.Node>[] = [];
  const on: On = (kinds, convert) => {
    // Called with nodes of those kinds alone.
    for (const kind of [kinds].flat())
      conversions[kind as ts.SyntaxKind] = convert as unknown as Conversion<ts.Node>;
  };
  const kinds = compiler.SyntaxKind;
  const modifiers = new Modifiers(kinds);
  const exported = exportedBy(modifiers, kinds);
  statements(on, kinds);
  declarations(on, compiler, modifiers, exported);
  classes(on, kinds, modifiers, exported);
  modules(on, compiler, modifiers, exported);
  types(on, compiler, modifiers, exported);
  expressions(on, compiler, modifiers);
  chains(on, kinds);
  literals(on, kinds);
  jsx(on, kinds);
  return conversions;
}
