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
  for (const { kind, start, end } of stretchesOf(text)) {
    for (const hit of text.slice(start, end).matchAll(kind.pattern)) {
      const value = hit.groups?.['value'];
      if (value !== undefined) found.set(start + hit.index + hit[0].indexOf(value), { kind, value });
    }
  }
  const candidates: SecretCandidate[] = [];
  let line = 1;
  let nextBreak = text.indexOf('\n');
  for (const [at, { kind, value }] of [...found].sort(([left], [right]) => left - right)) {
    for (; nextBreak !== -1 && nextBreak < at; nextBreak = text.indexOf('\n', nextBreak + 1)) line += 1;
    candidates.push({
      kind: kind.id,
      line,
      context: contextOf(text, at, value.length),
      length: value.length,
      proof: kind.prove(value),
    });
  }
  return candidates;
}

interface Stretch {
  readonly kind: SecretKind;
  readonly start: number;
  end: number;
}

/** Windows around the keywords, those of one kind joined where they overlap: no pattern meets a character twice. */
function stretchesOf(text: string): readonly Stretch[] {
  const stretches: Stretch[] = [];
  const last = new Map<SecretKind, Stretch>();
  for (const match of text.matchAll(anyKeyword)) {
    const kind = kindOfKeyword.get(match[0].toLowerCase());
    if (kind === undefined) continue;
    const start = Math.max(0, match.index - kind.window);
    const end = match.index + match[0].length + kind.window;
    const before = last.get(kind);
    if (before !== undefined && start <= before.end) {
      before.end = end;
    } else {
      const stretch = { kind, start, end };
      last.set(kind, stretch);
      stretches.push(stretch);
    }
  }
  return stretches;
}

/**
 * What stands before and behind the value on its lines. Other credentials there are taken out as well, and so is a word
 * that the end of the context cuts in two: it may be what is left of one.
 */
function contextOf(text: string, at: number, length: number): string {
  const start = Math.max(0, at - contextCharacters);
  const end = at + length + contextCharacters;
  const before = text.slice(start, at);
  const behind = text.slice(at + length, end);
  const whole = start === 0 ? before : before.replace(/^[A-Za-z0-9+/=_-]+/, '');
  const wholeBehind =
    end >= text.length ? behind : behind.replace(/(?<![A-Za-z0-9+/=_-])[A-Za-z0-9+/=_-]+$/, '');
  return `${whole.slice(whole.lastIndexOf('\n') + 1)}…${wholeBehind.split('\n', 1)[0] ?? ''}`
    .replace(/[A-Za-z0-9+/=_-]{12,}/g, '…')
    .replace(/\s+/g, ' ')
    .trim();
}

function escapeForRegExp(literal: string): string {
  return literal.replace(/[.*+?^${}()|[\]\\-]/g, '\\$&');
}
