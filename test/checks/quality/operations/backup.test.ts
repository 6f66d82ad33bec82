import { expect, it } from 'vitest';
import backup from '../../../../src/checks/quality/operations/backup.ts';
import type { Evidence } from '../../../../src/model/evidence.ts';
import { functionWith, sourceWith } from '../../../support/code-facts.ts';
import {
  documentFileWith,
  jobWith,
  sectionWith,
  signalling,
  stepWith,
  triggerWith,
  workflowWith,
} from '../../../support/evidence.ts';

const command = signalling('backup');
const scheduled = (run: string, event = 'schedule') =>
  workflowWith({
    triggers: [triggerWith(event, event === 'schedule' ? { crons: ['0 3 * * *'] } : {})],
    jobs: [jobWith({ steps: [stepWith({ run })] })],
  });

const notDone = 'No job, script or document backs data up.';
const notTimed = 'Nothing says how often data is backed up.';
const judged = (ratio: number, ...findings: readonly object[]) => ({ kind: 'judged', ratio, findings });

it.each<[string, Partial<Evidence>, object]>([
  [
    'a script that a schedule runs',
    { files: [command], workflows: [scheduled('scripts/backup.sh')] },
    judged(1),
  ],
  [
    'a module of its name that does it',
    { files: [sourceWith('src/data/backup.js', { functions: [functionWith({ name: 'backupDatabase' })] })] },
    judged(0.5, { path: 'src/data/backup.js', message: notTimed }),
  ],
  [
    'a button of its name, and a function elsewhere',
    {
      files: [
        sourceWith('src/Backup.tsx', { functions: [functionWith({ name: 'backup' })] }),
        sourceWith('src/a.ts', { functions: [functionWith({ name: 'backup' })] }),
        sourceWith('src/backup.ts', { functions: [functionWith({ name: 'show' })] }),
      ],
    },
    judged(0, { message: notDone }, { message: notTimed }),
  ],
  ['nothing', {}, judged(0, { message: notDone }, { message: notTimed })],
  [
    'a script that nothing runs',
    { files: [command] },
    judged(0.5, { path: command.path, message: notTimed }),
  ],
  [
    'a workflow that runs it by hand',
    { files: [command], workflows: [scheduled('scripts/backup.sh', 'workflow_dispatch')] },
    judged(0.5, { path: command.path, message: notTimed }),
  ],
  [
    'a schedule for something else',
    { files: [command], workflows: [scheduled('npm test')] },
    judged(0.5, { path: command.path, message: notTimed }),
  ],
  [
    'a document that tells how and how often',
    { files: [documentFileWith('docs/a.md', sectionWith('Backups', { characters: 150, quantities: 1 }))] },
    judged(1),
  ],
  [
    'a document that does not tell how often',
    { files: [documentFileWith('docs/a.md', sectionWith('Backups', { characters: 150 }))] },
    judged(0.5, { path: 'docs/a.md', message: notTimed }),
  ],
  [
    'only in a test',
    { files: [signalling('backup', { kind: 'test' })] },
    judged(0, { message: notDone }, { message: notTimed }),
  ],
  [
    'a command line',
    { profile: { id: 'cli', reason: '' } },
    { kind: 'notApplicable', reason: 'A command line runs on the machines of those who use it.' },
  ],
])('%s', (_, given, outcome) => {
  const profile = { id: 'service', reason: 'The test says so.' } as const;
  expect(backup.run({ files: [], workflows: [], profile, ...given })).toEqual(outcome);
});
