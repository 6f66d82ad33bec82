import { expect, it } from 'vitest';
import maintenance from '../../../../src/checks/quality/operations/maintenance.ts';
import type { Evidence } from '../../../../src/model/evidence.ts';
import { documentFileWith, sectionWith } from '../../../support/evidence.ts';

const described = 'No document tells what is maintained, and no bot asks for updates.';
const timed = 'No schedule of maintenance is stated.';
const bot = { path: '.github/dependabot.yml', tool: 'dependabot', updates: 'all', problem: null } as const;
const judged = (ratio: number, ...findings: readonly object[]) => ({ kind: 'judged', ratio, findings });

it.each<[string, Partial<Evidence>, object]>([
  ['nothing', {}, judged(0, { message: described }, { message: timed })],
  [
    'a schedule',
    { files: [documentFileWith('docs/a.md', sectionWith('Maintenance', { quantities: 2 }))] },
    judged(1),
  ],
  [
    'words without a date',
    { files: [documentFileWith('docs/a.md', sectionWith('Maintenance'))] },
    judged(0.5, { path: 'docs/a.md', message: timed }),
  ],
  ['a bot is half of it', { updateBot: bot }, judged(0.5, { message: timed })],
  [
    'a bot that can’t be read is none',
    { updateBot: { ...bot, problem: 'It is not a mapping.' } },
    judged(0, { message: described }, { message: timed }),
  ],
  [
    'a bot that updates nothing is none',
    { updateBot: { ...bot, updates: [] } },
    judged(0, { message: described }, { message: timed }),
  ],
  [
    'an action',
    { profile: { id: 'action', reason: '' } },
    { kind: 'notApplicable', reason: 'An action runs in the workflows of those who use it.' },
  ],
])('%s', (_, given, outcome) => {
  const profile = { id: 'service', reason: 'The test says so.' } as const;
  expect(maintenance.run({ files: [], updateBot: null, profile, ...given })).toEqual(outcome);
});
