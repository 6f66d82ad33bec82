import { expect, it } from 'vitest';
import { gatherContainers } from '../../../src/gather/gatherers/containers.ts';
import { gatherRuntimePins } from '../../../src/gather/gatherers/runtime-pins.ts';
import { gatherWorkflows } from '../../../src/gather/gatherers/workflows.ts';
import { type Files, sceneOf } from '../../support/memory-repository.ts';

const gatherIn = async (files: Files) => {
  const scene = await sceneOf(files);
  return await gatherRuntimePins(scene, await gatherWorkflows(scene), await gatherContainers(scene));
};
const chosen = { role: 'chosen' } as const;
const ci = (step: string) => ({ '.github/workflows/a.yml': `jobs:\n  a:\n    steps:\n      - ${step}\n` });
const inCi = { ...chosen, place: 'ci', path: '.github/workflows/a.yml', line: 4 };

it.each<[string, Files, readonly object[]]>([
  [
    '.nvmrc',
    { '.nvmrc': 'v24\n' },
    [{ ...chosen, runtime: 'node', version: 'v24', place: 'version-file', path: '.nvmrc', line: 1 }],
  ],
  ['an empty .nvmrc', { '.nvmrc': '\n' }, []],
  [
    '.tool-versions',
    { '.tool-versions': '# a\nnodejs 24.1.0\npython 3.13\nterraform 1.9\n' },
    [
      {
        ...chosen,
        runtime: 'node',
        version: '24.1.0',
        place: 'version-file',
        path: '.tool-versions',
        line: 2,
      },
      {
        ...chosen,
        runtime: 'python',
        version: '3.13',
        place: 'version-file',
        path: '.tool-versions',
        line: 3,
      },
    ],
  ],
  [
    'engines',
    { 'package.json': '{ "engines": { "node": ">=20" } }' },
    [
      {
        role: 'declared',
        runtime: 'node',
        version: '>=20',
        place: 'manifest',
        path: 'package.json',
        line: null,
      },
    ],
  ],
  [
    'a container',
    { Dockerfile: 'FROM alpine:3\nFROM node:24.1-slim\nFROM node:lts\n' },
    [{ ...chosen, runtime: 'node', version: '24.1', place: 'container', path: 'Dockerfile', line: 2 }],
  ],
  [
    'CI',
    ci('{ uses: actions/setup-node@v4, with: { node-version: 24 } }'),
    [{ ...inCi, runtime: 'node', version: '24' }],
  ],
  [
    'a matrix of CI',
    ci("{ uses: actions/setup-node@v4, with: { node-version: '${{ matrix.node }}' } }"),
    [{ ...inCi, runtime: 'node', version: '${{ matrix.node }}' }],
  ],
  ['CI by a file', ci('{ uses: actions/setup-node@v4, with: { node-version-file: .nvmrc } }'), []],
  [
    'CI of Python',
    ci("{ uses: actions/setup-python@v5, with: { python-version: '3.13' } }"),
    [{ ...inCi, runtime: 'python', version: '3.13' }],
  ],
  ['nothing', {}, []],
])('%s', async (_, files, pins) => {
  expect(await gatherIn(files)).toEqual(pins);
});
