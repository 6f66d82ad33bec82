import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, type YAMLError } from 'yaml';
import { code, visible } from './problem.ts';

/** Where a value stands, and where the values in it stand. */
export interface Place {
  readonly offset: number;
  /** Of the key that leads to it; its own offset when none does. */
  readonly keyOffset: number;
  readonly children: ReadonlyMap<string, Place>;
}

/** What is wrong with the YAML itself. */
export interface Fault {
  readonly offset: number;
  readonly key: string;
  readonly found: string;
  readonly allowed: string;
  readonly message: string;
}

export interface YamlTree {
  /** Mappings without a prototype, arrays and scalars; `undefined` when there is no document. */
  readonly value: unknown;
  readonly place: Place;
  readonly faults: readonly Fault[];
  /** Whether the text was YAML at all: if not, `value` says nothing. */
  readonly isReadable: boolean;
  readonly position: (offset: number) => { readonly line: number; readonly column: number };
}

/** A configuration is some dozens of lines. These bounds only keep a hostile one from costing time or memory. */
const longestText = 256 * 1024;
const mostValues = 10_000;
const deepest = 16;

/** Reads one YAML 1.2 document (core schema: no merge keys, no dates, no custom tags). Never throws. */
export function readYaml(text: string): YamlTree {
  const nowhere: Place = { offset: 0, keyOffset: 0, children: new Map() };
  if (text.length > longestText) {
    const message = `The configuration is ${text.length} characters long; at most ${longestText} are read.`;
    const faults = [fault(0, '', `${text.length} characters`, `at most ${longestText} characters`, message)];
    const position = () => ({ line: 1, column: 1 });
    return { value: undefined, place: nowhere, faults, isReadable: false, position };
  }
  const lineCounter = new LineCounter();
  const position = (offset: number) => {
    const { line, col } = lineCounter.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const source = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const document = parseDocument(source, {
    lineCounter,
    schema: 'core',
    merge: false,
    resolveKnownTags: false,
    stringKeys: true,
    // Compares every key with every other; `Grower` does it in linear time.
    uniqueKeys: false,
    prettyErrors: false,
    // `silent` would also pass over a second document.
    logLevel: 'error',
  });
  const faults = [...document.errors, ...document.warnings].map((error) => syntaxFault(error, source));
  if (document.errors.length > 0)
    return { value: undefined, place: nowhere, faults, isReadable: false, position };
  const grower = new Grower();
  const { value, place } = grower.grow(document.contents, 0, '', 0);
  const isReadable = !grower.isExhausted;
  return { value, place, faults: [...faults, ...grower.faults], isReadable, position };
}

interface Grown {
  readonly value: unknown;
  readonly place: Place;
  /** How many values it holds, itself included, with aliases followed. */
  readonly size: number;
}

/** Turns nodes into values, in the order of the text, so that an alias finds what its anchor last stood for. */
class Grower {
  readonly faults: Fault[] = [];
  isExhausted = false;
  readonly #anchors = new Map<string, Grown>();
  #values = 0;

  grow(node: unknown, depth: number, key: string, keyOffset: number): Grown {
    const offset = offsetOf(node) ?? keyOffset;
    const before = this.#values;
    const leaf = (value: unknown): Grown => ({
      value,
      place: { offset, keyOffset, children: new Map() },
      size: 1,
    });
    this.#values += 1;
    if (this.isExhausted) return leaf(null);
    if (depth > deepest || this.#values > mostValues) return this.#exhaust(offset, key, leaf(null));
    if (isAlias(node)) {
      const target = this.#anchors.get(node.source);
      if (target === undefined) {
        const message = `The alias ${code(`*${node.source}`)} stands for nothing above it; write the value itself.`;
        this.faults.push(
          fault(offset, key, code(`*${node.source}`), 'an alias of an anchor above it', message),
        );
        return leaf(null);
      }
      this.#values += target.size;
      if (this.#values > mostValues) return this.#exhaust(offset, key, leaf(null));
      return { value: target.value, place: { ...target.place, offset, keyOffset }, size: target.size };
    }
    const [value, children] = this.#contents(node, depth, key);
    const grown = { value, place: { offset, keyOffset, children }, size: this.#values - before };
    const anchor = isScalar(node) || isMap(node) || isSeq(node) ? node.anchor : undefined;
    if (anchor !== undefined) this.#anchors.set(anchor, grown);
    return grown;
  }

  #contents(node: unknown, depth: number, key: string): [unknown, Map<string, Place>] {
    const children = new Map<string, Place>();
    if (isSeq(node)) {
      const value = node.items.map((item, index) => {
        const grown = this.grow(item, depth + 1, `${key}[${index}]`, offsetOf(item) ?? 0);
        children.set(String(index), grown.place);
        return grown.value;
      });
      return [value, children];
    }
    if (isMap(node)) {
      const value: Record<string, unknown> = Object.create(null);
      for (const pair of node.items) {
        const name = isScalar(pair.key) ? String(pair.key.value) : '';
        const keyOffset = offsetOf(pair.key) ?? 0;
        const path = key === '' ? visible(name, 60) : `${key}.${visible(name, 60)}`;
        if (!isScalar(pair.key)) {
          this.faults.push(
            fault(keyOffset, key, 'a key that is not text', 'text', 'A key must be plain text.'),
          );
        } else if (name === '__proto__') {
          // zod passes over it in silence.
          const message = `\`${path}\` can't be used as a key; take it out.`;
          this.faults.push(fault(keyOffset, path, code(name), 'a known key', message));
          continue;
        } else if (children.has(name)) {
          const message = `\`${path}\` is given twice; keep one.`;
          this.faults.push(fault(keyOffset, path, 'the same key again', 'each key once', message));
        }
        const grown = this.grow(pair.value, depth + 1, path, keyOffset);
        // Of a key given twice the first counts, so that its own problems are told as well.
        if (children.has(name)) continue;
        value[name] = grown.value;
        children.set(name, grown.place);
      }
      return [value, children];
    }
    return [isScalar(node) ? node.value : null, children];
  }

  #exhaust(offset: number, key: string, instead: Grown): Grown {
    this.isExhausted = true;
    const allowed = `at most ${mostValues} values, nested at most ${deepest} deep`;
    this.faults.push(
      fault(offset, key, 'more', allowed, `The configuration is too large: it may hold ${allowed}.`),
    );
    return instead;
  }
}

function offsetOf(node: unknown): number | undefined {
  return isScalar(node) || isMap(node) || isSeq(node) || isAlias(node) ? node.range?.[0] : undefined;
}

function fault(offset: number, key: string, found: string, allowed: string, message: string): Fault {
  return { offset, key, found, allowed, message };
}

function syntaxFault(error: YAMLError, source: string): Fault {
  const [offset] = error.pos;
  const end = source.indexOf('\n', offset);
  const rest = source.slice(offset, end === -1 ? undefined : end).trim();
  const found = rest === '' ? 'the end of the line' : code(rest);
  const message = `This is not valid YAML: ${reasonOf(error)}.`;
  return fault(offset, '', found, 'one document of YAML 1.2', message);
}

function reasonOf({ code, message }: YAMLError): string {
  if (code === 'RESOURCE_EXHAUSTION') return 'it is nested too deeply';
  if (code === 'NON_STRING_KEY') return 'a key must be plain text';
  if (code === 'MULTIPLE_DOCS') return 'there is more than one document (`---`); keep one';
  const sentence = visible(message, 160).replace(/\.$/, '');
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
