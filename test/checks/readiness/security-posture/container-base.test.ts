import { expect, it } from 'vitest';
import containerBase from '../../../../src/checks/readiness/security-posture/container-base.ts';
import type { ComposeFile, ContainerFile } from '../../../../src/model/container.ts';
import { composeWith, containerWith, imageWith } from '../../../support/evidence.ts';

const digest = `sha256:${'0123456789abcdef'.repeat(4)}`;
const from = (...images: readonly string[]) =>
  containerWith(...images.map((text, index) => ({ line: index + 1, image: imageWith(text) })));

const judged = (ratio: number, ...findings: readonly object[]) => ({ kind: 'judged', ratio, findings });
const moving = (text: string, line = 1, path = 'Dockerfile') => ({
  path,
  line,
  message: `\`${text}\` is another image from one day to the next. Name a whole version, and its digest.`,
  subject: text,
});
const replaceable = (text: string, line = 1) => ({
  path: 'Dockerfile',
  line,
  message: `\`${text}\` is a version that its owner can replace. Write its digest behind it.`,
  subject: text,
  share: 0.5,
});

it.each<[string, readonly ContainerFile[], readonly ComposeFile[], object]>([
  ['a digest', [from(`node:24@${digest}`)], [], judged(1)],
  ['a whole version', [from('node:24.1.0-slim')], [], judged(0.5, replaceable('node:24.1.0-slim'))],
  ['a date', [from('debian:bookworm-20250113')], [], judged(0.5, replaceable('debian:bookworm-20250113'))],
  ['no tag', [from('ghcr.io:443/octo/app')], [], judged(0, moving('ghcr.io:443/octo/app'))],
  ['a tag that moves', [from('node:lts')], [], judged(0, moving('node:lts'))],
  ['a half version', [from('python:3.12')], [], judged(0, moving('python:3.12'))],
  ['no digest at all', [from('node@latest')], [], judged(0, moving('node@latest'))],
  [
    'each stage counts once',
    [from(`node:24@${digest}`, 'node:24', 'node:24.1.0', `nginx@${digest}`)],
    [],
    judged(0.625, moving('node:24', 2), replaceable('node:24.1.0', 3)),
  ],
  [
    'an earlier stage is nothing to pin',
    [
      containerWith(
        { name: 'build', image: imageWith(`node:24@${digest}`) },
        { image: imageWith('build', true) },
      ),
    ],
    [],
    judged(1),
  ],
  [
    'services that are not built here',
    [],
    [
      composeWith(
        { image: 'postgres:17', line: 4 },
        { image: 'octo/app', isBuilt: true },
        { image: 'octo/app', line: 9 },
        { image: 'redis:${TAG}' },
      ),
    ],
    judged(0, moving('postgres:17', 4, 'compose.yaml')),
  ],
  [
    'what can’t be read',
    [{ path: 'Dockerfile', stages: [], problem: 'It has no `FROM`.' }],
    [{ ...composeWith(), problem: 'It is not a mapping.' }],
    judged(
      0,
      {
        path: 'Dockerfile',
        message: "It can't be read as a Dockerfile: It has no `FROM`.",
        subject: 'unreadable',
      },
      {
        path: 'compose.yaml',
        message: "It can't be read as a compose file: It is not a mapping.",
        subject: 'unreadable',
      },
    ),
  ],
  [
    'a container to work in',
    [{ ...from('node'), path: '.devcontainer/Dockerfile' }],
    [{ ...composeWith({ image: 'redis' }), path: 'docker-compose.dev.yml' }],
    { kind: 'notApplicable', reason: 'No Dockerfile and no compose file names an image to pin.' },
  ],
])('%s', (_, containers, composeFiles, outcome) => {
  expect(containerBase.run({ containers, composeFiles })).toEqual(outcome);
});
