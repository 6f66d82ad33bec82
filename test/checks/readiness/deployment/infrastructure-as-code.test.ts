import { expect, it } from 'vitest';
import infrastructureAsCode from '../../../../src/checks/readiness/deployment/infrastructure-as-code.ts';
import type { ComposeFile } from '../../../../src/model/container.ts';
import type { FileKind, SourceFile } from '../../../../src/model/evidence.ts';
import type { Profile } from '../../../../src/model/profile.ts';
import { composeWith, factsWith, fileWith, signalling } from '../../../support/evidence.ts';

const platform = (path: string, bytes = 60, kind: FileKind = 'data') =>
  fileWith(path, { kind, facts: factsWith({ bytes }) });

const passes = { kind: 'judged', ratio: 1, findings: [] };
const missing = {
  message:
    'No file says what the service runs on. Add the files of your orchestrator, of Terraform, or of your platform.',
  subject: 'missing',
};
const fails = (...findings: readonly object[]) => ({ kind: 'judged', ratio: 0, findings });

it.each<[string, Profile, readonly SourceFile[], readonly ComposeFile[], object]>([
  ['resources', 'service', [signalling('infrastructure', { kind: 'data' })], [], passes],
  ['resources of a test', 'service', [signalling('infrastructure', { kind: 'test' })], [], fails(missing)],
  ['a compose file', 'service', [], [composeWith({ isBuilt: true })], passes],
  ['a compose file without a service', 'service', [], [composeWith()], fails(missing)],
  [
    'one to work with',
    'service',
    [],
    [{ ...composeWith({ image: 'postgres' }), path: 'docker-compose.dev.yml' }],
    fails(missing),
  ],
  ['a file of a platform', 'service', [platform('deploy/fly.toml')], [], passes],
  ['an empty one', 'service', [platform('fly.toml', 8)], [], fails(missing)],
  ['somebody else’s', 'service', [platform('vendor/x/Chart.yaml', 60, 'vendored')], [], fails(missing)],
  [
    'a form for issues',
    'service',
    [platform('.github/ISSUE_TEMPLATE/template.yml'), platform('.github/app.yml')],
    [],
    fails(missing),
  ],
  [
    'a compose file that can’t be read',
    'service',
    [],
    [{ ...composeWith(), problem: 'It is not a mapping.' }],
    fails(missing, {
      path: 'compose.yaml',
      message: "It can't be read as a compose file: It is not a mapping.",
      subject: 'unreadable',
    }),
  ],
  [
    'a web app',
    'web-app',
    [],
    [],
    { kind: 'notApplicable', reason: 'What is served to browsers needs no more than a place for files.' },
  ],
  [
    'a library',
    'library',
    [],
    [],
    {
      kind: 'notApplicable',
      reason: 'A library runs within other programs, and those are operated by others.',
    },
  ],
])('%s', (_, id, files, composeFiles, outcome) => {
  const profile = { id, reason: 'The test says so.' };
  expect(infrastructureAsCode.run({ files, composeFiles, profile })).toEqual(outcome);
});
