import { describe, expect, it } from 'vitest';
import { gatherWorkflows } from '../../../src/gather/gatherers/workflows.ts';
import { type Files, sceneOf } from '../../support/memory-repository.ts';

const path = '.github/workflows/ci.yml';
const gatherIn = async (files: Files) => await gatherWorkflows(await sceneOf(files));
const read = async (text: string) => (await gatherIn({ [path]: text }))[0] ?? null;

describe('a workflow', () => {
  it('is read as far as checks care', async () => {
    const text = `
name: CI
on:
  push:
  pull_request: { branches: [main] }
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - run: npm test
      - name: nothing
  deploy:
    uses: octo/reusable/.github/workflows/deploy.yml@v1
  odd: 3
`;
    expect(await read(text)).toEqual({
      path,
      name: 'CI',
      triggers: ['push', 'pull_request'],
      jobs: [
        {
          id: 'build',
          steps: [
            { uses: 'actions/checkout@v4', run: null },
            { uses: null, run: 'npm test' },
            { uses: null, run: null },
          ],
        },
        { id: 'deploy', steps: [{ uses: 'octo/reusable/.github/workflows/deploy.yml@v1', run: null }] },
        { id: 'odd', steps: [] },
      ],
      problem: null,
    });
  });

  it.each([
    ['one', 'on: push', ['push']],
    ['a list', 'on: [push, workflow_dispatch]', ['push', 'workflow_dispatch']],
    ['a mapping', 'on: { schedule: [{ cron: "0 0 * * *" }] }', ['schedule']],
    ['none', 'name: a', []],
    ['“on” is no truth value', 'on: push\n"true": x', ['push']],
  ])('triggers: %s', async (_, head, triggers) => {
    expect((await read(`${head}\njobs: {}\n`))?.triggers).toEqual(triggers);
  });

  it('may share parts by anchors', async () => {
    const text = 'jobs:\n  a: &a\n    steps: [{ uses: x/y@v1 }]\n  b: *a\n';
    expect((await read(text))?.jobs).toHaveLength(2);
  });

  it.each([
    ['no YAML', 'a: [1\n', /^.+\.$/],
    ['a tab for indentation', 'jobs:\n\ta: 1', /^.+\.$/],
    ['no jobs', 'on: push', /^It has no `jobs`\.$/],
    ['nothing', '', /^It has no `jobs`\.$/],
    ['a list', '- a', /^It has no `jobs`\.$/],
    ['jobs that are a list', 'jobs: [a]', /^It has no `jobs`\.$/],
    ['an anchor that is not there', 'jobs: *a', /^.+\.$/],
    [
      'anchors that multiply',
      `a: &a [x,x,x,x,x,x,x,x,x]\n${[...'bcdefghi'].map((name, at) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'.charAt(at)}`)}]`).join('\n')}\njobs: {}`,
      /^.+\.$/,
    ],
  ])('can’t be read: %s', async (_, text, problem) => {
    expect(await read(text)).toEqual({
      path,
      name: null,
      triggers: [],
      jobs: [],
      problem: expect.stringMatching(problem),
    });
  });
});

it('is found where GitHub looks', async () => {
  const jobs = 'jobs: {}';
  const found = await gatherIn({
    '.github/workflows/a.yaml': jobs,
    '.github/workflows/b.yml': jobs,
    '.github/workflows/deep/c.yml': jobs,
    '.github/workflows/d.json': jobs,
    '.github/dependabot.yml': jobs,
    'packages/a/.github/workflows/e.yml': jobs,
  });
  expect(found.map((workflow) => workflow.path)).toEqual([
    '.github/workflows/a.yaml',
    '.github/workflows/b.yml',
  ]);
});
