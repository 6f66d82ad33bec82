import type { SecretCandidate, SecretProof } from '../../model/facts.ts';
import { assignmentAt } from '../credentials/assignments.ts';
import { encodedForms, encodedRunAt, plainTextOf } from '../credentials/encoded.ts';
import { type KeywordHit, KeywordScanner } from '../credentials/keyword-scanner.ts';
import { meaningOf, nameKeywords, wordsOf } from '../credentials/names.ts';
import { urlCredentialAt } from '../credentials/url-credential.ts';
import { proofOf } from '../credentials/value-proof.ts';
import { secretKinds } from '../secret-kinds/index.ts';
import type { SecretKind } from '../secret-kinds/kind.ts';
import { namedKinds } from '../secret-kinds/named.ts';
import { dialects, type Mark } from '../suppressions/dialects.ts';

interface Literal {
  readonly kind: SecretKind;
  readonly literal: string;
}

/** By what the text is searched for, lower case: kinds whose values hold it as it is, and those whose values do when decoded. */
const plainLiterals = new Map<string, Literal[]>();
const encodedLiterals = new Map<string, Literal[]>();
for (const kind of secretKinds) {
  for (const literal of kind.keywords) {
    list(plainLiterals, literal, { kind, literal });
    for (const form of encodedForms(literal)) list(encodedLiterals, form, { kind, literal });
  }
}
const dialectOfMarker = new Map(dialects.map((dialect) => [dialect.marker, dialect]));
const keywords = [
  ...new Set([
    ...plainLiterals.keys(),
    ...encodedLiterals.keys(),
    ...nameKeywords,
    '://',
    ...dialectOfMarker.keys(),
  ]),
];
const names: ReadonlySet<string> = new Set(nameKeywords);

/** One pass over the text finds every keyword; all else is tried only around what it finds. */
const scanner = new KeywordScanner(keywords);

function list(table: Map<string, Literal[]>, form: string, literal: Literal): void {
  const key = form.toLowerCase();
  table.set(key, [...(table.get(key) ?? []), literal]);
}

/** Characters of a line kept around a value, on each side: enough to tell two lines apart. */
const contextCharacters = 200;

/** Of comments that ask to look away. What stands beyond them hides nothing. */
const mostMarks = 10_000;

/** Of look-alikes that are none, a file tells no more: the first ones show what it is full of. */
const mostDismissed = 100;

interface Found {
  readonly kind: string;
  readonly start: number;
  readonly end: number;
  readonly proof: SecretProof;
  readonly expiresAt?: string | null;
}

/**
 * Every place in a text that has the form of a credential, or the name of one, in order. Two kinds never report the same
 * place: what is told by its own form goes before what is told by its name. `isBareAllowed`: values need no quotes.
 */
export function secretCandidates(text: string, isBareAllowed = false): readonly SecretCandidate[] {
  return scanSecrets(text, isBareAllowed).candidates;
}

/** What one pass over a text finds. */
interface Scan {
  readonly candidates: readonly SecretCandidate[];
  /** The same, each with its value, which may not be kept. */
  readonly told: readonly { readonly candidate: SecretCandidate; readonly value: string }[];
  /** Where comments may stand that ask to look away, in order. */
  readonly marks: readonly Mark[];
  /** The values themselves, each once, the longest first: for taking them out of what is kept of the text. */
  readonly values: () => readonly string[];
}

export function scanSecrets(text: string, isBareAllowed: boolean): Scan {
  const { found, marks } = scanned(text, isBareAllowed);
  const told = toldOf(text, found);
  const candidates = told.map(({ candidate }) => candidate);
  return { candidates, told, marks, values: () => valuesOf(text, found) };
}

function valuesOf(text: string, found: readonly Found[]): readonly string[] {
  const values = found
    .filter(({ proof }) => !isLookAlike(proof))
    .map(({ start, end }) => text.slice(start, end));
  return [...new Set(values)].sort((left, right) => right.length - left.length);
}

