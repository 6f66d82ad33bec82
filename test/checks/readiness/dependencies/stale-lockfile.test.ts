import { describe, expect, it } from 'vitest';
import staleLockfile from '../../../../src/checks/readiness/dependencies/stale-lockfile.ts';
import type { Dependency, LockedDependency, Lockfile, Manifest } from '../../../../src/model/evidence.ts';
import { lockfileWith, manifestWith } from '../../../support/evidence.ts';

const run = (manifests: readonly Manifest[], lockfiles: readonly Lockfile[]) =>
  staleLockfile.run({ manifests, lockfiles });

const asking = (range: string, group: Dependency['group'] = 'dependencies', directory = '') =>
  manifestWith({ directory, dependencies: [{ name: 'a', range, group }] });

const locking = (entry: LockedDependency, importer = '') =>
  lockfileWith({
    contents: { kind: 'by-importer', importers: new Map([[importer, new Map([['a', entry]])]]) },
  });

const byRange = (key: string, version: string | null) =>
  lockfileWith({
    path: 'yarn.lock',
    format: 'yarn',
    contents: { kind: 'by-range', versions: new Map([[key, version]]) },
  });

const good = { kind: 'judged', ratio: 1, findings: [] };
const complaint = (message: string, path = 'package.json') => ({
  kind: 'judged',
  ratio: 0,
  findings: [{ path, message, subject: 'a' }],
});
const nothing = { kind: 'notApplicable', reason: 'No manifest asks for a dependency.' };

describe('a lockfile that says which range it was made for', () => {
  it.each<[string, Dependency['range'], LockedDependency, object]>([
    ['it agrees', '^1.0.0', { specifier: '^1.0.0', version: '1.2.3' }, good],
    [
      'it was made for another range',
      '^2.0.0',
      { specifier: '^1.0.0', version: '1.2.3' },
      complaint(
        '`a` is asked for as `^2.0.0`, and the lockfile was made for `^1.0.0` (`package-lock.json`).',
      ),
    ],
    [
      'its version is outside the range',
      '^2.0.0',
      { specifier: '^2.0.0', version: '1.2.3' },
      complaint('`a` is locked to 1.2.3, which is outside `^2.0.0` (`package-lock.json`).'),
    ],
    [
      'it knows no range, and the version is outside',
      '^2.0.0',
      { specifier: null, version: '1.2.3' },
      complaint('`a` is locked to 1.2.3, which is outside `^2.0.0` (`package-lock.json`).'),
    ],
    ['a prerelease within the range', '^2.0.0', { specifier: null, version: '2.1.0-rc.1' }, good],
    ['a version that is a link', '^2.0.0', { specifier: '^2.0.0', version: null }, good],
    ['a version that is none', '^2.0.0', { specifier: '^2.0.0', version: 'abc' }, good],
    ['a tag is no range', 'latest', { specifier: 'latest', version: '9.0.0' }, good],
    ['another name for a package', 'npm:b@^1.0.0', { specifier: 'npm:b@^1.0.0', version: '1.0.0' }, good],
    ['a scoped one', 'npm:@s/b@^1.0.0', { specifier: 'npm:@s/b@^1.0.0', version: '1.0.0' }, good],
    [
      'another name, outside its range',
      'npm:@s/b@^1.0.0',
      { specifier: 'npm:@s/b@^1.0.0', version: '2.0.0' },
      complaint('`a` is locked to 2.0.0, which is outside `^1.0.0` (`package-lock.json`).'),
    ],
  ])('%s', (_, range, entry, outcome) => {
    expect(run([asking(range)], [locking(entry)])).toEqual(outcome);
  });

  it('does not hold the dependency', () => {
    expect(run([asking('^1.0.0')], [lockfileWith()])).toEqual(
      complaint('`a` is not in the lockfile (`package-lock.json`).'),
    );
  });
});

describe('a lockfile that is ordered by range', () => {
  it.each<[string, string, string, string | null, object]>([
    ['it agrees', '^1.0.0', 'a@^1.0.0', '1.2.3', good],
    [
      'it knows another range',
      '^2.0.0',
      'a@^1.0.0',
      '1.2.3',
      complaint('The lockfile knows no `a` for `^2.0.0` (`yarn.lock`).'),
    ],
    [
      'its version is outside',
      '^2.0.0',
      'a@^2.0.0',
      '1.0.0',
      complaint('`a` is locked to 1.0.0, which is outside `^2.0.0` (`yarn.lock`).'),
    ],
    ['another name, as it is written', 'npm:b@^1.0.0', 'a@npm:b@^1.0.0', '1.0.0', good],
    ['the protocol of the registry', 'npm:^1.0.0', 'a@^1.0.0', '1.0.0', good],
  ])('%s', (_, range, key, version, outcome) => {
    expect(run([asking(range)], [byRange(key, version)])).toEqual(outcome);
  });
});

