import { expect, it } from 'vitest';
import looseRanges from '../../../../src/checks/readiness/dependencies/loose-ranges.ts';
import { shown } from '../../../support/code-facts.ts';
import { asking } from '../../../support/dependencies.ts';
import { manifestWith } from '../../../support/evidence.ts';

const run = (...ranges: readonly string[]) =>
  shown(
    looseRanges.run({
      manifests: [manifestWith({ dependencies: ranges.map((range) => asking('ms', range)) })],
    }),
  );
const commit = '0123456789abcdef0123456789abcdef01234567';

it.each([
  ...['1.2.3', '=1.2.3', '^1.2.3', '~1.2', '1.x', '1', '>=1 <3', '1 - 2', '^1 || ^2', '>=1.2.0 <2 || 3.1.4'],
  ...[
    'workspace:*',
    'workspace:^',
    'file:../a',
    'link:a',
    'portal:../a',
    'catalog:',
    'catalog:react',
    'patch:ms@1',
  ],
  ...['npm:other@^1.0.0', 'npm:@scope/other@~2.1.0'],
  ...[`github:a/b#${commit}`, `a/b#${commit}`, `git+https://example.com/a.git#${commit}`],
])('%s has an end', (range) => {
  expect(run(range)).toEqual([1]);
});

const later = 'any later major version is taken too.';
const moving = 'a branch or a tag may move.';
const named = 'a name for whatever version it stands for on the day.';
it.each<readonly [string, string]>([
  ...['*', '', 'x', '>=1.2.3', '>1', '^1 || >=3', 'npm:other@*'].map((range) => [range, later] as const),
  ...['latest', 'next', 'npm:other@latest', 'not a range'].map((range) => [range, named] as const),
  ...[
    'a/b',
    'a/b#main',
    'github:a/b#v1',
    'a/b#semver:^1',
    'git+ssh://git@example.com/a.git',
    'git://example.com/a',
  ].map((range) => [range, moving] as const),
  ['https://example.com/a.tgz', 'an address gives what stands there on the day.'],
])('%s has none', (range, complaint) => {
  expect(run(range, '1.0.0')).toEqual([
    0.5,
    `package.json: \`ms\` is asked for as \`${range}\`: ${complaint}`,
  ]);
});

it('leaves peers to the importer, and counts what can’t be read', () => {
  const peer = manifestWith({ dependencies: [asking('ms', '*', 'peerDependencies')] });
  expect(shown(looseRanges.run({ manifests: [peer] }))).toEqual(['No manifest asks for a dependency.']);
  const broken = {
    kind: 'unreadable',
    path: 'package.json',
    directory: '',
    reason: 'It is no JSON.',
  } as const;
  expect(shown(looseRanges.run({ manifests: [broken] }))).toEqual([
    0,
    "package.json: It can't be read as a manifest: It is no JSON.",
  ]);
});
