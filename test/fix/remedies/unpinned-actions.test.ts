import { expect, it } from 'vitest';
import unpinnedActions from '../../../src/fix/remedies/unpinned-actions.ts';
import { gatherActions } from '../../../src/gather/gatherers/actions.ts';
import { gatherWorkflows } from '../../../src/gather/gatherers/workflows.ts';
import { type Files, sceneOf } from '../../support/memory-repository.ts';

const [one, other] = ['.github/workflows/a.yml', '.github/workflows/b.yml'];
const commit = 'a'.repeat(40);
const using = (...uses: readonly string[]) =>
  `jobs:\n  a:\n    steps:\n${uses.map((use) => `      - uses: ${use}\n`).join('')}`;

const make = async (files: Files) => {
  const scene = await sceneOf(files);
  const [workflows, actions] = await Promise.all([gatherWorkflows(scene), gatherActions(scene)]);
  return unpinnedActions.make(
    { workflows, actions },
    { texts: new Map(Object.entries(files)), authors: null },
  );
};

it('pins by a commit that another workflow names for the version', async () => {
  const files = { [one]: using(`octo/a@${commit} # v4.2.2`), [other]: using('octo/b@v1', 'octo/a@v4.2.2') };
  expect(await make(files)).toEqual({
    kind: 'patch',
    text: expect.stringContaining(`-      - uses: octo/a@v4.2.2\n+      - uses: octo/a@${commit} # v4.2.2\n`),
    notes: [
      'The commit of `octo/b@v1` is not known here: `gh api repos/octo/b/commits/v1 --jq .sha` tells it.',
    ],
  });
});

it('says how to learn what nobody here knows', async () => {
  expect(await make({ [one]: using('octo/a/deep@v4') })).toEqual({
    kind: 'nothing',
    reason:
      'No commit of an unpinned action is known here. The commit of `octo/a/deep@v4` is not known here: `gh api repos/octo/a/commits/v4 --jq .sha` tells it.',
  });
});

it('changes each use, and no other row', async () => {
  const text = using(`octo/a@${commit} # v1`, 'octo/a@v1', 'octo/a@v1');
  const mended = await make({ [one]: text });
  if (mended.kind !== 'patch') throw new Error('There is no patch.');
  expect(mended.text.match(/^\+ /gm)).toHaveLength(2);
  expect(mended.text.match(/^- /gm)).toHaveLength(2);
});

it.each(['./own', `octo/a@${commit}`, 'docker://a:1'])('leaves %s alone', async (use) => {
  expect(await make({ [one]: using(use) })).toEqual({
    kind: 'nothing',
    reason: 'No commit of an unpinned action is known here.',
  });
});
