import type { CloneWindows } from '../../model/facts.ts';
import { is, type Node } from '../syntax.ts';
import type { MakeCollector } from '../walk.ts';

/** Nodes in a window. A clone shorter than this is never seen. */
const windowNodes = 50;

/** Of so many windows in a row at least one is kept: what is as long as both together less one is always found. */
const windowsInARow = 25;

const base = 0x01000193;
const otherBase = 0x5bd1e995 | 0;

/** The power of the base that the node which leaves a window was multiplied by. */
const leaving = Array.from({ length: windowNodes }).reduce<number>((power) => Math.imul(power, base), 1);

/**
 * Fingerprints for finding clones. Which windows are kept depends on the kinds of their nodes; their hash also on names
 * of properties, and on where in the window an identifier was first seen (Baker's parameterised matching, 1992):
 * a copy with other names is a copy, and two calls of different methods are two things. Texts are all alike, numbers are
 * not. Imports are left out, and a table of literals is one node: that files list the same things is not duplication.
 */
export const clones: MakeCollector<CloneWindows> = ({ ancestors }) => {
  /** What decides which windows are kept. */
  const kinds: number[] = [];
  /** For an identifier how many nodes ago it was last seen, below 0; for all others what the hash takes in. */
  const values: number[] = [];
  const places: number[] = [];
  const lastSeen = new Map<string, number>();
  let skippedUntil = -1;

  return {
    every(node) {
      if (node.range[0] < skippedUntil) return;
      let value = 0;
      switch (`${node.type}`) {
        case 'Program':
          return;
        case 'ImportDeclaration':
        case 'ExportAllDeclaration':
          skippedUntil = node.range[1];
          return;
        case 'ArrayExpression':
        case 'ObjectExpression':
          if (isTable(node)) skippedUntil = node.range[1];
          break;
        case 'Identifier':
          value = identifierValue(node, kinds.length, ancestors.at(-1), lastSeen);
          break;
        case 'PrivateIdentifier':
        case 'JSXIdentifier':
        case 'Literal':
          value = literalValue(node);
          break;
        default:
      }
      places.push(node.range[0]);
      kinds.push(kindHash(node));
      values.push(value);
    },
    result: ({ lineAt }) => ({
      tokens: kinds.length,
      windows: windowsOf(kinds, values, (at) => lineAt(places[at] ?? 0)),
    }),
  };
};

function windowsOf(
  kinds: readonly number[],
  values: readonly number[],
  lineOf: (at: number) => number,
): readonly number[] {
  const count = kinds.length - windowNodes + 1;
  if (count <= 0) return [];
  const rolling = new Int32Array(count);
  let hash = 0;
  for (let at = 0; at < kinds.length; at += 1) {
    hash = (Math.imul(hash, base) + (kinds[at] ?? 0)) | 0;
    if (at >= windowNodes) hash = (hash - Math.imul(kinds[at - windowNodes] ?? 0, leaving)) | 0;
    // Mixed, so that which window is least does not hang on the node it begins with.
    if (at >= windowNodes - 1) rolling[at - windowNodes + 1] = mixed(hash);
  }
  const windows: number[] = [];
  let kept = -1;
  for (let end = Math.min(windowsInARow, count) - 1; end < count; end += 1) {
    const start = Math.max(0, end - windowsInARow + 1);
    let least = start;
    if (kept >= start && (rolling[end] ?? 0) > (rolling[kept] ?? 0)) continue;
    if (kept >= start) least = end;
    else
      for (let at = start + 1; at <= end; at += 1)
        if ((rolling[at] ?? 0) <= (rolling[least] ?? 0)) least = at;
    if (least === kept) continue;
    kept = least;
    windows.push(windowHash(kinds, values, kept), kept, lineOf(kept), lineOf(kept + windowNodes - 1));
  }
  return windows;
}

/** 52 bits of two hashes: among a million windows two different ones are as good as never equal. */
function windowHash(kinds: readonly number[], values: readonly number[], start: number): number {
  let one = 0;
  let other = 0;
  for (let offset = 0; offset < windowNodes; offset += 1) {
    const value = values[start + offset] ?? 0;
    // Seen before the window began is not seen.
    const inWindow = value >= 0 ? value : -value <= offset ? -value : 0;
    const token = (kinds[start + offset] ?? 0) ^ Math.imul(inWindow + 1, 0x9e3779b1);
    one = (Math.imul(one, base) + token) | 0;
    other = Math.imul(other ^ token, otherBase) + (other >>> 13);
  }
  return (mixed(one) >>> 0) * 2 ** 20 + (mixed(other) >>> 12);
}

function mixed(hash: number): number {
  let bits = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}

const kindHashes = new Map<string, number>();

/** Of a node's kind and its operator. */
function kindHash(node: Node): number {
  const { type } = node;
  const known = kindHashes.get(type);
  const hash = known ?? textHash(type);
  if (known === undefined) kindHashes.set(type, hash);
  if (type.endsWith('Expression') && 'operator' in node)
    return Math.imul(hash, base) ^ textHash(node.operator);
  return hash;
}

/** How many nodes ago the same name was seen, below 0; its hash for a name that means the same wherever it stands. */
function identifierValue(
  node: Node,
  at: number,
  parent: Node | undefined,
  lastSeen: Map<string, number>,
): number {
  if (!is(node, 'Identifier')) return 0;
  if (isKey(node, parent)) return textHash(node.name) >>> 0;
  const last = lastSeen.get(node.name);
  lastSeen.set(node.name, at);
  return last === undefined ? -windowNodes : last - at;
}

function literalValue(node: Node): number {
  if (is(node, 'PrivateIdentifier', 'JSXIdentifier')) return textHash(node.name) >>> 0;
  return is(node, 'Literal') && typeof node.value !== 'string' ? textHash(node.raw) >>> 0 : 1;
}

/** FNV-1a. */
function textHash(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash;
}

/** A name that means the same wherever it stands: of a property, a method, an attribute. */
function isKey(node: Node, parent: Node | undefined): boolean {
  if (is(parent, 'MemberExpression')) return parent.property === node && !parent.computed;
  if (is(parent, 'Property', 'MethodDefinition', 'PropertyDefinition', 'TSPropertySignature'))
    return parent.key === node && !parent.computed;
  return is(parent, 'TSMethodSignature') && parent.key === node && !parent.computed;
}

/** An array or an object of literals alone, however deep. */
function isTable(node: Node): boolean {
  if (is(node, 'ArrayExpression')) return node.elements.length > 2 && node.elements.every(isData);
  return is(node, 'ObjectExpression') && node.properties.length > 2 && node.properties.every(isData);
}

function isData(node: Node | null): boolean {
  if (node === null || is(node, 'Literal')) return true;
  if (is(node, 'Property')) return !node.computed && isData(node.value);
  if (is(node, 'TemplateLiteral')) return node.expressions.length === 0;
  if (is(node, 'UnaryExpression')) return isData(node.argument);
  if (is(node, 'ArrayExpression')) return node.elements.every(isData);
  return is(node, 'ObjectExpression') && node.properties.every(isData);
}
