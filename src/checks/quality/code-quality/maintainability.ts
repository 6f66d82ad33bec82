import { defineCheck } from '../../../model/check.ts';
import type { FunctionFacts } from '../../../model/facts.ts';
import { judgeFunctions } from './judge-functions.ts';

/** Visual Studio shows 20 and more in green. */
const leastIndex = 20;

export default defineCheck({
  id: 'maintainability',
  category: 'quality/code-quality',
  importance: 'low',
  title: 'Functions can be maintained',
  failureTitle: 'Functions are too large and dense to be maintained',
  why: 'The maintainability index (Oman and Hagemeister, 1992) was fitted to what maintainers said of their own programs: (171 - 5.2 ln V - 0.23 G - 16.2 ln L) × 100 / 171, in Visual Studio’s scale, for each function, where V is Halstead’s volume (operators and operands × log₂ of how many distinct ones there are), G the cyclomatic complexity and L the lines of code. It is worst where a function is long, dense and branched at once, which the other checks see one by one. 20 is asked, where Visual Studio’s green begins. A function d points below it loses d / (d + 20) of its own lines; the score is the part of all functions’ lines that is not lost.',
  fix: 'Split the function: each half has less of all three.',
  needs: ['files'],

  run({ files }) {
    return judgeFunctions(files, {
      lost: (facts) => {
        const missing = Math.max(0, leastIndex - maintainabilityIndex(facts));
        return missing / (missing + leastIndex);
      },
      complaint: (facts) =>
        ` has a maintainability index of ${Math.floor(maintainabilityIndex(facts))}, and ${leastIndex} is asked. Split it: each half is shorter, and has fewer names and branches.`,
      kind: 'maintainability',
    });
  },
});

/** 100 at best; below 0 for the worst, where Visual Studio stops at 0. */
function maintainabilityIndex({ ownCodeLines, cyclomatic, halstead }: FunctionFacts): number {
  const { distinctOperators, distinctOperands, operators, operands } = halstead;
  const vocabulary = distinctOperators + distinctOperands;
  // A function of nothing has no logarithm.
  const volume = Math.max(1, (operators + operands) * Math.log2(Math.max(1, vocabulary)));
  const lines = Math.max(1, ownCodeLines);
  return ((171 - 5.2 * Math.log(volume) - 0.23 * cyclomatic - 16.2 * Math.log(lines)) * 100) / 171;
}
