import { expect, it } from 'vitest';
import foreignLockfile from '../../../../src/checks/readiness/dependencies/foreign-lockfile.ts';
import type { ForeignManifest } from '../../../../src/model/ecosystem.ts';
import type { Profile } from '../../../../src/model/profile.ts';
import { shown } from '../../../support/code-facts.ts';
import { foreignDependency, foreignWith } from '../../../support/dependencies.ts';

const run = (foreignManifests: readonly ForeignManifest[], id: Profile = 'service') =>
  shown(foreignLockfile.run({ foreignManifests, profile: { id, reason: 'The test says so.' } }));
const crates = (overrides: Partial<ForeignManifest> = {}) =>
  foreignWith({
    ...{ ecosystem: 'cargo', path: 'Cargo.toml', isLockable: true },
    ...{ dependencies: [foreignDependency({ name: 'serde', range: '1', isPinned: false, isLocked: true })] },
    ...overrides,
  });

it.each<[string, readonly ForeignManifest[], readonly (string | number)[]]>([
  ['none', [], ['There is no manifest of another ecosystem than npm’s.']],
  [
    'asks for nothing',
    [foreignWith()],
    [
      'Its manifests of other ecosystems ask for nothing, or are a library’s, whose users resolve for themselves.',
    ],
  ],
  ['pinned by itself', [foreignWith({ dependencies: [foreignDependency()] })], [1]],
  [
    'one of two not pinned',
    [
      foreignWith({
        dependencies: [
          foreignDependency(),
          foreignDependency({ name: 'click', range: '', line: 2, isPinned: false }),
        ],
      }),
    ],
    [0.5, 'requirements.txt:2 `click` is asked for in any version: name one version.'],
  ],
  [
    'a range',
    [foreignWith({ dependencies: [foreignDependency({ range: '>=3', isPinned: false })] })],
    [0, 'requirements.txt:1 `flask` is asked for as `>=3`: name one version.'],
  ],
  ['locked', [crates({ lockfile: 'Cargo.lock' })], [1]],
  [
    'not locked',
    [crates()],
    [
      0,
      'Cargo.toml: One dependency is asked for, and no lockfile says which versions are meant. Run `cargo generate-lockfile`.',
    ],
  ],
  [
    'not in the lockfile',
    [
      crates({
        lockfile: 'Cargo.lock',
        dependencies: [foreignDependency({ name: 'serde', line: null, isLocked: false })],
      }),
    ],
    [0, 'Cargo.toml: `serde` is not in `Cargo.lock`.'],
  ],
  [
    'unreadable',
    [crates({ problem: 'It can’t be parsed.', dependencies: [] })],
    [0, "Cargo.toml: It can't be read as a manifest: It can’t be parsed."],
  ],
])('%s', (_, manifests, expected) => {
  expect(run(manifests)).toEqual(expected);
});

it('does not ask a library for a lockfile, but holds the one it has to it', () => {
  expect(run([crates()], 'library')).toHaveLength(1);
  const dependencies = [foreignDependency({ isLocked: false })];
  expect(run([crates({ lockfile: 'Cargo.lock', dependencies })], 'library')[0]).toBe(0);
});
