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
  pull_request: { branches: [main], paths-ignore: [docs/**] }
  schedule: [{ cron: '0 3 * * *' }]
  workflow_dispatch: { inputs: { version: { required: true } } }
permissions: { contents: read }
concurrency: { group: ci, cancel-in-progress: true }
env: { CI_LEVEL: 3 }
jobs:
  build:
    name: Build
    runs-on: ubuntu-latest
    timeout-minutes: 10
    if: true
    steps:
      - uses: actions/checkout@v4
        with: { fetch-depth: 0 }
      - run: npm test
        env: { TOKEN: '\${{ secrets.T }}' }
      - name: nothing
  deploy:
    needs: build
    uses: octo/reusable/.github/workflows/deploy.yml@v1
    secrets: inherit
    permissions: write-all
    concurrency: deploy
    environment: { name: production }
  odd: 3
`;
    const step = { name: null, uses: null, run: null, if: null, with: {}, env: {} };
    const job = {
      ...{ name: null, runsOn: [], uses: null, inheritsSecrets: false, permissions: null, concurrency: null },
      ...{ environment: null, if: null, needs: [], timeoutMinutes: null, env: {}, steps: [] },
    };
    const trigger = { branches: [], tags: [], paths: [], types: [], crons: [], inputs: [] };
    const reusable = 'octo/reusable/.github/workflows/deploy.yml@v1';
    expect(await read(text)).toEqual({
      path,
      name: 'CI',
      triggers: [
        { ...trigger, event: 'push' },
        { ...trigger, event: 'pull_request', branches: ['main'], paths: ['!docs/**'] },
        { ...trigger, event: 'schedule', crons: ['0 3 * * *'] },
        { ...trigger, event: 'workflow_dispatch', inputs: ['version'] },
      ],
      permissions: { contents: 'read' },
      concurrency: { group: 'ci', cancelsInProgress: 'true' },
      env: { CI_LEVEL: '3' },
      jobs: [
        {
          ...job,
          id: 'build',
          line: 13,
          name: 'Build',
          runsOn: ['ubuntu-latest'],
          timeoutMinutes: 10,
          if: 'true',
          steps: [
            { ...step, line: 18, uses: 'actions/checkout@v4', with: { 'fetch-depth': '0' } },
            { ...step, line: 20, run: 'npm test', env: { TOKEN: '${{ secrets.T }}' } },
            { ...step, line: 22, name: 'nothing' },
          ],
        },
        {
          ...job,
          id: 'deploy',
          line: 24,
          needs: ['build'],
          uses: reusable,
          inheritsSecrets: true,
          permissions: 'write-all',
          concurrency: { group: 'deploy', cancelsInProgress: null },
          environment: 'production',
          steps: [{ ...step, line: 24, uses: reusable }],
        },
        { ...job, id: 'odd', line: 30 },
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
    const workflow = await read(`${head}\njobs: {}\n`);
    expect(workflow?.triggers.map(({ event }) => event)).toEqual(triggers);
  });

  it('may share parts by anchors', async () => {
    const text = 'jobs:\n  a: &a\n    steps: [{ uses: x/y@v1 }]\n  b: *a\n';
    expect((await read(text))?.jobs).toHaveLength(2);
  });

  it.each([
    ['no YAML', 'a: [1\n', /^.+\.$/],
    ['a tab for indentation', 'jobs:\n\ta: 1', /^.+\.$/],
    ['no jobs', 'on: push', /^It has no `jobs`\.$/],
    ['nothing', '', /^It is not a mapping\.$/],
    ['a list', '- a', /^It is not a mapping\.$/],
    ['jobs that are a list', 'jobs: [a]', /^It has no `jobs`\.$/],
    ['an anchor that is not there', 'jobs: *a', /^.+\.$/],
    [
      'anchors that multiply',
      `a: &a [x,x,x,x,x,x,x,x,x]\n${[...'bcdefghi'].map((name, at) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'.charAt(at)}`)}]`).join('\n')}\njobs: {}`,
      /^.+\.$/,
    ],
  ])('can’t be read: %s', async (_, text, problem) => {
    expect(await read(text)).toEqual({
      ...{ path, name: null, triggers: [], permissions: null, concurrency: null, env: {}, jobs: [] },
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