function scanned(
  text: string,
  isBareAllowed: boolean,
): { readonly found: readonly Found[]; readonly marks: readonly Mark[] } {
  const stretches = new Stretches();
  const encoded = new EncodedRuns(text);
  const marks: Mark[] = [];
  const named: Found[] = [];
  let nameEnd = 0;
  scanner.scan(text, (hit) => {
    const keyword = keywords[hit.keyword] ?? '';
    for (const { kind } of plainLiterals.get(keyword) ?? []) stretches.add(kind, hit);
    for (const literal of encodedLiterals.get(keyword) ?? []) encoded.add(literal, hit);
    const dialect = dialectOfMarker.get(keyword);
    if (dialect !== undefined) {
      if (marks.length < mostMarks && text.startsWith(keyword, hit.start))
        marks.push({ dialect, at: hit.start });
    } else if (keyword === '://') {
      named.push(...urlCredential(text, hit));
    } else if (names.has(keyword) && hit.start >= nameEnd) {
      const found = namedCredential(text, hit, isBareAllowed);
      nameEnd = found.nameEnd;
      named.push(...found.candidates);
    }
  });
  const formed = stretches.all.flatMap(({ kind, start, end }) => formedIn(text, kind, start, end));
  return { found: withoutOverlaps([...formed, ...encoded.all, ...named]), marks };
}

interface Stretch {
  readonly kind: SecretKind;
  readonly start: number;
  end: number;
}

/** Windows around the keywords, those of one kind joined where they overlap: no pattern meets a character twice. */
class Stretches {
  readonly all: Stretch[] = [];
  readonly #last = new Map<SecretKind, Stretch>();

  add(kind: SecretKind, hit: KeywordHit): void {
    const start = Math.max(0, hit.start - kind.window);
    const end = hit.end + kind.window;
    const before = this.#last.get(kind);
    if (before !== undefined && start <= before.end) {
      before.end = Math.max(before.end, end);
      return;
    }
    const stretch = { kind, start, end };
    this.#last.set(kind, stretch);
    this.all.push(stretch);
  }
}

function formedIn(text: string, kind: SecretKind, from: number, to: number): readonly Found[] {
  return [...text.slice(from, to).matchAll(kind.pattern)].flatMap((hit) => {
    const value = hit.groups?.['value'];
    if (value === undefined) return [];
    const start = from + hit.index + hit[0].indexOf(value);
    return { ...judged(kind, value), start, end: start + value.length };
  });
}

/** In base 64 or in hex, as settings and other people's programs like them. A run is decoded once, and what is in it is not. */
class EncodedRuns {
  readonly all: Found[] = [];
  readonly #text: string;
  /** Where the last run ended in which a literal was looked for. */
  readonly #ends = new Map<Literal, number>();

  constructor(text: string) {
    this.#text = text;
  }

