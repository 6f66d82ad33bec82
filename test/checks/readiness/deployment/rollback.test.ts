import { expect, it } from 'vitest';
import rollback from '../../../../src/checks/readiness/deployment/rollback.ts';
import type { SourceFile } from '../../../../src/model/evidence.ts';
import type { Profile } from '../../../../src/model/profile.ts';
import type { Workflow } from '../../../../src/model/workflow.ts';
import {
  documentFileWith,
  jobWith,
  sectionWith,
  signalling,
  stepWith,
  triggerWith,
  workflowWith,
} from '../../../support/evidence.ts';

const said = (title: string, characters = 200, path = 'docs/operations.md') =>
  documentFileWith(path, sectionWith('Operations'), sectionWith(title, { characters, line: 9, depth: 2 }));
const chosen = (run: string, ...inputs: readonly string[]) =>
  workflowWith({
    triggers: [triggerWith('workflow_dispatch', { inputs })],
    jobs: [jobWith({ steps: [stepWith({ run })] })],
  });

const passes = { kind: 'judged', ratio: 1, findings: [] };
const fails = (finding: object) => ({ kind: 'judged', ratio: 0, findings: [finding] });
const missing = {
  message:
    'No command, no workflow and no document tells how to go back to the version before. Write it down.',
  subject: 'missing',
};

it.each<[string, Profile, readonly SourceFile[], readonly Workflow[], object]>([
  ['a command that rolls back', 'service', [signalling('rollback')], [], passes],
  ['a rollout in stages', 'web-app', [signalling('staged-rollout', { kind: 'data' })], [], passes],
  ['a test that rolls back', 'service', [signalling('rollback', { kind: 'test' })], [], fails(missing)],
  ['a section that tells how', 'service', [said('Rolling back a release')], [], passes],
  [
    'a whole document',
    'service',
    [documentFileWith('docs/rollback.md', sectionWith('Steps', { characters: 90 }))],
    [],
    passes,
  ],
  [
    'a heading with next to nothing under it',
    'service',
    [said('Rollback', 10)],
    [],
    fails({
      path: 'docs/operations.md',
      line: 9,
      message:
        'The section “Rollback” is too short to tell how to go back to the version before. Say it step by step.',
      subject: 'short',
    }),
  ],
  [
    'what a changelog tells',
    'service',
    [said('Reverted the cache', 200, 'CHANGELOG.md')],
    [],
    fails(missing),
  ],
  ['a section about something else', 'service', [said('Backups of rolls')], [], fails(missing)],
  ['a workflow that deploys any version', 'service', [], [chosen('fly deploy', 'version')], passes],
  ['one that deploys what there is', 'service', [], [chosen('fly deploy', 'verbose')], fails(missing)],
  ['one that publishes any version', 'service', [], [chosen('docker push x', 'version')], fails(missing)],
  ['nothing', 'service', [], [], fails(missing)],
  [
    'a library',
    'library',
    [signalling('rollback')],
    [],
    {
      kind: 'notApplicable',
      reason: 'A library runs within other programs, and those are operated by others.',
    },
  ],
])('%s', (_, id, files, workflows, outcome) => {
  const profile = { id, reason: 'The test says so.' };
  expect(rollback.run({ files, profile, workflows, actions: [], manifests: [] })).toEqual(outcome);
});
