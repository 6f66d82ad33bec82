import type { CodeRuleId } from '../../model/code-rule.ts';
import type { CodeProof, InsecureCode } from '../../model/facts.ts';
import { forEachChild } from '../children.ts';
import { is, type Node, type NodeOf } from '../syntax.ts';
import type { Bindings, Placed } from './bindings.ts';
import type { Purpose } from './clearing.ts';
import { isGuarded } from './guards.ts';
import type { Origins, Part, Sender } from './origins.ts';
import { segmentsOf } from './texts.ts';

/** A file whose walk has ended. */
export interface Analysis {
  readonly bindings: Bindings;
  readonly origins: Origins;
  readonly textOf: (node: Node) => string;
  /** From the program down to a node. */
  readonly pathTo: (node: Node) => readonly Node[];
}

type CallNode = NodeOf<'CallExpression' | 'NewExpression'>;

/** A call that a detector asked to see. */
export interface Site extends Placed<CallNode> {
  /** By names: `child_process.exec`; `~db.query` of a name that the file declares and does not explain. */
  readonly name: string;
  /** The last of it. */
  readonly method: string;
  readonly arguments: readonly Node[];
  readonly analysis: Analysis;
}

export interface Question {
  readonly rule: CodeRuleId;
  /** By names. */
  readonly sink: string;
  /** Where it stands. */
  readonly at: Node;
  /** What decides. */
  readonly value: Node | undefined;
  readonly scope: number;
  readonly purpose: Purpose;
  /** Whether it is told when nobody knows where the value comes from, or when it is a constant. */
  readonly tells?: 'tainted' | 'everything';
  /** Who may be at the other end: a page's own address is no danger to a server. */
  readonly by?: readonly Sender[];
  /** Beginnings of a text after which nothing can do harm; `\0` stands for a value that nobody sent. */
  readonly harmlessAfter?: RegExp;
}

/** What is to be told of a value that goes somewhere dangerous; `null` for nothing. */
export function judge(question: Question, analysis: Analysis): InsecureCode | null {
  const { rule, at, value, scope, tells = 'tainted', by } = question;
  if (value === undefined) return null;
  const parts = analysis.origins.of(value, scope);
  const told = (proof: CodeProof, source: string | null = null): InsecureCode => ({
    rule,
    line: at.loc.start.line,
    sink: shownSink(question.sink),
    proof,
    source,
  });
  let harmless: InsecureCode | null = null;
  for (const part of parts) {
    if (part.kind !== 'tainted' || (by !== undefined && part.by !== null && !by.includes(part.by))) continue;
    const why = harmlessness(part, question, analysis);
    if (why === null) return told('tainted', part.source);
    harmless ??= told(why, part.source);
  }
  if (tells === 'everything') {
    const open = parts.filter((part) => part.kind === 'unknown' || part.kind === 'operator');
    const faults = open.filter((part) => harmlessness(part, question, analysis) === null);
    const [worst] = faults.toSorted(
      (left, right) => Number(left.kind === 'operator') - Number(right.kind === 'operator'),
    );
    if (worst !== undefined) return told(worst.kind === 'operator' ? 'operator' : 'unknown', worst.source);
    if (open.length > 0 && harmless === null) {
      const [first] = open;
      harmless = told(
        (first && harmlessness(first, question, analysis)) ?? 'validated',
        first?.source ?? null,
      );
    }
  }
  if (harmless !== null || tells === 'tainted') return harmless;
  if (parts.some(({ kind }) => kind === 'validated')) return told('validated');
  return told(parts.some(({ kind }) => kind === 'static-path') ? 'static-path' : 'constant');
}

function harmlessness(part: Part, question: Question, analysis: Analysis): 'sanitised' | 'validated' | null {
  const { purpose, value, at, scope, harmlessAfter } = question;
  if (part.cleared.includes(purpose)) return 'sanitised';
  if (harmlessAfter !== undefined && value !== undefined) {
    const lead = leadOf(value, scope, analysis);
    if (harmlessAfter.test(lead)) return 'validated';
  }
  const path = analysis.pathTo(at);
  return isGuarded({ path, part, purpose, textOf: analysis.textOf }) ? 'validated' : null;
}

/** The beginning of a text up to the first thing in it that somebody sent. */
function leadOf(value: Node, scope: number, { bindings, origins }: Analysis): string {
  let lead = '';
  for (const segment of segmentsOf(value, scope, bindings)) {
    if ('text' in segment) lead += segment.text;
    else if (origins.of(segment.value, segment.scope).some(({ kind }) => kind === 'tainted')) break;
    else lead += '\0';
  }
  return lead;
}

/** As a person reads it: the mark of a name that is not explained means nothing to them. */
function shownSink(sink: string): string {
  return sink.replaceAll('~', '').replaceAll('()', '').slice(0, 80);
}

/** What has no value that decides: it is written so. */
export function written(
  rule: CodeRuleId,
  at: Node,
  sink: string,
  proof: CodeProof = 'as-written',
): InsecureCode {
  return { rule, line: at.loc.start.line, sink: shownSink(sink), proof, source: null };
}

/** From a node down to one inside it. */
export function pathBetween(from: Node, to: Node): readonly Node[] {
  const path: Node[] = [from];
  let at: Node = from;
  while (at !== to) {
    let inside: Node | null = null;
    forEachChild(at, (child) => {
      if (inside === null && child.range[0] <= to.range[0] && child.range[1] >= to.range[1]) inside = child;
    });
    if (inside === null) break;
    at = inside;
    path.push(at);
  }
  return path;
}

/** The value of a property of an object that is written out; `undefined` where it has none. */
export function propertyOf(
  object: Node | undefined,
  ...names: readonly string[]
): NodeOf<'Property'> | undefined {
  if (!is(object, 'ObjectExpression')) return undefined;
  for (const property of object.properties) {
    if (!is(property, 'Property') || property.computed) continue;
    const { key } = property;
    const name = is(key, 'Identifier') ? key.name : is(key, 'Literal') ? String(key.value) : '';
    if (names.includes(name)) return property;
  }
  return undefined;
}

/** An object that is written out, where it stands or where its name is given its only value. */
export function objectOf(
  node: Node | undefined,
  scope: number,
  { bindings }: Analysis,
): NodeOf<'ObjectExpression'> | undefined {
  if (is(node, 'ObjectExpression')) return node;
  if (!is(node, 'Identifier')) return undefined;
  const [only, ...others] = bindings.definitionsOf(node.name, scope) ?? [];
  if (only?.kind !== 'value' || others.length > 0 || only.path.length > 0) return undefined;
  return is(only.value, 'ObjectExpression') ? only.value : undefined;
}

/** `true`, `!0`, `1`. */
export function isTrue(node: Node | undefined): boolean {
  if (is(node, 'Literal')) return node.value === true || node.value === 1;
  return (
    is(node, 'UnaryExpression') &&
    node.operator === '!' &&
    is(node.argument, 'Literal') &&
    node.argument.value === 0
  );
}

/** `false`, `!1`, `0`. */
export function isFalse(node: Node | undefined): boolean {
  if (is(node, 'Literal')) return node.value === false || node.value === 0;
  return (
    is(node, 'UnaryExpression') &&
    node.operator === '!' &&
    is(node.argument, 'Literal') &&
    node.argument.value === 1
  );
}
