import type { FunctionFacts } from '../../model/facts.ts';
import { is } from '../syntax.ts';
import { isFunction, type MakeCollector, type Scope, type Walked } from '../walk.ts';
import { complexity } from './complexity.ts';
import { halstead } from './halstead.ts';

/** Everything about each function, and about what runs as one and has branches: static blocks, values of fields. */
export const functions: MakeCollector<readonly FunctionFacts[]> = (walk) => {
  const counts = complexity(walk);
  const words = halstead(walk);
  return {
    ...counts,
    ...words,
    result(walked) {
      const { cyclomatic, cognitive, recursive, nesting } = counts.result(walked);
      const halsteads = words.result(walked);
      const own = ownCodeLinesOf(walked);
      return walked.scopes.flatMap((scope) => {
        const { index, node, name } = scope;
        const branches = cyclomatic[index] ?? 1;
        if (!isFunction(node) && branches === 1) return [];
        return {
          name: name.full,
          line: node.loc.start.line,
          endLine: node.loc.end.line,
          codeLines: codeLinesOf(scope, walked),
          ownCodeLines: own[index] ?? 0,
          cyclomatic: branches,
          cognitive: (cognitive[index] ?? 0) + (recursive.has(index) ? 1 : 0),
          nesting: nesting[index] ?? 0,
          parameters: parametersOf(scope),
          halstead: halsteads[index] ?? {
            distinctOperators: 0,
            distinctOperands: 0,
            operators: 0,
            operands: 0,
          },
        };
      });
    },
  };
};

function codeLinesOf({ node }: Scope, { codeLines }: Walked): number {
  return codeLines(node.loc.start.line, node.loc.end.line);
}

/**
 * By scope, the lines that no scope inside it takes: the innermost that a line belongs to has it. A line that two share
 * (`a.map((b) => b)`) stays with the outer one.
 */
function ownCodeLinesOf(walked: Walked): readonly number[] {
  const own = walked.scopes.map((scope) => codeLinesOf(scope, walked));
  for (const { index, node, outer } of walked.scopes) {
    // Its first line is the outer's too: the name stands there, and the call it is handed to.
    if (outer === null) continue;
    const inside = walked.codeLines(node.loc.start.line + 1, node.loc.end.line);
    own[outer.index] = Math.max(0, (own[outer.index] ?? 0) - inside);
    own[index] = inside;
  }
  return own;
}

/** A parameter `this` is a type's way of speaking. */
function parametersOf({ node }: Scope): number {
  if (!isFunction(node)) return 0;
  return node.params.filter((parameter) => !(is(parameter, 'Identifier') && parameter.name === 'this'))
    .length;
}
