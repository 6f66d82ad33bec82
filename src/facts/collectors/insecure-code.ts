import type { InsecureCode } from '../../model/facts.ts';
import { backtracksExponentially } from '../insecure-code/backtracking.ts';
import { Bindings, type Placed, type Recorded } from '../insecure-code/bindings.ts';
import {
  lookAtAssignment,
  lookAtComparison,
  lookAtMarkup,
  lookAtText,
} from '../insecure-code/detectors/expressions.ts';
import { calledDetectors } from '../insecure-code/detectors/index.ts';
import { chosenMethod } from '../insecure-code/detectors/objects.ts';
import { settings } from '../insecure-code/detectors/settings.ts';
import { type Analysis, pathBetween, type Site } from '../insecure-code/judge.ts';
import { bare, lastOf, memberName, qualifiedName } from '../insecure-code/names.ts';
import { Origins } from '../insecure-code/origins.ts';
import { keyOf } from '../scope-name.ts';
import { is, type Node, type NodeOf } from '../syntax.ts';
import type { MakeCollector } from '../walk.ts';

/** Of one file: what stands beyond them is not told. Twice as many are looked for, as two may be one. */
const mostFound = 200;

/** Places where code may be insecure, each with what the file says for and against it. */
export const insecureCode: MakeCollector<readonly InsecureCode[]> = (walk) => {
  const recorded: Recorded = {
    declarators: [],
    assignments: [],
    loops: [],
    returns: [],
    calls: [],
    imports: [],
  };
  const comparisons: Placed<NodeOf<'BinaryExpression'>>[] = [];
  const texts: Placed<NodeOf<'TemplateLiteral' | 'BinaryExpression'>>[] = [];
  const markup: Placed<NodeOf<'Property' | 'JSXAttribute'>>[] = [];
  const found: InsecureCode[] = [];
  const tell = (told: Iterable<InsecureCode | null>): void => {
    for (const one of told) if (one !== null) found.push(one);
  };
  const patterns: { readonly source: string; readonly flags: string; readonly line: number }[] = [];
  let program: Node | null = null;
  const placed = <N extends Node>(node: N): Placed<N> => ({ node, scope: walk.scope?.index ?? -1 });

  return {
    enter: {
      Program(node) {
        program = node;
      },
      ImportDeclaration(node) {
        recorded.imports.push(node);
      },
      TSImportEqualsDeclaration(node) {
        recorded.imports.push(node);
      },
      VariableDeclarator(node) {
        if (node.init !== null) recorded.declarators.push(placed(node));
      },
      AssignmentExpression(node) {
        recorded.assignments.push(placed(node));
      },
      ForOfStatement(node) {
        recorded.loops.push(placed(node));
      },
      ForInStatement(node) {
        recorded.loops.push(placed(node));
      },
      ReturnStatement(node) {
        recorded.returns.push(placed(node));
      },
      CallExpression(node) {
        recorded.calls.push(placed(node));
      },
      NewExpression(node) {
        recorded.calls.push(placed(node));
      },
      BinaryExpression(node) {
        const { operator, left } = node;
        if (
          operator.length > 1 &&
          (operator[1] === '=' || operator[2] === '=') &&
          operator[0] !== '<' &&
          operator[0] !== '>'
        )
          comparisons.push(placed(node));
        else if (
          operator === '+' &&
          is(left, 'Literal') &&
          typeof left.value === 'string' &&
          left.value.length > 2
        )
          texts.push(placed(node));
      },
      TemplateLiteral(node) {
        if (node.expressions.length > 0 && (node.quasis[0]?.value.raw.length ?? 0) > 2)
          texts.push(placed(node));
      },
      Property(node) {
        if (node.computed) return;
        const key = keyOf(node.key) ?? '';
        if (key === '__html') markup.push(placed(node));
        else {
          const look = settings.get(key);
          if (look !== undefined) tell([look(node, walk.ancestors)]);
        }
      },
      JSXAttribute(node) {
        const name = is(node.name, 'JSXIdentifier') ? node.name.name : '';
        if (name === 'href' || name === 'src' || name === 'srcDoc') markup.push(placed(node));
      },
      Literal(node) {
        if ('regex' in node)
          patterns.push({ source: node.regex.pattern, flags: node.regex.flags, line: node.loc.start.line });
      },
    },
    result({ text, scopes }) {
      if (program === null) return [];
      const root: Node = program;
      const bindings = new Bindings(recorded, scopes);
      const textOf = (node: Node): string => text.slice(...node.range);
      const paths = new Map<Node, readonly Node[]>();
      const pathTo = (node: Node): readonly Node[] => {
        const known = paths.get(node) ?? pathBetween(root, node);
        paths.set(node, known);
        return known;
      };
      const origins = new Origins({ bindings, recorded, pathTo, textOf });
      const analysis: Analysis = { bindings, origins, textOf, pathTo };
      for (const { source, flags, line } of patterns) {
        if (backtracksExponentially(source, flags))
          found.push({
            rule: 'catastrophic-backtracking',
            line,
            sink: 'RegExp',
            proof: 'as-written',
            source: null,
          });
      }
      const isFull = () => found.length >= 2 * mostFound;
      for (const { node, scope } of recorded.calls) {
        if (isFull()) break;
        const last = writtenName(node.callee);
        if (last === '*') {
          tell(chosenMethod({ node, scope, arguments: node.arguments, analysis }));
          continue;
        }
        const isBound = is(bare(node.callee), 'Identifier') && bindings.definitionsOf(last, scope) !== null;
        if (!isBound && !calledDetectors.has(last)) continue;
        const name = qualifiedName(node.callee, scope, bindings);
        if (name === null) continue;
        const method = lastOf(name).replace(/^~|^.*\//g, '');
        const site: Site = { node, scope, name, method, arguments: node.arguments, analysis };
        for (const { look } of calledDetectors.get(method) ?? []) tell(look(site));
      }
      for (const one of isFull() ? [] : recorded.assignments) tell(lookAtAssignment(one, analysis));
      for (const one of isFull() ? [] : comparisons) tell(lookAtComparison(one, analysis));
      for (const one of isFull() ? [] : texts) tell(lookAtText(one, analysis));
      for (const one of isFull() ? [] : markup) tell(lookAtMarkup(one, analysis));
      return inOrder(found);
    },
  };
};

/** What stands last in the name of what is called; `*` where that is computed. */
function writtenName(callee: Node): string {
  const inner = bare(callee);
  if (is(inner, 'Identifier')) return inner.name;
  if (is(inner, 'MemberExpression')) return memberName(inner.property, inner.computed);
  return '';
}

const strength: readonly InsecureCode['proof'][] = [
  'tainted',
  'as-written',
  'unknown',
  'operator',
  'sanitised',
  'validated',
  'depends',
  'static-path',
  'not-security',
  'constant',
];

/** One a rule and a line, the strongest; a path that is only joined counts where it is not seen being used. */
function inOrder(found: readonly InsecureCode[]): readonly InsecureCode[] {
  const byPlace = new Map<string, InsecureCode>();
  for (const one of found) {
    const place = `${one.line} ${one.rule}`;
    const known = byPlace.get(place);
    if (known === undefined || strength.indexOf(one.proof) < strength.indexOf(known.proof))
      byPlace.set(place, one);
  }
  const all = [...byPlace.values()];
  const isUsed = ({ source, proof }: InsecureCode) =>
    proof === 'depends' &&
    source !== null &&
    all.some(
      (other) =>
        (other.rule === 'path-traversal' || other.rule === 'zip-slip') &&
        other.proof !== 'depends' &&
        other.source === source,
    );
  return all
    .filter((one) => !isUsed(one))
    .sort((left, right) => left.line - right.line || (left.rule < right.rule ? -1 : 1))
    .slice(0, mostFound);
}
