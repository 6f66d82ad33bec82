import { crc32 } from 'node:zlib';
import type { Comment } from './comments.ts';
import { is, type Node, type NodeOf } from './syntax.ts';
import { type FunctionKind, isFunction } from './walk.ts';

/** A piece of what a declaration promises to whoever uses it: a word, or a stretch of the text. */
type Part = string | readonly [start: number, end: number];

/** What a declaration promises, bodies and values left out; none where its text does not tell. */
function promisesOf(node: Node | null): readonly Part[] {
  if (isFunction(node) || is(node, 'TSDeclareFunction')) return ofFunction(node);
  if (is(node, 'ClassDeclaration', 'ClassExpression')) return ofClass(node);
  if (is(node, 'TSInterfaceDeclaration', 'TSTypeAliasDeclaration', 'TSEnumDeclaration')) return [node.range];
  if (!is(node, 'VariableDeclarator')) return [];
  const { id, init } = node;
  const annotation = is(id, 'Identifier') ? (id.typeAnnotation?.range ?? null) : null;
  return [...(annotation === null ? [] : [annotation]), ...promisesOf(init)];
}

/**
 * The same eight hex digits for the same promise of one or more declarations, however it is laid out: without comments, white space, commas at the end
 * and the choice of quotes. `null` where nothing is promised.
 */
export function signatureOf(
  declarations: readonly (Node | null)[],
  text: string,
  comments: readonly Comment[],
): string | null {
  const parts = declarations.flatMap(promisesOf);
  if (parts.length === 0) return null;
  const words = parts.map((part) => (typeof part === 'string' ? part : stretchOf(part, text, comments)));
  const plain = words
    .join('\n')
    .replace(/\s+/g, ' ')
    .replace(/ ?([^\w$\s]) ?/g, '$1')
    .replace(/"/g, "'")
    // A union may begin with its sign, and a list end with one.
    .replace(/([=:(<,])\|/g, '$1')
    .replace(/[,;](?=[)\]}>])/g, '');
  return crc32(plain).toString(16).padStart(8, '0');
}

/** Alike for a function that is declared and one that is a constant's value. */
function ofFunction(node: NodeOf<FunctionKind | 'TSDeclareFunction'>): readonly Part[] {
  const { async, generator, typeParameters, params, returnType } = node;
  const ranges = params.flatMap((param): readonly Part[] =>
    // That there is another value than `undefined` is promised, not which.
    [
      is(param, 'AssignmentPattern') ? param.left.range : param.range,
      is(param, 'AssignmentPattern') ? '=,' : ',',
    ],
  );
  return [
    `${async ? 'async ' : ''}${generator ? '*' : ''}`,
    ...(typeParameters === undefined ? [] : [typeParameters.range]),
    '(',
    ...ranges,
    ')',
    ...(returnType === undefined ? [] : [returnType.range]),
  ];
}

function ofClass(node: NodeOf<'ClassDeclaration' | 'ClassExpression'>): readonly Part[] {
  return [
    [node.range[0], node.body.range[0]],
    ...node.body.body.flatMap((member): readonly Part[] => {
      if (is(member, 'StaticBlock')) return [];
      if (is(member, 'TSIndexSignature')) return [member.range];
      if (is(member.key, 'PrivateIdentifier') || member.accessibility === 'private') return [];
      return [[member.range[0], endOf(member)], ';'];
    }),
  ];
}

type Member = Exclude<NodeOf<'ClassBody'>['body'][number], NodeOf<'StaticBlock' | 'TSIndexSignature'>>;

/** Where a member's body or value begins; its end where it has none. */
function endOf(member: Member): number {
  const { value } = member;
  if (value === null || value === undefined) return member.range[1];
  if ('body' in value && value.body !== null && value.body !== undefined && !Array.isArray(value.body))
    return value.body.range[0];
  if (is(member, 'MethodDefinition', 'TSAbstractMethodDefinition')) return member.range[1];
  return member.typeAnnotation?.range[1] ?? member.key.range[1];
}

function stretchOf(
  [start, end]: readonly [number, number],
  text: string,
  comments: readonly Comment[],
): string {
  let [kept, at] = ['', start];
  for (let index = firstFrom(comments, start); index < comments.length; index += 1) {
    const comment = comments[index];
    if (comment === undefined || comment.start >= end) break;
    kept += `${text.slice(at, comment.start)} `;
    at = comment.end;
  }
  return kept + text.slice(at, end);
}

/** Place of the first comment that begins at `start` or behind it. */
function firstFrom(comments: readonly Comment[], start: number): number {
  let [low, high] = [0, comments.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((comments[middle]?.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return low;
}
