import { keyOf } from '../scope-name.ts';
import { is, type Node, type NodeOf } from '../syntax.ts';
import { isFunction } from '../walk.ts';
import type { Bindings, Definition, FunctionNode, Recorded } from './bindings.ts';
import { allPurposes, clearedBy, isNarrowing, keptBy, type Purpose } from './clearing.ts';
import { isGuarded } from './guards.ts';
import { bare, lastOf, memberName, qualifiedName, shownName } from './names.ts';
import {
  type Holders,
  isHookOfPage,
  isOfOperator,
  isOfPage,
  isOfProgram,
  isSent,
  type Role,
  roleOf,
} from './sources.ts';
import { segmentsOf } from './texts.ts';

/** Who a value may come from. */
export type Sender = 'request' | 'page' | 'message' | 'archive';

/** One of the things that a value is made of. */
export interface Part {
  readonly kind: 'constant' | 'static-path' | 'validated' | 'operator' | 'unknown' | 'tainted';
  /** Who chose it, where that is known. */
  readonly by: Sender | null;
  /** By names: `req.query.id`; `null` for what has none. */
  readonly source: string | null;
  /** What it was made harmless for on its way. */
  readonly cleared: readonly Purpose[];
  /** Names of variables it went through. */
  readonly names: readonly string[];
}

const constant: Part = { kind: 'constant', by: null, source: null, cleared: [], names: [] };
const unknown: Part = { kind: 'unknown', by: null, source: null, cleared: [], names: [] };
const validated: Part = { kind: 'validated', by: null, source: null, cleared: [], names: [] };
const staticPath: Part = { kind: 'static-path', by: null, source: null, cleared: [], names: [] };

/** Nodes that are looked at for one file, and parts that one value is made of: what goes beyond is unknown. */
const [mostSteps, mostParts, deepest] = [30_000, 24, 40];

/** Methods of texts and lists whose result holds what they were called on. */
const throughReceiver = new Set(
  (
    'toString trim trimStart trimEnd slice substring substr replace replaceAll toLowerCase toUpperCase split concat join padStart ' +
    'padEnd at charAt normalize repeat valueOf pop shift map filter reverse sort flat flatMap find get getAll entries ' +
    'values keys toJSON then catch reduce text json'
  ).split(' '),
);

/** Functions whose result holds what they were given. */
const throughArguments =
  /^(?:String|Object|Array|JSON\.(?:parse|stringify)|decodeURI(?:Component)?|unescape|escape|atob|btoa|structuredClone|Buffer\.(?:from|concat)|Object\.(?:assign|values|keys|entries|fromEntries|freeze|create)|Array\.(?:from|of)|Promise\.(?:all|resolve)|util\.(?:format|inspect)|querystring\.(?:parse|unescape|stringify)|qs(?:\.(?:parse|stringify))?|url\.(?:parse|resolve|format)|URL|URLSearchParams|Buffer|String\.raw|path(?:\.(?:posix|win32))?\.(?:join|resolve|normalize|relative|dirname|format|parse)|(?:lodash|_)\.(?:get|pick|omit|clone|cloneDeep|trim|toString|join|merge|assign|defaults)|lodash\/\w+|sprintf(?:-js)?(?:\.\w+)?|vsprintf|decode|base64\.decode|he\.(?:decode|unescape))(?:\(\))?$/;

/** Members of a request that are texts, whatever was sent. */
const textsOfRequest =
  /^\.(?:request\.|req\.)?(?:params|headers?|url|originalUrl|hostname|host|path|cookies|pathname)\b/;

export interface File {
  readonly bindings: Bindings;
  readonly recorded: Recorded;
  /** From the program down to a node. */
  readonly pathTo: (node: Node) => readonly Node[];
  readonly textOf: (node: Node) => string;
}

/** Where values come from, within one file: through its variables, its functions and the operations on texts. */
export class Origins {
  readonly #file: File;
  readonly #busy = new Set<Definition | Node>();
  readonly #returns = new Map<Node, readonly { readonly value: Node; readonly scope: number }[]>();
  #steps = 0;

  constructor(file: File) {
    this.#file = file;
  }

