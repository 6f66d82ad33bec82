import { describe, expect, it } from 'vitest';
import { gatherAddedDependencies } from '../../../src/gather/gatherers/added-dependencies.ts';
import type { AddedDependency } from '../../../src/model/reported.ts';
import { defaultSettings } from '../../../src/model/settings.ts';
import type { History } from '../../../src/model/world.ts';
import { historyWith } from '../../support/memory-history.ts';
import { addedWith } from '../../support/reported.ts';

const historyOf = (added: readonly AddedDependency[] | null): History =>
  historyWith({
    addedDependencies: async () => added,
  });

async function licensingOf(license: string | null, ...deniedLicenses: readonly string[]) {
  const settings = { ...defaultSettings, findings: { reports: [], deniedLicenses, history: false } };
  const added = await gatherAddedDependencies(historyOf([addedWith({ license })]), 'base', settings);
  return added?.[0]?.licensing;
}

describe('what a change adds to the dependencies', () => {
  it.each<[string, string | null, readonly AddedDependency[] | null]>([
    ['without a commit to compare with', null, [addedWith()]],
    ['where nobody reviews them', 'base', null],
  ])('is not known %s', async (_, since, added) => {
    expect(await gatherAddedDependencies(historyOf(added), since, defaultSettings)).toBeNull();
  });

  it('is told as it is', async () => {
    expect(await gatherAddedDependencies(historyOf([addedWith()]), 'base', defaultSettings)).toEqual([
      { ...addedWith(), licensing: 'allowed' },
    ]);
  });

  it.each<[string | null, readonly string[], string]>([
    ['MIT', ['AGPL-3.0-only'], 'allowed'],
    ['AGPL-3.0-only', ['AGPL-3.0-only'], 'denied'],
    ['AGPL-3.0-only', ['agpl-3.0-only'], 'denied'],
    ['MIT OR AGPL-3.0-only', ['AGPL-3.0-only'], 'allowed'],
    ['MIT AND AGPL-3.0-only', ['AGPL-3.0-only'], 'denied'],
    ['(MIT OR Apache-2.0) AND GPL-2.0-only', ['MIT', 'Apache-2.0'], 'denied'],
    ['GPL-2.0-only WITH Classpath-exception-2.0', ['GPL-2.0-only'], 'denied'],
    [null, ['AGPL-3.0-only'], 'unknown'],
    ['see LICENSE', ['AGPL-3.0-only'], 'unknown'],
    [null, [], 'allowed'],
    ['see LICENSE', [], 'allowed'],
  ])('has the licence %s, of which %j are denied: %s', async (license, denied, expected) => {
    expect(await licensingOf(license, ...denied)).toBe(expected);
  });
});
