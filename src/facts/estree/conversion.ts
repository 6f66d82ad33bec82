import type ts from 'typescript';

/** A node of the tree that is made here. What its kinds hold is tested against typescript-estree, file by file. */
export interface Made {
  readonly type: string;
  /** Places in the text: of its first character, and behind its last. */
  readonly range: Range;
  readonly loc: Place;
  /** Its parts, by the names that ESTree has for them. */
  [part: string]: unknown;
}

export type Range = [start: number, end: number];

/**
 * Makes the ESTree node of one of the compiler's. `at` is where that stands, `parent` what it stands in, `isPattern` whether
 * something is assigned to it.
 */
export type Conversion<N extends ts.Node> = (
  node: N,
  tree: Tree,
  at: Place,
  parent: ts.Node,
  isPattern: boolean,
) => Made | null;

/** By the compiler's kinds of nodes. */
export type Conversions = readonly (Conversion<ts.Node> | undefined)[];

/** Lists a conversion under the kinds of the nodes that it takes. */
export type On = <N extends ts.Node>(kinds: N['kind'] | readonly N['kind'][], convert: Conversion<N>) => void;

/** Where a node stands. Its lines are looked up when they are asked for, which is done for one node in twenty. */
export class Place {
  readonly range: Range;
  readonly #file: ts.SourceFile;

  constructor(range: Range, file: ts.SourceFile) {
    this.range = range;
    this.#file = file;
  }

  get start(): { readonly line: number; readonly column: number } {
    return this.#position(this.range[0]);
  }

  get end(): { readonly line: number; readonly column: number } {
    return this.#position(this.range[1]);
  }

  /** Makes room for a part that stands outside. */
  cover([start, end]: Range): void {
    if (start < this.range[0]) this.range[0] = start;
    if (end > this.range[1]) this.range[1] = end;
  }

  #position(place: number) {
    const { line, character } = this.#file.getLineAndCharacterOfPosition(place);
    return { line: line + 1, column: character };
  }
}

/** The tree of one file while it is made. */
export class Tree {
  readonly file: ts.SourceFile;
  readonly text: string;
  readonly #conversions: Conversions;
  readonly #kinds: typeof ts.SyntaxKind;

  constructor(file: ts.SourceFile, conversions: Conversions, kinds: typeof ts.SyntaxKind) {
    this.file = file;
    this.text = file.text;
    this.#conversions = conversions;
    this.#kinds = kinds;
  }

  /** `null` for nothing, and for a hole in an array. */
  one(node: ts.Node | undefined, parent: ts.Node, isPattern = false): Made | null {
    if (node === undefined) return null;
    const at = this.placeOf(node);
    const convert = this.#conversions[node.kind];
    if (convert !== undefined) return convert(node, this, at, parent, isPattern);
    // Types of JSDoc, which mean nothing in code.
    return { type: `TS${this.#kinds[node.kind]}`, range: at.range, loc: at };
  }

  all(nodes: readonly ts.Node[], parent: ts.Node, isPattern = false): (Made | null)[] {
    const made: (Made | null)[] = [];
    for (const node of nodes) made.push(this.one(node, parent, isPattern));
    return made;
  }

  /** Statements; strings at the beginning are directives, where there may be any. */
  body(statements: readonly ts.Statement[], parent: ts.Node, mayHaveDirectives: boolean): Made[] {
    const made: Made[] = [];
    let isDirective = mayHaveDirectives;
    for (const statement of statements) {
      const node = this.one(statement, parent);
      if (node === null) continue;
      if (isDirective) {
        const text = directiveOf(node);
        isDirective = text !== null;
        if (text !== null) node['directive'] = text;
      }
      made.push(node);
    }
    return made;
  }

  place(start: number, end: number): Place {
    return new Place([start, end], this.file);
  }

  placeOf(node: ts.Node): Place {
    return this.place(node.getStart(this.file), node.end);
  }

  textOf({ range: [start, end] }: Place): string {
    return this.text.slice(start, end);
  }

  /** Where the next token begins, behind white space and comments. */
  tokenFrom(place: number): number {
    const { text } = this;
    let at = place;
    for (;;) {
      const rest = /\s*/y;
      rest.lastIndex = at;
      rest.exec(text);
      at = rest.lastIndex;
      if (text.startsWith('//', at)) {
        const end = /[\n\r\u2028\u2029]/g;
        end.lastIndex = at;
        at = end.exec(text)?.index ?? text.length;
      } else if (text.startsWith('/*', at)) {
        const end = text.indexOf('*/', at + 2);
        at = end === -1 ? text.length : end + 2;
      } else {
        return at;
      }
    }
  }

  /** `: type`; `=> type` in the types of functions. Includes the sign, as ESTree has it. */
  annotation(type: ts.TypeNode | undefined, parent: ts.Node, signLength = 1): Made | undefined {
    if (type === undefined) return undefined;
    const at = this.place(type.pos - signLength, type.end);
    return {
      type: 'TSTypeAnnotation',
      range: at.range,
      loc: at,
      typeAnnotation: this.one(type, parent),
    };
  }

  /** Gives a name its type, which stands outside of it. */
  annotate(name: Made, node: ts.ParameterDeclaration | ts.VariableDeclaration): void {
    const annotation = this.annotation(node.type, node);
    if (annotation === undefined) return;
    name['typeAnnotation'] = annotation;
    name.loc.cover(annotation.range);
  }

  typeArguments(types: ts.NodeArray<ts.Node> | undefined, parent: ts.Node): Made | undefined {
    return this.#angleBrackets('TSTypeParameterInstantiation', types, parent);
  }

  typeParameters(types: ts.NodeArray<ts.Node> | undefined, parent: ts.Node): Made | undefined {
    return this.#angleBrackets('TSTypeParameterDeclaration', types, parent);
  }

  #angleBrackets(type: string, types: ts.NodeArray<ts.Node> | undefined, parent: ts.Node): Made | undefined {
    if (types === undefined) return undefined;
    const at = this.place(types.pos - 1, this.tokenFrom(types.end) + 1);
    return { type, range: at.range, loc: at, params: this.all(types, parent) };
  }

  parameters(parameters: readonly ts.ParameterDeclaration[], parent: ts.Node): (Made | null)[] {
    return parameters.map((parameter) => {
      const made = this.one(parameter, parent);
      if (made !== null) made['decorators'] = this.decorators(parameter);
      return made;
    });
  }

  decorators(
    node: { readonly modifiers?: ts.NodeArray<ts.ModifierLike> | undefined } & ts.Node,
  ): (Made | null)[] {
    const { modifiers } = node;
    if (modifiers === undefined) return [];
    return this.all(
      modifiers.filter(({ kind }) => kind === this.#kinds.Decorator),
      node,
    );
  }
}

/** `use strict` of the statement `'use strict'`; `null` for any other, and for a string in parentheses. */
function directiveOf({ type, range, expression }: Made): string | null {
  if (type !== 'ExpressionStatement') return null;
  const literal = expression as Made;
  const isString = literal.type === 'Literal' && typeof literal['value'] === 'string';
  return isString && literal.range[0] === range[0] ? String(literal['raw']).slice(1, -1) : null;
}
