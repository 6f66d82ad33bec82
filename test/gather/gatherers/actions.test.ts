import { expect, it } from 'vitest';
import { gatherActions } from '../../../src/gather/gatherers/actions.ts';
import { type Files, sceneOf } from '../../support/memory-repository.ts';

const gatherIn = async (files: Files) => await gatherActions(await sceneOf(files));
const nothing = { name: null, inputs: [], outputs: [], using: null, steps: [] };

it('reads what checks ask of it', async () => {
  const text = `
name: Widget
inputs:
  mode:
    description: What to do.
    required: true
  bare:
outputs:
  verdict: { description: What came of it. }
runs:
  using: composite
  steps:
    - uses: actions/cache@v4
    - run: echo \${{ inputs.mode }}
`;
  const step = { name: null, uses: null, run: null, if: null, with: {}, env: {} };
  expect(await gatherIn({ 'action.yml': text })).toEqual([
    {
      path: 'action.yml',
      name: 'Widget',
      inputs: [
        { name: 'mode', line: 5, description: 'What to do.', isRequired: true },
        { name: 'bare', line: 7, description: null, isRequired: false },
      ],
      outputs: [{ name: 'verdict', line: 9, description: 'What came of it.', isRequired: false }],
      using: 'composite',
      steps: [
        { ...step, line: 13, uses: 'actions/cache@v4' },
        { ...step, line: 14, run: 'echo ${{ inputs.mode }}' },
      ],
      problem: null,
    },
  ]);
});

it.each([
  ['.github/actions/setup/action.yml', true],
  ['.github/actions/a/b/action.yaml', true],
  ['action.yaml', true],
  ['packages/a/action.yml', false],
  ['.github/actions/action.yml', false],
])('%s is one of this repository: %s', async (path, isOne) => {
  expect((await gatherIn({ [path]: 'runs: { using: node24 }' })).map((one) => one.path)).toEqual(
    isOne ? [path] : [],
  );
});

it.each([
  ['no YAML', 'a: [1', /^.+\.$/],
  ['no runs', 'name: a', /^It has no `runs`\.$/],
  ['nothing', '', /^It is not a mapping\.$/],
])('%s is said', async (_, text, problem) => {
  expect(await gatherIn({ 'action.yml': text })).toEqual([
    { path: 'action.yml', ...nothing, problem: expect.stringMatching(problem) },
  ]);
});
