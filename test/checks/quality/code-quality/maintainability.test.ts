import { expect, it } from 'vitest';
import check from '../../../../src/checks/quality/code-quality/maintainability.ts';
import type { FunctionFacts } from '../../../../src/model/facts.ts';
import { functionWith, shown, sourceWith } from '../../../support/code-facts.ts';

/** 1,024 different words, each once: a volume of 10,240. */
const dense = { distinctOperators: 24, distinctOperands: 1000, operators: 24, operands: 1000 };
const messageOf = (value: number) =>
  `src/a.ts:1 \`work\` has a maintainability index of ${value}, and 20 is asked. Split it: each half is shorter, and has fewer names and branches.`;

it.each<[sentence: string, of: Partial<FunctionFacts>, expected: readonly (number | string)[]]>([
  ['passes a plain function', {}, [1]],
  [
    'passes one of nothing',
    { ownCodeLines: 0, halstead: { ...dense, operators: 0, operands: 0 } },
    ['There is no function.'],
  ],
  // 171 - 5.2 ln 10,240 - 0.23 × 10 - 16.2 ln 100 = 46.08; × 100 / 171 = 26.9
  ['passes one above 20', { halstead: dense, cyclomatic: 10, ownCodeLines: 100 }, [1]],
  // 171 - 48.02 - 9.2 - 16.2 ln 200 = 27.95; 16.34; 3.66 / 23.66 = 0.1545
  ['takes what is missing', { halstead: dense, cyclomatic: 40, ownCodeLines: 200 }, [0.845, messageOf(16)]],
  // 171 - 48.02 - 69 - 111.9 = -57.92; -33.9; 53.9 / 73.9 = 0.729
  ['never takes all', { halstead: dense, cyclomatic: 300, ownCodeLines: 1000 }, [0.271, messageOf(-34)]],
])('%s', (_, of, expected) => {
  const outcome = shown(check.run({ files: [sourceWith('src/a.ts', { functions: [functionWith(of)] })] }));
  const [ratio, ...messages] = outcome;
  expect([typeof ratio === 'number' ? Math.round(ratio * 1000) / 1000 : ratio, ...messages]).toEqual(
    expected,
  );
});
