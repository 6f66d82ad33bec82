import { expect, it } from 'vitest';
import { gatherUpdateBot } from '../../../src/gather/gatherers/update-bot.ts';
import { type Files, sceneOf } from '../../support/memory-repository.ts';

const gatherIn = async (files: Files) => await gatherUpdateBot(await sceneOf(files));
const dependabot = '.github/dependabot.yml';
const updating = `version: 2
updates:
  - package-ecosystem: npm
    directory: /
    schedule: { interval: weekly }
  - package-ecosystem: docker
    directories: [/a, /b]
  - package-ecosystem: pip
    directory: /
    open-pull-requests-limit: 0
  - odd
`;

it.each<[string, Files, object | null]>([
  ['nothing', {}, null],
  [
    'Dependabot',
    { [dependabot]: updating },
    {
      path: dependabot,
      tool: 'dependabot',
      updates: [
        { ecosystem: 'npm', directories: ['/'] },
        { ecosystem: 'docker', directories: ['/a', '/b'] },
      ],
      problem: null,
    },
  ],
  [
    'Dependabot without updates',
    { [dependabot]: 'version: 2' },
    { path: dependabot, tool: 'dependabot', updates: [], problem: 'It has no list of `updates`.' },
  ],
  [
    'no YAML',
    { [dependabot]: 'a: [1' },
    { path: dependabot, tool: 'dependabot', updates: [], problem: expect.stringMatching(/^.+\.$/) },
  ],
  [
    'Renovate',
    { 'renovate.json': '{ // all\n "extends": ["config:recommended"] }' },
    { path: 'renovate.json', tool: 'renovate', updates: 'all', problem: null },
  ],
  [
    'Renovate for some',
    { '.renovaterc': '{ "enabledManagers": ["npm"] }' },
    {
      path: '.renovaterc',
      tool: 'renovate',
      updates: [{ ecosystem: 'npm', directories: [] }],
      problem: null,
    },
  ],
  [
    'Renovate that is off',
    { 'renovate.json': '{ "enabled": false }' },
    { path: 'renovate.json', tool: 'renovate', updates: [], problem: null },
  ],
  [
    'no JSON',
    { 'renovate.json': '{' },
    { path: 'renovate.json', tool: 'renovate', updates: [], problem: 'It is not a JSON object.' },
  ],
  [
    'JSON5',
    { 'renovate.json5': "{ extends: ['a'] }" },
    { path: 'renovate.json5', tool: 'renovate', updates: 'all', problem: null },
  ],
])('%s', async (_, files, bot) => {
  expect(await gatherIn(files)).toEqual(bot);
});
