import type { TestFacts } from '../../model/facts.ts';
import { keyOf } from '../scope-name.ts';
import { is, type Node, type NodeOf } from '../syntax.ts';
import { isFunction, type MakeCollector } from '../walk.ts';

const caseNames = new Set(['it', 'test', 'specify', 'fit', 'xit', 'xtest', 'ftest', 'bench']);
const groupNames = new Set(['describe', 'suite', 'context', 'fdescribe', 'xdescribe', 'xcontext']);
const skipping = new Set(['skip', 'todo', 'fixme', 'skipIf', 'runIf']);

/** What asserts, by the first or the last word of what is called: of node:assert, chai, jest, tap, tape, ava, playwright. */
const assertionRoot = /^(?:assert|expect|should|chai|sinon|nock|verify|t|tap|ctx|plan)/i;
const assertionWord =
  /^(?:assert|expect|should|verify|ensure|snapshot)|(?:Equal|Equals|Throws|Rejects|Matches|Snapshot)$|^(?:equal|deepEqual|is|not|ok|notOk|true|false|truthy|falsy|throws|rejects|same|match|pass|fail|like|plan)$/;

interface Case {
  readonly line: number;
  readonly hasBody: boolean;
  asserts: boolean;
  /** Functions of this file that the case calls: one of them may assert. */
  readonly calls: Set<string>;
  /** What its function takes out of what it is given: `same` of `({ same }) => …`. */
  readonly given: ReadonlySet<string>;
}

/** Test cases, by the names that jest, vitest, mocha, node:test, tape, ava and playwright give them. */
export const tests: MakeCollector<TestFacts> = (walk) => {
  const cases: Case[] = [];
  const open: Case[] = [];
  const byNode = new Map<Node, Case>();
  const only: number[] = [];
  const skipped: number[] = [];
  /** Names from files that help tests: what they do is not known here, and may well be to assert. */
  const helpers = new Set<string>();
  /** Name of a function of this file → what it calls, and whether it asserts. */
  const functions = new Map<string, { asserts: boolean; readonly calls: Set<string> }>();

  return {
    enter: {
      CallExpression(node) {
        const called = calledWords(node.callee);
        const test = testOf(node, called);
        const { line } = node.loc.start;
        if (test !== null) {
          if (test.isOnly) only.push(line);
          if (test.isSkipped) skipped.push(line);
          if (test.isCase) {
            const one = {
              line,
              hasBody: test.hasBody && !test.isSkipped,
              asserts: false,
              calls: new Set<string>(),
              given: new Set(givenTo(node)),
            };
            cases.push(one);
            open.push(one);
            byNode.set(node, one);
          }
          return;
        }
        const asserts =
          isAssertion(called) || node.arguments.some(isHandedOn) || helpers.has(called[0] ?? '');
        const name = called.length === 1 ? (called[0] ?? '') : '';
        for (const one of open) {
          if (asserts || (one.given.has(name) && assertionWord.test(name))) one.asserts = true;
          else if (name !== '') one.calls.add(name);
        }
        const around = walk.scope === null ? null : namedScope(walk.scope);
        if (around === null) return;
        const known = functions.get(around) ?? { asserts: false, calls: new Set<string>() };
        functions.set(around, known);
        if (asserts) known.asserts = true;
        else if (name !== '') known.calls.add(name);
      },
      ImportDeclaration({ source, specifiers }) {
        if (!isHelper(source)) return;
        for (const { local } of specifiers) helpers.add(local.name);
      },
      VariableDeclarator({ id, init }) {
        if (!is(init, 'CallExpression') || !is(init.callee, 'Identifier') || init.callee.name !== 'require')
          return;
        if (isHelper(init.arguments[0])) for (const name of namesIn(id)) helpers.add(name);
      },
      ThrowStatement() {
        const around = walk.scope === null ? null : namedScope(walk.scope);
        const known = around === null ? undefined : functions.get(around);
        if (known !== undefined) known.asserts = true;
        for (const one of open) one.asserts = true;
      },
    },
    leave: {
      CallExpression(node) {
        if (byNode.has(node)) open.pop();
      },
    },
    result() {
      const asserting = assertingFunctions(functions);
      const silent = cases.filter(
        ({ hasBody, asserts, calls }) =>
          hasBody && !asserts && ![...calls].some((name) => asserting.has(name)),
      );
      return { cases: cases.length, withoutAssertion: silent.map(({ line }) => line), only, skipped };
    },
  };
};

interface TestCall {
  readonly isCase: boolean;
  readonly isOnly: boolean;
  readonly isSkipped: boolean;
  readonly hasBody: boolean;
}

