import { expect, it } from 'vitest';
import containerHealth from '../../../../src/checks/readiness/deployment/container-health.ts';
import type { Profile } from '../../../../src/model/profile.ts';
import { composeWith, containerWith, imageWith, signalling } from '../../../support/evidence.ts';

type Given = Partial<Parameters<typeof containerHealth.run>[0]>;

const passes = { kind: 'judged', ratio: 1, findings: [] };
const silent = (line = 1, path = 'Dockerfile') => ({
  path,
  line,
  message: `\`${path}\` has no \`HEALTHCHECK\` in its last stage, and no probe was found elsewhere. Add one.`,
  subject: 'healthcheck',
});
const broken = { path: 'Dockerfile', stages: [], problem: 'It has no `FROM`.' };
const unread = {
  path: 'Dockerfile',
  message: "It can't be read as a Dockerfile: It has no `FROM`.",
  subject: 'unreadable',
};
const judged = (ratio: number, ...findings: readonly object[]) => ({ kind: 'judged', ratio, findings });
const none = { kind: 'notApplicable', reason: 'There is no Dockerfile of something that is run elsewhere.' };

it.each<[string, Profile, Given, object]>([
  ['a health check', 'service', { containers: [containerWith({ hasHealthcheck: true })] }, passes],
  [
    'one of the stage that it is made from',
    'service',
    {
      containers: [containerWith({ name: 'base', hasHealthcheck: true }, { image: imageWith('base', true) })],
    },
    passes,
  ],
  [
    'one of another stage',
    'service',
    { containers: [containerWith({ name: 'build', hasHealthcheck: true }, { line: 6 })] },
    judged(0, silent(6)),
  ],
  ['none', 'web-app', {}, judged(0, silent())],
  [
    'a probe of an orchestrator',
    'service',
    { files: [signalling('health-probe', { kind: 'data' })] },
    passes,
  ],
  [
    'a probe of a test',
    'service',
    { files: [signalling('health-probe', { kind: 'test' })] },
    judged(0, silent()),
  ],
  [
    'a service that is built here',
    'service',
    { composeFiles: [composeWith({ isBuilt: true, hasHealthcheck: true })] },
    passes,
  ],
  [
    'the database beside it',
    'service',
    { composeFiles: [composeWith({ image: 'postgres', hasHealthcheck: true })] },
    judged(0, silent()),
  ],
  [
    'each counts once, and so does what can’t be read',
    'service',
    {
      containers: [
        broken,
        { ...containerWith({}), path: 'worker/Dockerfile' },
        containerWith({ hasHealthcheck: true }),
        { ...containerWith({}), path: 'dev.Dockerfile' },
      ],
    },
    {
      kind: 'judged',
      ratio: expect.closeTo(1 / 3),
      findings: [unread, silent(1, 'worker/Dockerfile')],
    },
  ],
  [
    'a probe does not make up for what can’t be read',
    'service',
    { containers: [broken, containerWith({})], files: [signalling('health-probe')] },
    judged(0.5, unread),
  ],
  ['no container', 'service', { containers: [] }, none],
  [
    'a command line',
    'cli',
    {},
    { kind: 'notApplicable', reason: 'A command line runs on the machines of those who use it.' },
  ],
])('%s', (_, id, given, outcome) => {
  const profile = { id, reason: 'The test says so.' };
  const evidence = { containers: [containerWith({})], composeFiles: [], files: [], profile, ...given };
  expect(containerHealth.run(evidence)).toEqual(outcome);
});