  add(literal: Literal, hit: KeywordHit): void {
    if (hit.start < (this.#ends.get(literal) ?? 0)) return;
    const { start, end, plain } = encodedRunAt(this.#text, hit.start, literal.literal);
    this.#ends.set(literal, end);
    if (plain === null) return;
    for (const { groups } of plain.matchAll(literal.kind.pattern)) {
      const value = groups?.['value'];
      if (value !== undefined) this.all.push({ ...judged(literal.kind, value), start, end });
    }
  }
}

function judged(kind: SecretKind, value: string): Pick<Found, 'kind' | 'proof' | 'expiresAt'> {
  return { kind: kind.id, proof: kind.prove(value), expiresAt: kind.expiresAt?.(value) ?? null };
}

function urlCredential(text: string, { start }: KeywordHit): readonly Found[] {
  const found = urlCredentialAt(text, start);
  return found === null ? [] : [{ kind: 'url-credential', ...found }];
}

function namedCredential(
  text: string,
  hit: KeywordHit,
  isBareAllowed: boolean,
): { readonly nameEnd: number; readonly candidates: readonly Found[] } {
  const assignment = assignmentAt(text, hit, isBareAllowed);
  if (assignment === null) return { nameEnd: hit.end, candidates: [] };
  const { name, nameEnd, start, end } = assignment;
  const meaning = meaningOf(name);
  if (meaning === null) return { nameEnd, candidates: [] };
  const value = withoutScheme(assignment.value.text);
  const password = /^auth(?:orization)?$/i.test(name) ? passwordIn(value) : null;
  if (password !== null) {
    const proof = proofOf('password', 'password', { text: password, isQuoted: true, isBareAllowed: true });
    return { nameEnd, candidates: [{ kind: 'password', start, end, proof }] };
  }
  const proof = proofOf(name, meaning, { ...assignment.value, text: value });
  const proved = proof === 'random' || proof === 'uuid' || proof === 'weak' || proof === 'strong-password';
  const kind = proved && meaning !== 'about' ? namedKindOf(name, value) : undefined;
  if (kind !== undefined) return { nameEnd, candidates: [{ kind, start, end, proof: 'structure' }] };
  // "key" says too little to speak of anything but what only a machine draws, and "pass" is what tests do.
  if ((meaning === 'key' || /^pass$/i.test(name)) && proof !== 'random') return { nameEnd, candidates: [] };
  return {
    nameEnd,
    candidates: [{ kind: meaning === 'password' ? 'password' : 'secret', start, end, proof }],
  };
}

/** `Bearer x`, `Basic x`, `token x` are x. */
function withoutScheme(text: string): string {
  return text.replace(/^(?:Bearer|Basic|Token|ApiKey)\s+/i, '');
}

/** RFC 7617: user and password, a colon between them, in base 64. */
function passwordIn(value: string): string | null {
  const plain = plainTextOf(value);
  return plain === null || !plain.includes(':') ? null : plain.slice(plain.indexOf(':') + 1);
}

function namedKindOf(name: string, value: string): string | undefined {
  const flat = wordsOf(name).join('');
  return namedKinds.find(({ names, form }) => names.some((one) => flat.includes(one)) && form.test(value))
    ?.id;
}

/** In the order of their places; of two that overlap, the first given stays. */
function withoutOverlaps(found: readonly Found[]): readonly Found[] {
  const sorted = found
    .map((one, rank) => ({ ...one, rank }))
    .sort((left, right) => left.start - right.start || left.rank - right.rank);
  const kept: (Found & { readonly rank: number })[] = [];
  for (const one of sorted) {
    const before = kept.at(-1);
    if (before === undefined || before.end <= one.start) kept.push(one);
    else if (one.rank < before.rank || isHidden(one, before)) kept[kept.length - 1] = one;
  }
  return kept;
}

const named = new Set(['password', 'secret', 'url-credential']);
const opening: ReadonlySet<SecretProof> = new Set([
  'random',
  'strong-password',
  'structure',
  'checksum-valid',
]);

/** Whether what opens something stands within a longer text that a name before it is given, and that opens nothing. */
function isHidden(one: Found, before: Found): boolean {
  return (
    named.has(before.kind) && one.start > before.start && !opening.has(before.proof) && opening.has(one.proof)
  );
}

function toldOf(text: string, found: readonly Found[]): Scan['told'] {
  const told: Scan['told'][number][] = [];
  let line = 1;
  let nextBreak = text.indexOf('\n');
  let dismissed = 0;
  for (const [index, { kind, start, end, proof, expiresAt }] of found.entries()) {
    for (; nextBreak !== -1 && nextBreak < start; nextBreak = text.indexOf('\n', nextBreak + 1)) line += 1;
    if (isLookAlike(proof)) dismissed += 1;
    if (isLookAlike(proof) && dismissed > mostDismissed) continue;
    const length = end - start;
    const values = valuesAround(text, found, index);
    const context = contextOf(text, start, length, values);
    const candidate = { kind, line, context, length, proof };
    told.push({
      candidate: typeof expiresAt === 'string' ? { ...candidate, expiresAt } : candidate,
      value: text.slice(start, end),
    });
  }
  return told;
}

/** Values so near that they may stand in the context of the one at `index`; of many on a line, the nearest. */
function valuesAround(text: string, found: readonly Found[], index: number): readonly string[] {
  return found
    .slice(Math.max(0, index - 10), index + 11)
    .filter(({ proof }) => !isLookAlike(proof))
    .map(({ start, end }) => text.slice(start, end));
}

/** There is no literal that could be one. */
function isLookAlike(proof: SecretProof): boolean {
  return ['name-only', 'reference', 'computed', 'names-itself', 'about-credentials', 'weak'].includes(proof);
}

/**
 * What stands before and behind the value on its lines. Other credentials there are taken out as well (`values`: those
 * nearby), and so is a word that the end of the context cuts in two: it may be what is left of one.
 */
function contextOf(text: string, at: number, length: number, values: readonly string[]): string {
  const start = Math.max(0, at - contextCharacters);
  const end = at + length + contextCharacters;
  const before = text.slice(start, at);
  const behind = text.slice(at + length, end);
  const whole = start === 0 ? before : before.replace(/^[A-Za-z0-9+/=_-]+/, '');
  const wholeBehind =
    end >= text.length ? behind : behind.replace(/(?<![A-Za-z0-9+/=_-])[A-Za-z0-9+/=_-]+$/, '');
  const line = `${whole.slice(whole.lastIndexOf('\n') + 1)}…${wholeBehind.split('\n', 1)[0] ?? ''}`;
  return values
    .reduce((rest, value) => rest.replaceAll(value, '…'), line)
    .replace(/[A-Za-z0-9+/=_-]{12,}/g, '…')
    .replace(/\s+/g, ' ')
    .trim();
}
