import { expect, it } from 'vitest';
import containerIgnore from '../../../../src/checks/readiness/deployment/container-ignore.ts';
import type { ContainerFile } from '../../../../src/model/container.ts';
import type { SourceFile } from '../../../../src/model/evidence.ts';
import { containerWith, factsWith, fileWith } from '../../../support/evidence.ts';

const copying = (path = 'Dockerfile') => ({
  ...containerWith({ name: 'build' }, { line: 5, copiesContext: true }),
  path,
});
const ignoring = (path: string, bytes = 20) => fileWith(path, { kind: 'data', facts: factsWith({ bytes }) });

const judged = (ratio: number, ...findings: readonly object[]) => ({ kind: 'judged', ratio, findings });
const copied = (path = 'Dockerfile') => ({
  path,
  line: 5,
  message: `\`${path}\` copies a whole folder, and no \`.dockerignore\` keeps anything out. Add one.`,
  subject: 'dockerignore',
});
const none = { kind: 'notApplicable', reason: 'No Dockerfile copies a whole folder.' };

it.each<[string, readonly ContainerFile[], readonly SourceFile[], object]>([
  ['one at the root', [copying()], [ignoring('.dockerignore')], judged(1)],
  ['one at the root for a deeper file', [copying('web/Dockerfile')], [ignoring('.dockerignore')], judged(1)],
  ['one beside it', [copying('web/Dockerfile')], [ignoring('web/.dockerignore')], judged(1)],
  ['one under its name', [copying('web/Dockerfile')], [ignoring('web/Dockerfile.dockerignore')], judged(1)],
  ['none', [copying()], [], judged(0, copied())],
  ['an empty one', [copying()], [ignoring('.dockerignore', 0)], judged(0, copied())],
  ['one of another folder', [copying()], [ignoring('web/.dockerignore')], judged(0, copied())],
  [
    'each counts once',
    [copying('web/Dockerfile'), copying('worker/Dockerfile')],
    [ignoring('web/.dockerignore')],
    judged(0.5, copied('worker/Dockerfile')),
  ],
  [
    'one that can’t be read',
    [{ path: 'Dockerfile', stages: [], problem: 'It is larger than 256 KiB.' }, copying('web/Dockerfile')],
    [ignoring('.dockerignore')],
    judged(0.5, {
      path: 'Dockerfile',
      message: "It can't be read as a Dockerfile: It is larger than 256 KiB.",
      subject: 'unreadable',
    }),
  ],
  ['nothing is copied whole', [containerWith({})], [], none],
  ['a container to work in', [copying('.devcontainer/Dockerfile')], [], none],
])('%s', (_, containers, files, outcome) => {
  expect(containerIgnore.run({ containers, files })).toEqual(outcome);
});
