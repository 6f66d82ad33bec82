import { expect, it } from 'vitest';
import changedLines from '../../../src/gate/rules/changed-lines.ts';
import type { Outcome } from '../../../src/model/outcome.ts';
import { type ChangedLineSettings, defaultSettings } from '../../../src/model/settings.ts';
import { score } from '../../../src/score/score.ts';
import { errored, notApplied, resultOf } from '../../support/results.ts';

function rulingsOn(outcome: Outcome, settings: ChangedLineSettings | null, id = 'changed-line-coverage') {
  const scorecard = score([resultOf(outcome, { id, category: 'quality/coverage', weighs: false })], {
    weights: {},
    renames: new Map(),
    waive: () => null,
  });
  return changedLines.judge({
    scorecard,
    comparison: { kind: 'no-baseline', reason: 'None.', rejected: [] },
    gate: { ...defaultSettings.gate, changedLines: settings },
    waivers: [],
    suppressions: [],
    proposedChanges: [],
    issues: false,
    jobs: [],
    approval: null,
    now: '2026-11-23T12:00:00Z',
  });
}

const ran = (covered: number, total: number): Outcome => ({
  kind: 'judged',
  ratio: covered / total,
  tally: { covered, total },
  findings: covered === total ? [] : [{ message: 'This changed line never ran.' }],
});

const asked = { coverage: 80, minimumLines: 5, unknownFiles: 'warn' } as const;

it.each<[sentence: string, outcome: Outcome, status: string, message: string]>([
  ['passes at the bar', ran(8, 10), 'pass', '8 of 10 changed lines ran (80.0%); at least 80% is asked.'],
  [
    'fails below it, and says by how much',
    ran(7, 10),
    'fail',
    '7 of 10 changed lines ran (70.0%), 10.0 points below the 80% asked.',
  ],
  [
    'compares exactly, and rounds down',
    ran(799, 1000),
    'fail',
    '799 of 1000 changed lines ran (79.9%), 0.1 points below the 80% asked.',
  ],
  [
    'does not ask a change of a few lines',
    ran(0, 4),
    'pass',
    '0 of 4 changed lines ran (0.0%); fewer than 5 are not asked.',
  ],
  [
    'asks from the least number on',
    ran(0, 5),
    'fail',
    '0 of 5 changed lines ran (0.0%), 80.0 points below the 80% asked.',
  ],
  [
    'fails what could not be judged',
    errored,
    'fail',
    'The coverage of changed lines could not be judged, and 80% is asked.',
  ],
])('%s', (_, outcome, status, message) => {
  expect(rulingsOn(outcome, asked)).toEqual([
    expect.objectContaining({ rule: 'changed-lines', status, message }),
  ]);
});

it('is silent when nothing is asked, and when no coverable line is changed', () => {
  expect(rulingsOn(ran(0, 10), null)).toEqual([]);
  expect(rulingsOn(notApplied, asked)).toEqual([]);
});

const unknown: Outcome = {
  kind: 'judged',
  ratio: 0.5,
  findings: [{ path: 'src/new.ts', message: 'In no report.' }],
};

it.each(['warn', 'fail'] as const)(
  'rules on changed files that no report names as configured: %s',
  (unknownFiles) => {
    expect(rulingsOn(unknown, { ...asked, unknownFiles }, 'unreported-files')).toEqual([
      expect.objectContaining({
        status: unknownFiles,
        message:
          'Nothing is known of the changed lines in 1 source file: the findings of `unreported-files` say why.',
      }),
    ]);
  },
);

it('is silent on them when they are to be ignored, and when there are none', () => {
  expect(rulingsOn(unknown, { ...asked, unknownFiles: 'ignore' }, 'unreported-files')).toEqual([]);
  expect(rulingsOn(notApplied, asked, 'unreported-files')).toEqual([]);
});
