import { expect, it } from 'vitest';
import changelog from '../../../../src/checks/readiness/documentation/changelog.ts';
import type { Evidence } from '../../../../src/model/evidence.ts';
import {
  documentFileWith,
  factsWith,
  fileWith,
  jobWith,
  manifestWith,
  sectionWith,
  stepWith,
  workflowWith,
} from '../../../support/evidence.ts';

const published = manifestWith({ version: '1.2.3', hasEntryPoint: true });
const knowing = (...titles: readonly string[]) =>
  documentFileWith('CHANGELOG.md', ...['Changes', ...titles].map((title) => sectionWith(title)));
const passed = { kind: 'judged', ratio: 1, findings: [] };
const missing = {
  kind: 'judged',
  ratio: 0,
  findings: [{ message: 'There is no change log, and nothing writes release notes. Add `CHANGELOG.md`.' }],
};
const behind = {
  kind: 'judged',
  ratio: 0.5,
  findings: [
    {
      path: 'CHANGELOG.md',
      message: 'No heading names 1.2.3, the version of `package.json`.',
      subject: 'version',
    },
  ],
};
const running = (step: object) => [workflowWith({ jobs: [jobWith({ steps: [stepWith(step)] })] })];

it.each<[string, Partial<Evidence>, object]>([
  ['it knows the version', { files: [knowing('1.2.3 - 2026-01-01')] }, passed],
  ['it knows the one before', { files: [knowing('1.2.2')] }, behind],
  ['unreleased alone', { files: [knowing('Unreleased')] }, behind],
  ['none', {}, missing],
  [
    'an empty one',
    { files: [fileWith('CHANGELOG.md', { kind: 'document', facts: factsWith({ bytes: 3 }) })] },
    {
      kind: 'judged',
      ratio: 0,
      findings: [{ path: 'CHANGELOG.md', message: 'It says nothing of any version.' }],
    },
  ],
  [
    'one that is too long to be read',
    { files: [fileWith('CHANGELOG.md', { kind: 'document', facts: factsWith({ bytes: 900_000 }) })] },
    passed,
  ],
  ['no version to know', { files: [knowing('1.0.0')], manifests: [] }, passed],
  [
    'a version that nobody sets',
    { files: [knowing('1.0.0')], manifests: [manifestWith({ version: '0.0.0-dev' })] },
    passed,
  ],
  [
    'a folder of notes',
    { files: [fileWith('site/releasenotes/1.2.3/Release 1.2.3.tid', { kind: 'data' })] },
    passed,
  ],
  [
    'a folder that is behind',
    { files: [fileWith('docs/release-notes/v1.2.2.md', { kind: 'document' })] },
    {
      kind: 'judged',
      ratio: 0.5,
      findings: [
        {
          path: 'docs/release-notes',
          message: 'No file of it names 1.2.3, the version of `package.json`.',
          subject: 'version',
        },
      ],
    },
  ],
  ['code that writes notes', { files: [fileWith('src/release-notes/a.ts')] }, missing],
  ['notes by changesets', { files: [fileWith('.changeset/config.json', { kind: 'data' })] }, passed],
  ['notes by a script', { manifests: [{ ...published, scripts: { release: 'semantic-release' } }] }, passed],
  ['notes by an action', { workflows: running({ uses: 'googleapis/release-please-action@v4' }) }, passed],
  ['notes by a command', { workflows: running({ run: 'gh release create v1 --generate-notes' }) }, passed],
  ['a workflow that tests', { workflows: running({ run: 'npm test' }) }, missing],
  ['an action without a manifest', { manifests: [], profile: { id: 'action', reason: '' } }, missing],
  [
    'a private service',
    { manifests: [manifestWith({ isPrivate: true })], profile: { id: 'service', reason: '' } },
    { kind: 'notApplicable', reason: 'Nothing is released to others, and there is no change log.' },
  ],
])('%s', (_, given, outcome) => {
  const profile = { id: 'library', reason: 'The test says so.' } as const;
  expect(changelog.run({ files: [], manifests: [published], workflows: [], profile, ...given })).toEqual(
    outcome,
  );
});
