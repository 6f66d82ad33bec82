import { expect, it } from 'vitest';
import { gatherProfile } from '../../../src/gather/gatherers/profile.ts';
import type { Profile } from '../../../src/model/profile.ts';
import { type Files, sceneOf } from '../../support/memory-repository.ts';

const manifest = (contents: object): Files => ({ 'package.json': JSON.stringify(contents) });
const express = { dependencies: { express: '^5.0.0' } };
const react = { dependencies: { 'react-dom': '^19.0.0' } };

it.each<[string, Files, Profile, string]>([
  ['nothing at all', {}, 'library', 'Nothing says that it is run on its own.'],
  ['an action', { 'action.yml': '', ...manifest(express) }, 'action', '`action.yml` stands at the root.'],
  ['an action, in the other spelling', { 'action.yaml': '' }, 'action', '`action.yaml` stands at the root.'],
  [
    'an action below the root is not the project',
    { 'a/action.yml': '' },
    'library',
    'Nothing says that it is run on its own.',
  ],
  [
    'workspaces of pnpm',
    { 'pnpm-workspace.yaml': 'packages: []' },
    'monorepo',
    '`pnpm-workspace.yaml` stands at the root.',
  ],
  ['workspaces of Go', { 'go.work': '' }, 'monorepo', '`go.work` stands at the root.'],
  [
    'workspaces of npm',
    manifest({ workspaces: ['a'], ...express }),
    'monorepo',
    '`package.json` names workspaces.',
  ],
  ['a server', manifest({ private: true, ...express }), 'service', 'It depends on `express`.'],
  ['a server with nothing to import', manifest(express), 'service', 'It depends on `express`.'],
  [
    'a plug-in of a server',
    manifest({ main: 'a.js', ...express }),
    'library',
    '`package.json` names an entry point for importers.',
  ],
  [
    'a server that is also an entry point',
    manifest({ main: 'a.js', scripts: { start: 'node a' }, ...express }),
    'service',
    'It depends on `express`.',
  ],
  [
    'a server for development only',
    manifest({ private: true, devDependencies: { express: '5' } }),
    'library',
    'Nothing says that it is run on its own.',
  ],
  ['a web application', manifest({ private: true, ...react }), 'web-app', 'It depends on `react-dom`.'],
  [
    'a server before a web framework',
    manifest({ private: true, dependencies: { 'react-dom': '1', koa: '1' } }),
    'service',
    'It depends on `koa`.',
  ],
  [
    'a component library',
    manifest({ exports: {}, ...react }),
    'library',
    '`package.json` names an entry point for importers.',
  ],
  ['a command', manifest({ bin: 'a.js', main: 'b.js' }), 'cli', '`package.json` names a `bin`.'],
  [
    'a private package that starts',
    manifest({ private: true, scripts: { start: 'node .' } }),
    'service',
    '`package.json` is private and has a `start` script.',
  ],
  [
    'a public one that starts',
    manifest({ scripts: { start: 'node .' } }),
    'library',
    'Nothing says that it is run on its own.',
  ],
  ['a container', { Dockerfile: '' }, 'service', '`Dockerfile` stands at the root.'],
  [
    'a manifest speaks before a container',
    { Dockerfile: '', ...manifest({ bin: 'a.js' }) },
    'cli',
    '`package.json` names a `bin`.',
  ],
  [
    'a manifest that says nothing leaves it to the container',
    { 'compose.yaml': '', ...manifest({}) },
    'service',
    '`compose.yaml` stands at the root.',
  ],
  [
    'a manifest that can’t be read too',
    { Dockerfile: '', 'package.json': '{' },
    'service',
    '`Dockerfile` stands at the root.',
  ],
  [
    'a server of Feathers',
    manifest({ main: 'src', scripts: { start: 'node src' }, dependencies: { '@feathersjs/express': '4' } }),
    'service',
    'It depends on `@feathersjs/express`.',
  ],
  ['a page', { 'index.html': '' }, 'web-app', '`index.html` stands at the root.'],
  ['a program in Go', { 'main.go': '' }, 'cli', 'It builds a program.'],
  ['a program in Rust', { 'src/main.rs': '' }, 'cli', 'It builds a program.'],
])('%s', async (_, files, id, reason) => {
  expect(await gatherProfile(await sceneOf(files))).toEqual({ id, reason });
});

it('is what the configuration says, whatever is there', async () => {
  const scene = await sceneOf({ 'action.yml': '' }, { settings: { profile: 'web-app' } });
  expect(await gatherProfile(scene)).toEqual({ id: 'web-app', reason: 'The configuration says so.' });
});
