import { expect, it } from 'vitest';
import check from '../../../../src/checks/readiness/environment/committed-environment-file.ts';
import type { EnvironmentFile } from '../../../../src/model/evidence.ts';
import { seen } from '../../../support/check-evidence.ts';

const values: EnvironmentFile = {
  path: '.env',
  isTracked: true,
  isTemplate: false,
  assigned: [
    { name: 'PORT', line: 1 },
    { name: 'API_KEY', line: 4 },
  ],
};

it.each<[sentence: string, files: readonly EnvironmentFile[], found: ReturnType<typeof seen>]>([
  ['passes without any', [], { ratio: 1, messages: [] }],
  [
    'passes with a template, even one with values',
    [{ ...values, isTemplate: true }],
    { ratio: 1, messages: [] },
  ],
  ['passes with a file that assigns nothing', [{ ...values, assigned: [] }], { ratio: 1, messages: [] }],
  [
    'names what a committed file assigns',
    [values],
    { ratio: 0, messages: ['.env: It is in git, with values for `PORT`, `API_KEY`.'] },
  ],
  [
    'warns of one that is about to be',
    [{ ...values, isTracked: false }],
    {
      ratio: 0,
      messages: [
        '.env: It is not ignored: the next `git add` commits it, with values for `PORT`, `API_KEY`.',
      ],
    },
  ],
  [
    'counts each file once',
    [values, { ...values, path: 'a/.env', isTemplate: true }],
    { ratio: 0.5, messages: ['.env: It is in git, with values for `PORT`, `API_KEY`.'] },
  ],
  [
    'names three at most',
    [{ ...values, assigned: ['A', 'B', 'C', 'D', 'E'].map((name) => ({ name, line: 1 })) }],
    { ratio: 0, messages: ['.env: It is in git, with values for `A`, `B`, `C` and 2 more.'] },
  ],
])('%s', (_, environmentFiles, found) => {
  expect(seen(check.run({ environmentFiles }))).toEqual(found);
});

it('points at the first credential, which makes it worse', () => {
  expect(check.run({ environmentFiles: [values] })).toMatchObject({
    findings: [{ line: 4, severity: 'high' }],
  });
  const harmless = { ...values, assigned: [{ name: 'PORT', line: 1 }] };
  expect(check.run({ environmentFiles: [harmless] })).toMatchObject({
    findings: [{ line: 1, severity: 'medium' }],
  });
});
