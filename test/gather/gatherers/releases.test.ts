import { expect, it } from 'vitest';
import { gatherReleases } from '../../../src/gather/gatherers/releases.ts';
import { historyWith } from '../../support/memory-history.ts';

const [first, second] = ['2026-01-01T00:00:00.000Z', '2026-02-01T00:00:00.000Z'];
const gathered = async (...tags: readonly { readonly name: string; readonly at: string }[]) =>
  await gatherReleases(
    historyWith({ tags: async () => ({ firstCommitAt: first, lastCommitAt: second, tags }) }),
  );

it('is not known where the history is not there', async () => {
  expect(await gatherReleases(historyWith({}))).toBeNull();
});

it('has the newest first, and the higher version of one time', async () => {
  const releases = await gathered(
    { name: 'v1.0.0', at: first },
    { name: 'v1.1.0', at: second },
    { name: 'v1.2.0', at: second },
  );
  expect(releases).toEqual({
    firstCommitAt: first,
    lastCommitAt: second,
    tags: [
      { name: 'v1.2.0', version: '1.2.0', at: second },
      { name: 'v1.1.0', version: '1.1.0', at: second },
      { name: 'v1.0.0', version: '1.0.0', at: first },
    ],
  });
});

it.each([
  ['1.2.3', '1.2.3'],
  ['v1.2.3', '1.2.3'],
  ['widget@1.2.3', '1.2.3'],
  ['@octo/widget@1.2.3-beta.1', '1.2.3-beta.1'],
  ['widget-v1.2.3', '1.2.3'],
  ['release/1.2.3', '1.2.3'],
  ['v1', null],
  ['v1.2', null],
  ['nightly', null],
  ['1.2.3.4', null],
])('%s: %s', async (name, version) => {
  expect((await gathered({ name, at: first }))?.tags.map((tag) => tag.version)).toEqual(
    version === null ? [] : [version],
  );
});
