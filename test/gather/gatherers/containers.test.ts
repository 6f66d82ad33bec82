import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gatherContainers } from '../../../src/gather/gatherers/containers.ts';
import { type Files, sceneOf } from '../../support/memory-repository.ts';

const gatherIn = async (files: Files) => await gatherContainers(await sceneOf(files));
const read = async (text: string) => (await gatherIn({ Dockerfile: text }))[0] ?? null;
const digest = `sha256:${'a'.repeat(64)}`;

it('reads the stages', async () => {
  const text = `# syntax=docker/dockerfile:1
ARG NODE=24.1.0-slim
FROM node:\${NODE}@${digest} AS build
WORKDIR /app
COPY . .
RUN npm ci && \\
    npm run build

FROM build
COPY --from=build /app /app
ENV PORT=80 LOG_LEVEL=info
ARG REVISION
EXPOSE 80 443
USER root
USER node:node
HEALTHCHECK CMD curl localhost
CMD ["node", "a.js"]
`;
  const image = {
    text: `node:24.1.0-slim@${digest}`,
    name: 'node',
    tag: '24.1.0-slim',
    digest,
    isOpen: false,
  };
  const nothing = {
    user: null,
    hasHealthcheck: false,
    copiesContext: false,
    exposes: [],
    variables: [],
    commands: [],
  };
  expect(await read(text)).toEqual({
    path: 'Dockerfile',
    stages: [
      {
        ...nothing,
        line: 3,
        name: 'build',
        image,
        copiesContext: true,
        commands: [{ text: expect.stringMatching(/^npm ci && .*npm run build$/s), line: 6 }],
      },
      {
        ...nothing,
        line: 9,
        name: null,
        image: { text: 'build', name: 'build', tag: null, digest: null, isOpen: true },
        user: { name: 'node:node', line: 15 },
        hasHealthcheck: true,
        exposes: ['80', '443'],
        variables: [
          { name: 'PORT', line: 11, hasValue: true },
          { name: 'LOG_LEVEL', line: 11, hasValue: true },
          { name: 'REVISION', line: 12, hasValue: false },
        ],
        commands: [{ text: '["node", "a.js"]', line: 17 }],
      },
    ],
    problem: null,
  });
});

describe('images', () => {
  it.each([
    ['node', { name: 'node', tag: null, digest: null, isOpen: false }],
    ['ghcr.io/octo/a:1.2', { name: 'ghcr.io/octo/a', tag: '1.2', digest: null, isOpen: false }],
    ['localhost:5000/a', { name: 'localhost:5000/a', tag: null, digest: null, isOpen: false }],
    [`node@${digest}`, { name: 'node', tag: null, digest, isOpen: false }],
    ['scratch', { name: 'scratch', tag: null, digest: null, isOpen: true }],
    ['${BASE}', { name: '${BASE}', tag: null, digest: null, isOpen: true }],
    ['node:${V:-22}', { name: 'node', tag: '22', digest: null, isOpen: false }],
    ['--platform=linux/amd64 node:24', { name: 'node', tag: '24', digest: null, isOpen: false }],
  ])('%s', async (written, image) => {
    expect((await read(`FROM ${written}\n`))?.stages[0]?.image).toMatchObject(image);
  });
});

describe('copies of the context', () => {
  it.each([
    ['COPY . .', true],
    ['COPY ./ /app', true],
    ['ADD . /app', true],
    ['COPY --chown=node . .', true],
    ['COPY ["." , "/app"]', true],
    ['COPY src /app/src', false],
    ['COPY package.json .', false],
    ['COPY --from=build . .', false],
  ])('%s: %s', async (row, copies) => {
    expect((await read(`FROM a\n${row}\n`))?.stages[0]?.copiesContext).toBe(copies);
  });
});

it('a health check that is taken back is none', async () => {
  expect((await read('FROM a\nHEALTHCHECK NONE\n'))?.stages[0]?.hasHealthcheck).toBe(false);
});

it.each([
  ['Dockerfile', true],
  ['docker/Dockerfile.prod', true],
  ['app.dockerfile', true],
  ['Containerfile', true],
  ['Dockerfile.md', false],
  ['test/Dockerfile', false],
  ['node_modules/a/Dockerfile', false],
])('%s: %s', async (path, isOne) => {
  expect((await gatherIn({ [path]: 'FROM a\n' })).map((one) => one.path)).toEqual(isOne ? [path] : []);
});

it.each([
  ['no stage', 'RUN a', 'It has no `FROM`.'],
  ['nothing', '', 'It has no `FROM`.'],
  ['more than people write', `FROM a\n${'#'.repeat(256 * 1024)}`, 'It is larger than 256 KiB.'],
])('%s is said', async (_, text, problem) => {
  expect(await read(text)).toEqual({ path: 'Dockerfile', stages: [], problem });
});

it('no text ends the gathering', async () => {
  const part = fc.constantFrom(
    ...[
      'FROM ',
      'node',
      ':',
      '@',
      '${A',
      '}',
      ' AS b',
      '\n',
      '\\\n',
      'COPY ',
      '. .',
      'ENV ',
      'A=',
      '"',
      "'",
      '[',
    ],
    ...[
      ']',
      'HEALTHCHECK ',
      'USER',
      '<<EOF',
      'EOF',
      '#',
      '\r',
      '\t',
      'ONBUILD ',
      'ARG X=1',
      '\u0000',
      '\u2028',
    ],
  );
  await fc.assert(
    fc.asyncProperty(fc.array(part, { maxLength: 30 }), async (parts) => {
      const container = await read(parts.join(''));
      if (container !== null) expect(container.stages.length === 0).toBe(container.problem !== null);
    }),
    { numRuns: process.env['FUZZ'] === undefined ? 300 : 5000 },
  );
});
