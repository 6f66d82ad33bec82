import type { z } from 'zod';
import { targetsOf } from './configuration.ts';
import { nearest } from './nearest.ts';
import { alternatives, code, type Problem, visible } from './problem.ts';
import { allowedTarget } from './sections/gate.ts';
import { allowedMetric, metricKeys } from './sections/performance.ts';
import type { Place, YamlTree } from './yaml-tree.ts';

export interface Explaining {
  readonly file: string;
  readonly tree: YamlTree;
  readonly checks: readonly string[];
  /** JSON Schema of the configuration: plain data, where zod's own tree is not. */
  readonly schema: Readonly<Record<string, unknown>>;
}

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** What an issue of the schema means to whoever wrote the file. */
export function explainIssue(issue: Issue, explaining: Explaining): readonly Problem[] {
  const { path } = issue;
  if (issue.code === 'unrecognized_keys') {
    const known = knownKeys(explaining.schema, path);
    return issue.keys.map((key) => unknownKey([...path, key], known, explaining));
  }
  if (issue.code === 'invalid_key') return [unknownName(path, explaining)];
  return [badValue(issue, explaining)];
}

function unknownKey(path: Path, known: readonly string[], explaining: Explaining): Problem {
  const name = String(path.at(-1));
  const allowed = alternatives(known);
  const message = `\`${spelled(path)}\` is not a known key; ${advice(name, known, `it may be ${allowed}`)}`;
  return problemAt(path, 'key', { found: code(name), allowed, message }, explaining);
}

/** A key of a mapping by name: of metrics, or else of targets. */
function unknownName(path: Path, explaining: Explaining): Problem {
  const name = String(path.at(-1));
  const [what, known, allowed] =
    path[0] === 'performance'
      ? (['metric', metricKeys, allowedMetric] as const)
      : (['target', targetsOf(explaining.checks), allowedTarget] as const);
  const message = `\`${spelled(path)}\` names no ${what}; ${advice(name, known, `it may be ${allowed}`)}`;
  return problemAt(path, 'key', { found: code(name), allowed, message }, explaining);
}

function badValue(issue: Issue, explaining: Explaining): Problem {
  const { path, message: allowed } = issue;
  const key = path.length === 0 ? 'The configuration' : `\`${spelled(path)}\``;
  const value = valueAt(explaining.tree.value, path);
  if (value === undefined) {
    const usual = issue.code === 'custom' ? issue.params?.['usual'] : undefined;
    const found = usual === undefined ? 'missing' : `${usual} when it is not given`;
    const message = `${key} is ${found}; it must be ${allowed}.`;
    return problemAt(path, 'value', { found, allowed, message }, explaining);
  }
  const found = foundText(value, path);
  const isUnquoted = typeof value === 'number' && wantsText(issue);
  const quotes = isUnquoted ? ' Put it in quotes: without them, YAML reads a number.' : '';
  const meant = typeof value === 'string' ? nearest(value, candidates(issue, path, explaining)) : undefined;
  const guess = meant === undefined ? '' : `; did you mean \`${meant}\`?`;
  const ending = guess === '' ? '.' : guess;
  const message = `${key} is ${found}; it must be ${allowed}${ending}${quotes}`;
  return problemAt(path, 'value', { found, allowed, message }, explaining);
}

/** Words of which the value may be a misspelling. */
function candidates(issue: Issue, path: Path, { checks }: Explaining): readonly string[] {
  if (issue.code === 'invalid_value') return issue.values.filter((value) => typeof value === 'string');
  if (path[0] === 'waivers' && path.at(-1) === 'id') return checks;
  return [];
}

function wantsText(issue: Issue): boolean {
  return issue.code === 'invalid_type' && issue.expected === 'string';
}

function advice(name: string, known: readonly string[], otherwise: string): string {
  const meant = nearest(name, known);
  return meant === undefined ? `${otherwise}.` : `did you mean \`${meant}\`?`;
}

function foundText(value: unknown, path: Path): string {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (typeof value === 'object') return 'a mapping';
  // Someone may have pasted the private half.
  if (path.includes('public-keys') || String(value).includes('PRIVATE KEY'))
    return 'text that is not shown here';
  if (value === '') return 'an empty text';
  const looksOtherwise = typeof value === 'string' && /^([-+]?[\d.]+|true|false|null)$/i.test(value);
  return looksOtherwise ? `the text ${code(value)}` : code(String(value));
}

function problemAt(
  path: Path,
  where: 'key' | 'value',
  words: { readonly found: string; readonly allowed: string; readonly message: string },
  { file, tree }: Explaining,
): Problem {
  const place = placeAt(tree.place, path);
  const { line, column } = tree.position(where === 'key' ? place.keyOffset : place.offset);
  return { file, line, column, key: spelled(path), ...words };
}

/** The place of the value; of the nearest mapping around it when it is not there. */
function placeAt(place: Place, path: Path): Place {
  const [first, ...rest] = path;
  const child = first === undefined ? undefined : place.children.get(String(first));
  if (child !== undefined) return placeAt(child, rest);
  return first === undefined ? place : { ...place, offset: place.keyOffset };
}

function valueAt(value: unknown, path: Path): unknown {
  const [first, ...rest] = path;
  if (first === undefined) return value;
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, first)) return undefined;
  return valueAt(Reflect.get(value, first), rest);
}

/** `waivers[0].owner`. */
function spelled(path: Path): string {
  return path
    .map((part, index) => {
      if (typeof part === 'number') return `[${part}]`;
      return `${index === 0 ? '' : '.'}${visible(String(part), 60)}`;
    })
    .join('');
}

/** The keys a mapping may have, as the JSON Schema tells them. */
function knownKeys(schema: unknown, path: Path): readonly string[] {
  let node = schema;
  for (const part of path) {
    const inside = typeof part === 'number' ? child(node, 'items') : child(child(node, 'properties'), part);
    node = inside ?? child(node, 'additionalProperties');
  }
  const names = child(child(node, 'propertyNames'), 'enum');
  if (Array.isArray(names)) return names.map(String);
  const properties = child(node, 'properties');
  return typeof properties === 'object' && properties !== null ? Object.keys(properties) : [];
}

function child(node: unknown, key: PropertyKey): unknown {
  if (typeof node !== 'object' || node === null || !Object.hasOwn(node, key)) return undefined;
  return Reflect.get(node, key);
}
