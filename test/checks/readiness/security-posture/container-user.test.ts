import { expect, it } from 'vitest';
import containerUser from '../../../../src/checks/readiness/security-posture/container-user.ts';
import type { ComposeFile, ContainerFile } from '../../../../src/model/container.ts';
import { composeWith, containerWith, imageWith } from '../../../support/evidence.ts';

const path = 'Dockerfile';
const user = (name: string, line = 7) => ({ name, line });
const on = (text: string) => containerWith({ image: imageWith(text) });

const judged = (ratio: number, ...findings: readonly object[]) => ({ kind: 'judged', ratio, findings });
const nobody = (line = 1) => ({
  path,
  line,
  message: `The container of \`${path}\` runs as root: its last stage has no \`USER\`. Name one that is not root.`,
  subject: 'user',
});
const root = (name: string) => ({
  path,
  line: 7,
  message: `The container of \`${path}\` runs as root: \`USER ${name}\`. Name one that is not root.`,
  subject: 'user',
});
const none = { kind: 'notApplicable', reason: 'There is no Dockerfile of something that is run elsewhere.' };

it.each<[string, readonly ContainerFile[], readonly ComposeFile[], object]>([
  ['a user', [containerWith({ user: user('node') })], [], judged(1)],
  ['no user', [containerWith({})], [], judged(0, nobody())],
  ['root by name', [containerWith({ user: user('root:root') })], [], judged(0, root('root:root'))],
  ['root by number', [containerWith({ user: user('0') })], [], judged(0, root('0'))],
  ['a number that only begins like root’s', [containerWith({ user: user('01000') })], [], judged(1)],
  [
    'the user of the stage that it is made from',
    [
      containerWith(
        { name: 'base', user: user('node') },
        { name: 'build', user: user('root') },
        { image: imageWith('base', true) },
      ),
    ],
    [],
    judged(1),
  ],
  [
    'the user of another stage',
    [containerWith({ name: 'build', user: user('node') }, { line: 9 })],
    [],
    judged(0, nobody(9)),
  ],
  ['an image without root', [on('gcr.io/distroless/nodejs24-debian12:nonroot')], [], judged(1)],
  ['an empty image', [containerWith({ image: imageWith('scratch', true) })], [], judged(0, nobody())],
  [
    'an entry point that gives root up',
    [containerWith({ user: user('root'), commands: [{ text: '["gosu", "app", "server"]', line: 9 }] })],
    [],
    judged(1),
  ],
  ['an image that an argument fills in', [containerWith({ image: imageWith('$BASE', true) })], [], none],
  [
    'services that say it',
    [],
    [
      composeWith(
        { name: 'a', user: '1000:1000' },
        { name: 'b', user: 'root', line: 5 },
        { name: 'c', isPrivileged: true, line: 8 },
        { name: 'd' },
      ),
    ],
    {
      kind: 'judged',
      ratio: expect.closeTo(1 / 3),
      findings: [
        {
          path: 'compose.yaml',
          line: 5,
          message: 'The service `b` runs as root: `user: root`. Name another.',
          subject: 'b',
        },
        {
          path: 'compose.yaml',
          line: 8,
          message:
            'The service `c` is privileged: it may do on the host what root may. Take `privileged: true` away.',
          subject: 'c privileged',
        },
      ],
    },
  ],
  [
    'one that can’t be read',
    [{ path, stages: [], problem: 'It has no `FROM`.' }, containerWith({ user: user('node') })],
    [],
    judged(0.5, {
      path,
      message: "It can't be read as a Dockerfile: It has no `FROM`.",
      subject: 'unreadable',
    }),
  ],
  ['one for tests', [{ ...containerWith({}), path: 'docker/test.Dockerfile' }], [], none],
])('%s', (_, containers, composeFiles, outcome) => {
  const profile = { id: 'service', reason: 'The test says so.' } as const;
  expect(containerUser.run({ containers, composeFiles, profile })).toEqual(outcome);
});

it('an action', () => {
  const profile = { id: 'action', reason: 'The test says so.' } as const;
  expect(containerUser.run({ containers: [containerWith({})], composeFiles: [], profile })).toEqual({
    kind: 'notApplicable',
    reason: 'GitHub runs the containers of actions as root, and asks their authors to leave it so.',
  });
});
