import type ts from 'typescript';

interface Modified {
  readonly modifiers?: ts.NodeArray<ts.ModifierLike> | undefined;
}

export type Accessibility = 'public' | 'protected' | 'private' | undefined;

/** The words before a declaration: `export`, `async`, `readonly`, … */
export class Modifiers {
  readonly #kinds: typeof ts.SyntaxKind;

  constructor(kinds: typeof ts.SyntaxKind) {
    this.#kinds = kinds;
  }

  has({ modifiers }: Modified, kind: ts.SyntaxKind): boolean {
    if (modifiers === undefined) return false;
    for (const modifier of modifiers) if (modifier.kind === kind) return true;
    return false;
  }

  /** Without decorators. */
  of({ modifiers }: Modified): readonly ts.ModifierLike[] {
    return modifiers?.filter(({ kind }) => kind !== this.#kinds.Decorator) ?? [];
  }

  accessibility({ modifiers }: Modified): Accessibility {
    if (modifiers === undefined) return undefined;
    for (const { kind } of modifiers) {
      if (kind === this.#kinds.PublicKeyword) return 'public';
      if (kind === this.#kinds.ProtectedKeyword) return 'protected';
      if (kind === this.#kinds.PrivateKeyword) return 'private';
    }
    return undefined;
  }
}