/** A call that declares a test or a group of them: a name first, and what to run. */
function testOf(node: NodeOf<'CallExpression'>, called: readonly string[]): TestCall | null {
  const [root = '', ...words] = called;
  const isCase = caseNames.has(root) && !words.includes('describe');
  if (!isCase && !groupNames.has(root) && !(root === 'test' && words.includes('describe'))) return null;
  const [name] = node.arguments;
  const body = node.arguments.find((argument) => isFunction(argument));
  // `test.each(table)` names no test yet; `test.step`, `test.beforeEach` and `test.extend` are none.
  if (
    words.some(
      (word) =>
        !skipping.has(word) && !/^(?:only|each|for|describe|concurrent|serial|failing|fails)$/.test(word),
    )
  )
    return null;
  if (!is(name, 'Literal', 'TemplateLiteral', 'BinaryExpression') && body === undefined) return null;
  if (is(node.callee, 'MemberExpression') && /^(?:each|for|skipIf|runIf)$/.test(words.at(-1) ?? ''))
    return null;
  return {
    isCase,
    isOnly: words.includes('only') || /^f(?:it|test|describe)$/.test(root),
    isSkipped:
      words.some((word) => skipping.has(word) && !word.endsWith('If')) ||
      /^x(?:it|test|describe|context)$/.test(root),
    hasBody: body !== undefined,
  };
}

/** `['t', 'is']` of `t.is`, `['expect', 'not', 'toBe']` of `expect(a).not.toBe`, `['it', 'each']` of `it.each(table)`. */
function calledWords(callee: Node): readonly string[] {
  const words: string[] = [];
  let node: Node = callee;
  for (;;) {
    if (is(node, 'Identifier')) return [node.name, ...words.reverse()];
    if (is(node, 'CallExpression')) node = node.callee;
    else if (is(node, 'TaggedTemplateExpression')) node = node.tag;
    else if (is(node, 'AwaitExpression')) node = node.argument;
    else if (is(node, 'MemberExpression')) {
      words.push(node.computed ? '' : (keyOf(node.property) ?? ''));
      node = node.object;
    } else return ['', ...words.reverse()];
  }
}

/** `check(assert.equal, a, b)`; `work(done)`, which fails the test with the error that it is given. */
function isHandedOn(argument: Node): boolean {
  if (is(argument, 'Identifier')) return /^(?:assert|expect|done|callback|cb)$/.test(argument.name);
  return (
    is(argument, 'MemberExpression') &&
    is(argument.object, 'Identifier') &&
    /^(?:assert|expect)$/.test(argument.object.name)
  );
}

function isAssertion([root = '', ...words]: readonly string[]): boolean {
  if (words.length === 0) return /^(?:assert|expect|should|verify|ensure|check|validate)/i.test(root);
  return assertionRoot.test(root)
    ? words.some((word) => assertionWord.test(word)) || /^(?:assert|expect|should)/i.test(root)
    : words.some((word) => /^(?:assert|expect|should)|[a-z]Equals?$|^(?:equals?|throws|rejects)$/.test(word));
}

function namedScope(scope: {
  readonly name: { readonly own: string | null };
  readonly outer: unknown;
}): string | null {
  return scope.name.own;
}

/** Those that assert, or call one that does. */
function assertingFunctions(
  functions: ReadonlyMap<string, { readonly asserts: boolean; readonly calls: ReadonlySet<string> }>,
): ReadonlySet<string> {
  const asserting = new Set([...functions].filter(([, { asserts }]) => asserts).map(([name]) => name));
  for (let before = -1; before !== asserting.size; ) {
    before = asserting.size;
    for (const [name, { calls }] of functions) {
      if ([...calls].some((called) => asserting.has(called))) asserting.add(name);
    }
  }
  return asserting;
}

function isHelper(source: Node | undefined): boolean {
  return (
    is(source, 'Literal') &&
    typeof source.value === 'string' &&
    /^\.{1,2}\/.*(?:helper|util|support|common|assert|harness|check|expect|verify|fixture|shared)/i.test(
      source.value,
    )
  );
}

function givenTo({ arguments: given }: NodeOf<'CallExpression'>): readonly string[] {
  return given.flatMap((argument) =>
    isFunction(argument) && argument.params[0] !== undefined ? namesIn(argument.params[0]) : [],
  );
}

function namesIn(pattern: Node): readonly string[] {
  if (is(pattern, 'Identifier')) return [pattern.name];
  if (!is(pattern, 'ObjectPattern')) return [];
  return pattern.properties.flatMap((property) =>
    is(property, 'Property') && is(property.value, 'Identifier') ? [property.value.name] : [],
  );
}
