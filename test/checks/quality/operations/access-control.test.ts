import { expect, it } from 'vitest';
import accessControl from '../../../../src/checks/quality/operations/access-control.ts';
import type { Evidence } from '../../../../src/model/evidence.ts';
import { documentFileWith, jobWith, sectionWith, workflowWith } from '../../../support/evidence.ts';

const files = [documentFileWith('docs/a.md', sectionWith('Access control', { characters: 100 }))];
const judged = (ratio: number, ...findings: readonly object[]) => ({ kind: 'judged', ratio, findings });
const notTold = { message: 'No document tells who may do what.' };
const open = { path: '.github/workflows/ci.yml', message: 'It does not state what its token may do.' };
const read = { contents: 'read' };

it.each<[string, Partial<Evidence>, object]>([
  ['described, and no workflow', { files }, judged(1)],
  ['described, and restricted', { files, workflows: [workflowWith({ permissions: read })] }, judged(1)],
  [
    'restricted in every job',
    { files, workflows: [workflowWith({ jobs: [jobWith({ permissions: read })] })] },
    judged(1),
  ],
  [
    'restricted in some jobs',
    { files, workflows: [workflowWith({ jobs: [jobWith({ permissions: read }), jobWith()] })] },
    judged(0.5, open),
  ],
  [
    'all rights',
    { files, workflows: [workflowWith({ permissions: 'write-all', jobs: [jobWith()] })] },
    judged(0.5, open),
  ],
  [
    'a workflow that can’t be read',
    { files, workflows: [workflowWith({ problem: 'No.' })] },
    judged(0.5, open),
  ],
  ['nothing', { workflows: [workflowWith()] }, judged(0, notTold, open)],
  [
    'accessibility is something else',
    { files: [documentFileWith('docs/a.md', sectionWith('Accessibility'))] },
    judged(0.5, notTold),
  ],
  [
    'a library',
    { profile: { id: 'library', reason: '' } },
    {
      kind: 'notApplicable',
      reason: 'A library runs within other programs, and those are operated by others.',
    },
  ],
])('%s', (_, given, outcome) => {
  const profile = { id: 'service', reason: 'The test says so.' } as const;
  expect(accessControl.run({ files: [], workflows: [], profile, ...given })).toEqual(outcome);
});