  /** What a value is made of. */
  of(node: Node | null | undefined, scope: number, depth = 0): readonly Part[] {
    if (node === null || node === undefined) return [constant];
    this.#steps += 1;
    if (this.#steps > mostSteps || depth > deepest) return [unknown];
    const inner = bare(node);
    const next = (child: Node | null | undefined) => this.of(child, scope, depth + 1);
    switch (inner.type as string) {
      case 'Literal':
      case 'ArrowFunctionExpression':
      case 'FunctionExpression':
      case 'ClassExpression':
        return [constant];
      case 'TemplateLiteral':
        return asText(joined((inner as NodeOf<'TemplateLiteral'>).expressions.map(next)));
      case 'TaggedTemplateExpression': {
        const { tag, quasi } = inner as NodeOf<'TaggedTemplateExpression'>;
        const name = qualifiedName(tag, scope, this.#file.bindings) ?? '';
        // A tag gets the values apart from the text, and most exist to make them harmless.
        return name === 'String.raw'
          ? next(quasi)
          : joined(quasi.expressions.map(next)).map(clearFor(allPurposes));
      }
      case 'BinaryExpression': {
        const { operator, left, right } = inner as NodeOf<'BinaryExpression'>;
        return operator === '+' ? asText(joined([next(left), next(right)])) : [validated];
      }
      case 'UnaryExpression':
      case 'UpdateExpression':
        return [validated];
      case 'ConditionalExpression': {
        const { consequent, alternate } = inner as NodeOf<'ConditionalExpression'>;
        return joined(
          [consequent, alternate].map((branch) =>
            next(branch).map((part) => this.#admitted(part, inner, branch)),
          ),
        );
      }
      case 'LogicalExpression': {
        const { operator, left, right } = inner as NodeOf<'LogicalExpression'>;
        return operator === '&&' ? next(right) : joined([next(left), next(right)]);
      }
      case 'AssignmentExpression':
        return next((inner as NodeOf<'AssignmentExpression'>).right);
      case 'SequenceExpression':
        return next((inner as NodeOf<'SequenceExpression'>).expressions.at(-1));
      case 'SpreadElement':
        return next((inner as NodeOf<'SpreadElement'>).argument);
      case 'YieldExpression':
        return [unknown];
      case 'ArrayExpression':
        return joined((inner as NodeOf<'ArrayExpression'>).elements.map(next));
      case 'ObjectExpression':
        return joined(
          (inner as NodeOf<'ObjectExpression'>).properties.map((property) =>
            next(is(property, 'Property') ? property.value : property.argument),
          ),
        );
      case 'Identifier':
        return this.#ofName((inner as NodeOf<'Identifier'>).name, [], scope, depth);
      case 'MemberExpression':
        return this.#ofMember(inner as NodeOf<'MemberExpression'>, [], scope, depth);
      case 'CallExpression':
        return this.#ofCall(inner as NodeOf<'CallExpression'>, scope, depth);
      case 'NewExpression':
        return this.#ofNew(inner as NodeOf<'NewExpression'>, scope, depth);
      case 'MetaProperty':
        return [staticPath];
      default:
        return [unknown];
    }
  }

  #holdersOf(fn: FunctionNode): Holders {
    return this.#file.pathTo(fn).slice(0, -1).toReversed();
  }

  /** The same part, harmless for what the code around a call lets no other value come to it. */
  #admittedAt(part: Part, call: Node): Part {
    if (part.kind !== 'tainted') return part;
    const path = this.#file.pathTo(call);
    const purposes = allPurposes.filter((purpose) =>
      isGuarded({ path, part, purpose, textOf: this.#file.textOf }),
    );
    return purposes.length === 0 ? part : clearFor(purposes)(part);
  }

  /** The same part, validated where a condition lets only some of its values come to a branch. */
  #admitted(part: Part, condition: Node, branch: Node): Part {
    if (part.kind !== 'tainted') return part;
    const path = [condition, branch];
    return isGuarded({ path, part, purpose: 'html', textOf: this.#file.textOf })
      ? { ...part, kind: 'validated' }
      : part;
  }

  #ofName(name: string, path: readonly string[], scope: number, depth: number): readonly Part[] {
    if (path.length === 0 && (name === 'undefined' || name === 'NaN' || name === 'Infinity'))
      return [constant];
    const definitions = this.#file.bindings.definitionsOf(name, scope);
    if (definitions === null) return [ofGlobal([name, ...path].join('.'))];
    const parts = definitions.map((definition) => this.#ofDefinition(definition, path, depth));
    const whole = [name, ...path].join('.');
    return joined(parts).map((part) =>
      part.kind === 'constant' || part.names.includes(whole)
        ? part
        : { ...part, names: [...part.names, whole] },
    );
  }

  /** `path` of what a definition gives to its name. */
  #ofDefinition(definition: Definition, path: readonly string[], depth: number): readonly Part[] {
    if (this.#busy.has(definition)) return [];
    this.#busy.add(definition);
    const parts = this.#ofDefinitionAnew(definition, path, depth);
    this.#busy.delete(definition);
    return parts;
  }

  #ofDefinitionAnew(definition: Definition, path: readonly string[], depth: number): readonly Part[] {
    switch (definition.kind) {
      case 'import':
        return [ofGlobal([definition.module, ...definition.path, ...path].join('.'))];
      case 'function':
        return [constant];
      case 'value':
        return this.#ofPart(definition.value, [...definition.path, ...path], definition.scope, depth + 1);
      case 'element': {
        const name = qualifiedName(definition.of, definition.scope, this.#file.bindings) ?? '';
        if (/\.getEntries\(\)$/.test(name) && isSent('archive-entry', path))
          return [sent('archive', ['entry', ...path])];
        return this.#ofPart(definition.of, ['*', ...path], definition.scope, depth + 1);
      }
      case 'key': {
        // A key of an object that somebody sent was chosen by them; any other is one of the program's own.
        const parts = this.of(definition.of, definition.scope, depth + 1);
        return parts.some(({ kind }) => kind === 'tainted') ? asText(parts) : [unknown];
      }
      case 'parameter':
        return this.#ofParameter(definition, path, depth);
    }
  }

  #ofParameter(
    { of: fn, index, path: bound, scope }: Definition & { readonly kind: 'parameter' },
    path: readonly string[],
    depth: number,
  ): readonly Part[] {
    const { textOf } = this.#file;
    const holders = this.#holdersOf(fn);
    const whole = [...bound, ...path];
    const role = roleOf(fn, index, holders, textOf);
    if (role !== null) {
      const parameter = fn.params[index];
      const name = is(parameter, 'Identifier') ? parameter.name : role;
      return [isSent(role, whole) ? sent(senders[role], [name, ...whole]) : { ...unknown, source: name }];
    }
    const name = ownName(fn, holders);
    if (name === null) return [unknown];
    const given = this.#file.recorded.calls.flatMap(({ node, scope: place }) => {
      const isCall = is(node.callee, 'Identifier') && node.callee.name === name;
      const argument = isCall ? node.arguments[index] : undefined;
      if (argument === undefined || !this.#isDefinedBy(name, place, fn)) return [];
      const parts = this.#ofPart(argument, whole, place, depth + 1);
      return [parts.map((part) => this.#admittedAt(part, node))];
    });
    const tainted = joined(given).filter(({ kind }) => kind === 'tainted');
    return tainted.length > 0 || scope < 0 ? tainted : [unknown];
  }

  #isDefinedBy(name: string, scope: number, fn: FunctionNode): boolean {
    const definitions = this.#file.bindings.definitionsOf(name, scope) ?? [];
    return definitions.some(
      (one) =>
        (one.kind === 'function' && one.node === fn) || (one.kind === 'value' && bare(one.value) === fn),
    );
  }

  /** What stands at `path` of a value. */
  #ofPart(node: Node, path: readonly string[], scope: number, depth: number): readonly Part[] {
    const [first, ...rest] = path;
    if (first === undefined) return this.of(node, scope, depth);
    const inner = bare(node);
    if (depth > deepest) return [unknown];
    if (is(inner, 'Identifier')) return this.#ofName(inner.name, path, scope, depth + 1);
    if (is(inner, 'MemberExpression')) return this.#ofMember(inner, path, scope, depth + 1);
    if (is(inner, 'ObjectExpression')) {
      const { properties } = inner;
      if (first === '*') return this.of(inner, scope, depth + 1).map(looked);
      const property = properties.find(
        (one) => is(one, 'Property') && !one.computed && keyOf(one.key) === first,
      );
      if (is(property, 'Property')) return this.#ofPart(property.value, rest, scope, depth + 1);
      const spreads = properties.filter((one) => is(one, 'SpreadElement'));
      return spreads.length === 0
        ? [constant]
        : joined(spreads.map(({ argument }) => this.#ofPart(argument, path, scope, depth + 1)));
    }
    if (is(inner, 'ArrayExpression')) {
      const element = inner.elements[Number(first)];
      if (element !== undefined) return this.#ofPart(element ?? inner, rest, scope, depth + 1);
      const parts = this.of(inner, scope, depth + 1);
      return first === '*' ? parts.map(looked) : parts;
    }
    if (first === 'length') return [validated];
    if (is(inner, 'LogicalExpression', 'ConditionalExpression')) {
      const [one, other] = is(inner, 'LogicalExpression')
        ? [inner.left, inner.right]
        : [inner.consequent, inner.alternate];
      return joined([this.#ofPart(one, path, scope, depth + 1), this.#ofPart(other, path, scope, depth + 1)]);
    }
    const name = qualifiedName(inner, scope, this.#file.bindings);
    if (name !== null) {
      const whole = ofGlobal([name, ...path].join('.'));
      if (whole.kind !== 'unknown') return [whole];
    }
    // What is not a text has parts that nobody knows, unless all of it came from somebody.
    return this.of(inner, scope, depth + 1).map((part) => (part.kind === 'constant' ? unknown : part));
  }

  #ofMember(
    node: NodeOf<'MemberExpression'>,
    path: readonly string[],
    scope: number,
    depth: number,
  ): readonly Part[] {
    const member = memberName(node.property, node.computed);
    if (member === 'length') return [validated];
    return this.#ofPart(node.object, [member, ...path], scope, depth + 1);
  }

  #ofNew(node: NodeOf<'NewExpression'>, scope: number, depth: number): readonly Part[] {
    const callee = qualifiedName(node.callee, scope, this.#file.bindings) ?? '';
    const given = joined(node.arguments.map((argument) => this.of(argument, scope, depth + 1)));
    if (callee === 'Date') return [validated];
    return throughArguments.test(callee) ? given : given.map(lost);
  }

  #ofCall(node: NodeOf<'CallExpression'>, scope: number, depth: number): readonly Part[] {
    const callee = qualifiedName(node.callee, scope, this.#file.bindings) ?? '';
    const given = () => joined(node.arguments.map((argument) => this.of(argument, scope, depth + 1)));
    const cleared = clearedBy(callee);
    if (cleared !== null) return given().map(clearFor(cleared));
    if (isRooting(callee, node, scope, this.#file.bindings)) return given().map(clearFor(['path', 'object']));
    if (isNarrowing(callee)) return [validated];
    if (isOfProgram(`${callee}()`)) return [staticPath];
    if (isHookOfPage(callee)) return [sent('page', [`${lastOf(callee)}()`])];
    if (isOfOperator(callee)) return [{ ...unknown, kind: 'operator', source: callee }];
    const local = this.#ofLocalCall(node, scope, depth);
    if (local !== null) return local;
    if (throughArguments.test(callee.replace(/^~/, ''))) {
      const parts = given();
      return /^(?:String|JSON\.stringify|util\.format|path\.)/.test(callee) ? asText(parts) : parts;
    }
    if (is(node.callee, 'MemberExpression')) {
      const method = lastOf(callee === '' ? memberName(node.callee.property, node.callee.computed) : callee);
      const own = this.of(node.callee.object, scope, depth + 1);
      // `req.get('host')` and its like: the request itself is asked.
      const asked = own.some(({ kind }) => kind === 'tainted')
        ? []
        : this.#ofPart(node.callee.object, [method], scope, depth + 1);
      const isAsked = asked.some(({ kind }) => kind === 'tainted');
      const on = isAsked ? asked : own;
      if (throughReceiver.has(method) || isAsked) {
        const filled = ['concat', 'replace', 'replaceAll', 'padStart', 'padEnd', 'join'].includes(method);
        const parts = filled ? joined([on, given()]) : on;
        const kept = method.startsWith('replace') ? keptByPattern(node.arguments[0]) : [];
        const texts = [
          'json',
          'get',
          'getAll',
          'map',
          'filter',
          'find',
          'entries',
          'values',
          'then',
        ].includes(method)
          ? parts
          : asText(parts);
        return kept.length === 0 ? texts : texts.map(clearFor(kept));
      }
      return joined([on.map((part) => (part.kind === 'constant' ? unknown : part)), given().map(lost)]);
    }
    return [unknown, ...given().map(lost)];
  }

  /** What a function of the same file gives back; `null` for any other. */
  #ofLocalCall(node: NodeOf<'CallExpression'>, scope: number, depth: number): readonly Part[] | null {
    const callee = bare(node.callee);
    if (!is(callee, 'Identifier')) return null;
    const definitions = this.#file.bindings.definitionsOf(callee.name, scope) ?? [];
    const functions = definitions.flatMap((definition) => {
      if (definition.kind === 'function') return [definition.node];
      if (definition.kind !== 'value' || definition.path.length > 0) return [];
      const value = bare(definition.value);
      return isFunction(value) ? [value] : [];
    });
    const [fn] = functions;
    if (fn === undefined || functions.length !== definitions.length || this.#busy.has(fn)) return null;
    this.#busy.add(fn);
    const parts = this.#returnsOf(fn).map(({ value, scope: place }) => this.of(value, place, depth + 1));
    this.#busy.delete(fn);
    return parts.length === 0 ? [unknown] : joined(parts);
  }

  #returnsOf(fn: FunctionNode): readonly { readonly value: Node; readonly scope: number }[] {
    const known = this.#returns.get(fn);
    if (known !== undefined) return known;
    const index = this.#file.bindings.scopeOf(fn);
    const returns =
      is(fn, 'ArrowFunctionExpression') && !is(fn.body, 'BlockStatement')
        ? [{ value: fn.body, scope: index }]
        : this.#file.recorded.returns.flatMap(({ node, scope }) =>
            scope === index && node.argument !== null ? [{ value: node.argument, scope }] : [],
          );
    this.#returns.set(fn, returns);
    return returns;
  }
}

/** The name by which a file calls one of its functions. */
function ownName(fn: FunctionNode, [parent]: Holders): string | null {
  if (is(fn, 'FunctionDeclaration')) return fn.id?.name ?? null;
  return is(parent, 'VariableDeclarator') && is(parent.id, 'Identifier') ? parent.id.name : null;
}

function ofGlobal(name: string): Part {
  if (isOfPage(name)) return { ...unknown, kind: 'tainted', by: 'page', source: name };
  if (isOfOperator(name)) return { ...unknown, kind: 'operator', source: name };
  if (isOfProgram(name)) return staticPath;
  return unknown;
}

const senders: Readonly<Record<Role, Sender>> = {
  request: 'request',
  'lone-request': 'request',
  context: 'request',
  sent: 'request',
  message: 'message',
  'archive-entry': 'archive',
};

function sent(by: Sender, path: readonly string[]): Part {
  const source = path
    .map(shownName)
    .filter((name) => name !== '*')
    .join('.');
  const isTextual = textsOfRequest.test(`.${path.slice(1).join('.')}`);
  return { ...unknown, kind: 'tainted', by, source, cleared: isTextual ? ['object'] : [] };
}

/** `path.normalize('/' + x)`, `path.join('/', x)`: there is nothing above the root to go to. */
function isRooting(
  callee: string,
  { arguments: given }: NodeOf<'CallExpression'>,
  scope: number,
  bindings: Bindings,
): boolean {
  if (!/^path(?:\.posix)?\.(?:normalize|join|resolve)$/.test(callee)) return false;
  const [first] = given;
  const [segment] = first === undefined ? [] : segmentsOf(first, scope, bindings);
  return (
    segment !== undefined &&
    'text' in segment &&
    segment.text.startsWith('/') &&
    (given.length > 1 || callee.endsWith('normalize')) &&
    segment.text === '/'
  );
}

/** Found in a table of constants by a key that anybody may choose. */
function looked(part: Part): Part {
  return part.kind === 'constant' ? validated : part;
}

/** Given to a function that nobody here knows: it may have done anything to it. */
function lost(part: Part): Part {
  return part.kind === 'tainted' ? { ...part, kind: 'unknown' } : part;
}

function asText(parts: readonly Part[]): readonly Part[] {
  return parts.map(clearFor(['object']));
}

function clearFor(purposes: readonly Purpose[]): (part: Part) => Part {
  return (part) =>
    part.kind === 'constant' || purposes.every((purpose) => part.cleared.includes(purpose))
      ? part
      : { ...part, cleared: [...new Set([...part.cleared, ...purposes])] };
}

function keptByPattern(pattern: Node | undefined): readonly Purpose[] {
  return is(pattern, 'Literal') && 'regex' in pattern
    ? keptBy(pattern.regex.pattern, pattern.regex.flags)
    : [];
}

function joined(lists: readonly (readonly Part[])[]): readonly Part[] {
  if (lists.length === 1) return lists[0] ?? [];
  const parts: Part[] = [];
  for (const part of lists.flat()) {
    if (
      parts.some(
        (one) =>
          one.kind === part.kind && one.source === part.source && one.cleared.join() === part.cleared.join(),
      )
    )
      continue;
    if (parts.length < mostParts) parts.push(part);
    else if (!parts.includes(unknown)) parts.push(unknown);
  }
  return parts;
}
