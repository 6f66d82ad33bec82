import { expect, it } from 'vitest';
import workflowPermissions from '../../../src/fix/remedies/workflow-permissions.ts';
import { gatherWorkflows } from '../../../src/gather/gatherers/workflows.ts';
import { sceneOf } from '../../support/memory-repository.ts';

const path = '.github/workflows/ci.yml';
const make = async (text: string) => {
  const workflows = await gatherWorkflows(await sceneOf({ [path]: text }));
  return workflowPermissions.make({ workflows }, { texts: new Map([[path, text]]), authors: null });
};
const job = 'jobs:\n  a:\n    steps:\n      - run: npm test\n';

it('states them where nothing is said', async () => {
  expect(await make(`on: push\n${job}`)).toEqual({
    kind: 'patch',
    text: `--- a/${path}\n+++ b/${path}\n@@ -1,4 +1,7 @@\n on: push\n+permissions:\n+  contents: read\n+\n jobs:\n   a:\n     steps:\n`,
    notes: [],
  });
});

it('takes back what is too much', async () => {
  expect(await make(`on: push\npermissions: write-all\n${job}`)).toMatchObject({
    kind: 'patch',
    text: expect.stringContaining('-permissions: write-all\n+permissions:\n+  contents: read\n'),
  });
});

it('says what may need more', async () => {
  expect(await make(`on: push\n${job.replace('npm test', 'git push')}`)).toMatchObject({
    notes: [`\`${path}\` has steps that may need to write: give those jobs \`permissions\` of their own.`],
  });
});

it.each([
  ['stated', `permissions: {}\n${job}`],
  ['stated in every job', 'jobs:\n  a:\n    permissions: { contents: read }\n'],
  ['not readable', 'jobs: ['],
])('leaves alone what is %s', async (_, text) => {
  expect(await make(text)).toEqual({
    kind: 'nothing',
    reason: 'Every workflow states what its token may do.',
  });
});
