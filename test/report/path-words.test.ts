import { describe, expect, it } from 'vitest';
import { type Catalogue, emptyCatalogue } from '../../src/model/catalogue.ts';
import type { PathStep } from '../../src/model/path-step.ts';
import { pathStages, pathSummary } from '../../src/report/path-words.ts';
import { documentWith } from '../support/documents.ts';

function mendWith(overrides: Partial<Extract<PathStep, { kind: 'mend' }>> = {}): PathStep {
  return {
    kind: 'mend',
    goal: 'gate',
    target: 'readiness/security-posture/unpinned-actions',
    points: 3.19,
    findings: 2,
    amount: null,
    paths: ['.github/workflows/ci.yml'],
    ...overrides,
  };
}

const catalogue: Catalogue = {
  ...emptyCatalogue,
  checks: new Map([
    [
      'readiness/security-posture/unpinned-actions',
      { title: 'Pinned', why: 'Because.', fix: 'Pin them.', hasRemedy: true },
    ],
    ['quality/coverage/line-coverage', { title: 'Run', why: 'Because.', fix: 'Test.', hasRemedy: false }],
  ]),
};

function wordsOf(...steps: readonly PathStep[]) {
  return pathStages(documentWith({ pathToCertification: steps }), catalogue);
}

describe('a step of the path', () => {
  it.each([
    [
      'to mend, with a remedy',
      mendWith(),
      {
        gain: '+3.1',
        what: 'Mend `readiness/security-posture/unpinned-actions`: 2 findings, in `.github/workflows/ci.yml`.',
        why: null,
        how: 'Pin them.',
        command: 'certgate fix unpinned-actions',
      },
    ],
    [
      'to mend in part',
      mendWith({ target: 'quality/coverage/line-coverage', amount: 46, paths: ['a.ts', 'b.ts'] }),
      {
        gain: '+3.1',
        what: 'Mend `quality/coverage/line-coverage`: 46 more lines are enough, in `a.ts`, `b.ts`.',
        why: null,
        how: 'Test.',
        command: null,
      },
    ],
    [
      'to mend a little, that the catalogue does not know',
      mendWith({ target: 'x', points: 0.04, findings: 1, paths: [] }),
      { gain: 'under +0.1', what: 'Mend `x`: 1 finding.', why: null, how: null, command: null },
    ],
    [
      'of a check whose name every object has',
      mendWith({ target: 'a/b/constructor', amount: 1, paths: [] }),
      {
        gain: '+3.1',
        what: 'Mend `a/b/constructor`: 1 more of what it counts is enough.',
        why: null,
        how: null,
        command: null,
      },
    ],
    [
      'to settle',
      { kind: 'settle', goal: 'gate', target: 'drop', message: 'It fell.' },
      { gain: null, what: 'Settle `drop`.', why: 'It fell.', how: null, command: null },
    ],
  ] as const satisfies readonly (readonly [string, PathStep, unknown])[])('%s', (_, step, words) => {
    expect(wordsOf(step)[0]?.steps).toEqual([words]);
  });

  it('to measure is one with those of the same reason', () => {
    const measure = { kind: 'measure', goal: 'gate', message: 'There is no report.' } as const;
    const stages = wordsOf({ ...measure, target: 'a' }, mendWith(), { ...measure, target: 'b' });
    expect(stages[0]?.steps.map(({ what }) => what)).toEqual([
      'Have `a`, `b` judged.',
      expect.stringContaining('Mend'),
    ]);
  });
});

describe('the whole path', () => {
  it('goes from goal to goal', () => {
    const stages = wordsOf(mendWith({ goal: 'CERTIFIED' }), mendWith(), mendWith({ goal: 'CERTIFIED' }));
    expect(stages.map(({ title, steps }) => [title, steps.length])).toEqual([
      ['To open the gate', 1],
      ['For the level CERTIFIED', 2],
    ]);
    expect(pathSummary(stages)).toBe('1 step to open the gate, 2 for the level CERTIFIED');
  });

  it('is empty where there is nothing to do', () => {
    expect(pathSummary(wordsOf())).toBe('');
  });
});
