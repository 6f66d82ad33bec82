import { expect, it } from 'vitest';
import brokenCodeBlocks from '../../../../src/checks/readiness/documentation/broken-code-blocks.ts';
import type { CodeBlock } from '../../../../src/model/facts.ts';
import { documentWith, factsWith, fileWith } from '../../../support/evidence.ts';

const block = (language: string | null, problem: string | null = null, line = 3): CodeBlock => ({
  ...{ language, line, problem, installs: false },
});
const nothing = {
  kind: 'notApplicable',
  reason: 'No document has an example in JavaScript, TypeScript, JSON or YAML.',
};
const broken = 'It is not valid JSON.';

it.each<[string, readonly CodeBlock[], string, object]>([
  [
    'all can be parsed',
    [block('json'), block('ts')],
    'README.md',
    { kind: 'judged', ratio: 1, findings: [] },
  ],
  [
    'one of two can’t',
    [block('json', broken, 7), block('yml')],
    'README.md',
    {
      kind: 'judged',
      ratio: 0.5,
      findings: [
        { path: 'README.md', line: 7, message: `The example in \`json\`: ${broken}`, subject: broken },
      ],
    },
  ],
  ['other languages', [block('sh'), block(null), block('jsonc')], 'README.md', nothing],
  ['none', [], 'README.md', nothing],
  ['a change log', [block('json', broken)], 'CHANGELOG.md', nothing],
])('%s', (_, codeBlocks, path, outcome) => {
  const files = [
    fileWith(path, { kind: 'document', facts: factsWith({ document: documentWith({ codeBlocks }) }) }),
  ];
  expect(brokenCodeBlocks.run({ files })).toEqual(outcome);
});
