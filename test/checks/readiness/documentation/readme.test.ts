import { expect, it } from 'vitest';
import check from '../../../../src/checks/readiness/documentation/readme.ts';
import type { ReadmeFile } from '../../../../src/model/evidence.ts';
import { seen } from '../../../support/check-evidence.ts';

const whole: ReadmeFile = {
  path: 'README.md',
  proseCharacters: 300,
  headings: ['Apples', 'Usage'],
  codeBlocks: 1,
};

it.each<[sentence: string, readme: ReadmeFile | null, ratio: number, complaints: number]>([
  ['passes with prose, a beginning and something to copy', whole, 1, 0],
  ['loses a third for too little prose', { ...whole, proseCharacters: 299 }, 2 / 3, 1],
  [
    'loses a third without a section on how to begin',
    { ...whole, headings: ['Apples', 'History'] },
    2 / 3,
    1,
  ],
  ['loses a third without a code block', { ...whole, codeBlocks: 0 }, 2 / 3, 1],
  ['loses all with none of the three', { ...whole, proseCharacters: 0, headings: [], codeBlocks: 0 }, 0, 3],
  ['fails when there is none', null, 0, 1],
])('%s', (_, readme, ratio, complaints) => {
  const found = seen(check.run({ readme }));
  expect(found).toMatchObject({ ratio: expect.closeTo(ratio, 12) });
  expect(found).toHaveProperty('messages.length', complaints);
});

it('knows a finding again when only the count of characters changed', () => {
  const subjects = [10, 20].map((proseCharacters) => {
    const outcome = check.run({ readme: { ...whole, proseCharacters } });
    return outcome.kind === 'judged' && outcome.findings[0]?.subject;
  });
  expect(subjects[0]).toBe(subjects[1]);
});
