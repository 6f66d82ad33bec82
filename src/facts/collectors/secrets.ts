import type { SecretCandidate } from '../../model/facts.ts';
import { secretKinds } from '../secret-kinds/index.ts';
import type { SecretKind } from '../secret-kinds/kind.ts';

const kindOfKeyword = new Map(
  secretKinds.flatMap((kind) => kind.keywords.map((keyword) => [keyword, kind] as const)),
);

/** One pass over the text finds every keyword of every kind; patterns are tried only around what it finds. */
const anyKeyword = new RegExp([...kindOfKeyword.keys()].map(escapeForRegExp).join('|'), 'gi');

/** Characters of a line kept around a value, on each side: enough to tell two lines apart. */
const contextCharacters = 200;

/** Every place in a text that has the form of a credential, in order. Two kinds never report the same place. */
export function secretCandidates(text: string): readonly SecretCandidate[] {
  const found = new Map<number, { readonly kind: SecretKind; readonly value: string }>();
  for (const match of text.matchAll(anyKeyword)) {
    const kind = kindOfKeyword.get(match[0].toLowerCase());
    if (kind === undefined) continue;
    const start = Math.max(0, match.index - kind.window);
    const around = text.slice(start, match.index + match[0].length + kind.window);
    for (const hit of around.matchAll(kind.pattern)) {
      const value = hit.groups?.['value'];
      if (value !== undefined) found.set(start + hit.index + hit[0].indexOf(value), { kind, value });
    }
  }
  const places = [...found].sort(([left], [right]) => left - right);
  return places.map(([at, { kind, value }]) => ({
    kind: kind.id,
    line: lineAt(text, at),
    context: contextOf(text, at, value.length),
    length: value.length,
    proof: kind.prove(value),
  }));
}

function lineAt(text: string, at: number): number {
  let line = 1;
  for (let next = text.indexOf('\n'); next !== -1 && next < at; next = text.indexOf('\n', next + 1))
    line += 1;
  return line;
}

/** What stands before and behind the value on its lines. Other credentials on the same line are taken out as well. */
function contextOf(text: string, at: number, length: number): string {
  const lineStart = text.lastIndexOf('\n', at - 1) + 1;
  const nextBreak = text.indexOf('\n', at + length);
  const before = text.slice(Math.max(lineStart, at - contextCharacters), at);
  const behind = text.slice(
    at + length,
    Math.min(nextBreak === -1 ? text.length : nextBreak, at + length + contextCharacters),
  );
  return `${before}…${behind}`
    .replace(/[A-Za-z0-9+/=_-]{12,}/g, '…')
    .replace(/\s+/g, ' ')
    .trim();
}

function escapeForRegExp(literal: string): string {
  return literal.replace(/[.*+?^${}()|[\]\\-]/g, '\\$&');
}