describe('what is no registry’s', () => {
  it.each([
    ...['workspace:*', 'file:../a', 'link:../a', 'portal:../a', 'patch:a@1#x', 'git://h/a', 'git+ssh://h/a'],
    ...['github:o/a', 'https://h/a.tgz', 'catalog:', 'octo/a', 'octo/a#main'],
  ])('%s is not held against the lockfile', (range) => {
    expect(run([asking(range)], [])).toEqual(nothing);
  });

  it('a peer is the importer’s to install', () => {
    expect(run([asking('^1.0.0', 'peerDependencies')], [])).toEqual(nothing);
  });

  it.each(['devDependencies', 'optionalDependencies'] as const)('%s are', (group) => {
    expect(run([asking('^1.0.0', group)], [lockfileWith()])).toMatchObject({ ratio: 0 });
  });
});

describe('no lockfile', () => {
  const message = '1 dependencies are asked for, and no lockfile says which versions are meant.';

  it.each([
    ['an application', {}],
    ['a private package with a program', { isPrivate: true, hasBin: true }],
    ['the packages of a monorepo', { isPrivate: true, hasEntryPoint: true, workspaces: ['packages/*'] }],
  ])('is missed by %s', (_, kind) => {
    expect(run([{ ...asking('^1.0.0'), ...kind }], [])).toEqual({
      kind: 'judged',
      ratio: 0,
      findings: [{ message }],
    });
  });

  it.each([
    ['a published library', { hasEntryPoint: true }],
    ['a published program', { hasBin: true }],
  ])('is the right of %s', (_, kind) => {
    expect(run([{ ...asking('^1.0.0'), ...kind }], [])).toEqual({
      kind: 'notApplicable',
      reason: 'The package is published, and its users resolve its dependencies for themselves.',
    });
  });

  it('is not missed where nothing is asked for', () => {
    expect(run([manifestWith()], [])).toEqual(nothing);
  });
});

describe('what can’t be read', () => {
  const manifest: Manifest = {
    kind: 'unreadable',
    path: 'b/package.json',
    directory: 'b',
    reason: 'It is no JSON.',
  };

  it('a lockfile fails the whole check', () => {
    const broken = lockfileWith({ contents: { kind: 'unreadable', reason: 'Unexpected token.' } });
    expect(run([asking('^1.0.0')], [broken])).toEqual({
      kind: 'judged',
      ratio: 0,
      findings: [{ path: 'package-lock.json', message: "It can't be read as a lockfile: Unexpected token." }],
    });
  });

  it('a manifest counts as one thing that is wrong', () => {
    expect(run([asking('^1.0.0'), manifest], [locking({ specifier: '^1.0.0', version: '1.0.0' })])).toEqual({
      kind: 'judged',
      ratio: 0.5,
      findings: [{ path: 'b/package.json', message: "It can't be read as a manifest: It is no JSON." }],
    });
  });
});

describe('workspaces', () => {
  const member = asking('^2.0.0', 'dependencies', 'packages/b');

  it('are looked for in the root’s lockfile, by their folder', () => {
    expect(run([member], [locking({ specifier: '^2.0.0', version: '2.0.0' }, 'packages/b')])).toEqual(good);
    expect(run([member], [locking({ specifier: '^2.0.0', version: '2.0.0' }, 'packages/c')])).toEqual(
      complaint('`a` is not in the lockfile (`package-lock.json`).', 'packages/b/package.json'),
    );
  });

  it('have the lockfile that is nearest', () => {
    const own = { ...locking({ specifier: '^2.0.0', version: '2.0.0' }), directory: 'packages/b' };
    expect(run([member], [locking({ specifier: '^1.0.0', version: '1.0.0' }), own])).toEqual(good);
  });

  it('do not take the lockfile of a neighbour whose name begins alike', () => {
    const neighbour = { ...lockfileWith(), directory: 'packages/b' };
    const root = locking({ specifier: '^2.0.0', version: '2.0.0' }, 'packages/bb');
    expect(run([asking('^2.0.0', 'dependencies', 'packages/bb')], [neighbour, root])).toEqual(good);
  });
});
