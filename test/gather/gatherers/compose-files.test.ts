import { expect, it } from 'vitest';
import { gatherComposeFiles } from '../../../src/gather/gatherers/compose-files.ts';
import { type Files, sceneOf } from '../../support/memory-repository.ts';

const gatherIn = async (files: Files) => await gatherComposeFiles(await sceneOf(files));

it('reads the services', async () => {
  const text = `
services:
  api:
    build: .
    user: 1000
    restart: always
    environment:
      PORT: 80
      LOG_LEVEL:
    healthcheck: { test: curl localhost }
  db:
    image: postgres:17
    privileged: true
    environment: [PASSWORD=a, PLAIN]
    healthcheck: { disable: true }
`;
  expect(await gatherIn({ 'compose.yaml': text })).toEqual([
    {
      path: 'compose.yaml',
      services: [
        {
          ...{ name: 'api', line: 4, image: null, isBuilt: true, user: '1000', hasHealthcheck: true },
          ...{ restart: 'always', isPrivileged: false },
          variables: [
            { name: 'PORT', line: 8 },
            { name: 'LOG_LEVEL', line: expect.any(Number) },
          ],
        },
        {
          ...{
            name: 'db',
            line: 12,
            image: 'postgres:17',
            isBuilt: false,
            user: null,
            hasHealthcheck: false,
          },
          ...{ restart: null, isPrivileged: true },
          variables: [
            { name: 'PASSWORD', line: 14 },
            { name: 'PLAIN', line: 14 },
          ],
        },
      ],
      problem: null,
    },
  ]);
});

it.each([
  ['docker-compose.yml', true],
  ['deploy/compose.prod.yaml', true],
  ['docker-compose.override.yml', true],
  ['compose.json', false],
  ['test/compose.yaml', false],
])('%s: %s', async (path, isOne) => {
  expect((await gatherIn({ [path]: 'services: {}' })).map((one) => one.path)).toEqual(isOne ? [path] : []);
});

it.each([
  ['no YAML', 'a: [1', /^.+\.$/],
  ['no services', 'a: 1', /^It has no `services`\.$/],
])('%s is said', async (_, text, problem) => {
  expect(await gatherIn({ 'compose.yml': text })).toEqual([
    { path: 'compose.yml', services: [], problem: expect.stringMatching(problem) },
  ]);
});
