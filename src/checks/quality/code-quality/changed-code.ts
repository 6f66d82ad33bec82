import { isInside, type LineRange } from '../../../model/change.ts';
import { defineCheck } from '../../../model/check.ts';
import type { FunctionFacts } from '../../../model/facts.ts';
import type { Finding } from '../../../model/finding.ts';
import { measured, notApplicable } from '../../../model/outcome.ts';
import { functionBounds } from './bounds.ts';
import { codeIn } from './code-files.ts';
import { linesOf, titleOf } from './judge-functions.ts';
import { severityOf } from './lost-lines.ts';

const measures = Object.values(functionBounds);

export default defineCheck({
  id: 'changed-code',
  category: 'quality/code-quality',
  importance: 'medium',
  weighs: false,
  title: 'The functions this work touches are within the bounds',
  failureTitle: 'Functions this work touches are over the bounds',
  why: 'What is being changed is what can still be changed cheaply, and old debt is no excuse for new. Of the functions on whose lines this work adds or changes something since it left its target, those over a bound of cyclomatic or cognitive complexity, nesting, length or parameters are named, each with all that is wrong with it. A function loses the most that one of its measures loses; the ratio is the part of the touched functions’ lines that is not lost. It weighs nothing in the score, because the baseline has no such score.',
  fix: 'Bring the function within its bounds while you are in it.',
  needs: ['changes', 'files'],

  run({ changes, files }) {
    if (changes === null) return notApplicable('There is nothing to compare with.');
    const added = new Map(changes.map((change) => [change.path, change.added ?? []]));
    const touched = codeIn(files).analysed.flatMap(({ path, code: { functions } }) =>
      touchedIn(functions, added.get(path) ?? []).map((each) => ({ path, each, lines: linesOf(each) })),
    );
    const total = touched.reduce((sum, { lines }) => sum + lines, 0);
    if (total === 0) return notApplicable('The change touches no function.');
    const findings = touched.flatMap(({ path, each, lines }) => findingsOf(path, each, lines));
    const lost = findings.reduce((sum, { share = 0 }) => sum + share, 0);
    return measured(1 - lost / total, findings);
  },
});

/** Functions with a changed line of their own: what changes a function inside another is no change of the other. */
function touchedIn(
  functions: readonly FunctionFacts[],
  added: readonly LineRange[],
): readonly FunctionFacts[] {
  if (added.length === 0) return [];
  const touched = new Set<FunctionFacts>();
  const innermost = new Map<number, FunctionFacts>();
  // In order of their beginning: an inner one comes after the one around it.
  for (const each of functions) {
    if (isInside(each.line, added)) touched.add(each);
    for (let line = each.line + 1; line <= each.endLine; line += 1) innermost.set(line, each);
  }
  for (const [line, each] of innermost) if (isInside(line, added)) touched.add(each);
  return functions.filter((each) => touched.has(each));
}

/** One finding a function, that says all that is wrong with it; its share is the most that one of the measures takes. */
function findingsOf(path: string, each: FunctionFacts, lines: number): readonly Finding[] {
  const broken = measures
    .map((measure) => ({ measure, fraction: measure.lost(each) }))
    .filter(({ fraction }) => fraction > 0)
    .sort((left, right) => right.fraction - left.fraction);
  const [worst, ...others] = broken;
  if (worst === undefined) return [];
  const also = others.map(({ measure }) => measure.kind).join(', ');
  const message = `${titleOf(each)}${worst.measure.complaint(each)}${also === '' ? '' : ` Also over the bound: ${also}.`}`;
  return [
    {
      path,
      line: each.line,
      message,
      subject: each.name,
      severity: severityOf(worst.fraction),
      share: lines * worst.fraction,
    },
  ];
}
