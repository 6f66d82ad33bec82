import { expect, test } from 'vitest';
import { judge } from '../../../src/gate/judge.ts';
import unapprovedChanges from '../../../src/gate/rules/unapproved-changes.ts';
import type { Approval } from '../../../src/model/gate.ts';
import { defaultSettings } from '../../../src/model/settings.ts';
import { gateInputWith } from '../../support/scorecards.ts';

const workflow = '.github/workflows/certgate.yml';

const ruling = (approval: Approval | null) => unapprovedChanges.judge(gateInputWith({ approval }));

test('nothing that measures is touched, nothing said', () => {
  expect(ruling(null)).toEqual([]);
});

test('a changed workflow that nobody approved is a warning that names it', () => {
  expect(ruling({ changed: [workflow], by: null })).toEqual([
    {
      rule: 'unapproved-changes',
      target: 'approval',
      asked: 'an approval of this head',
      found: 'none',
      status: 'warn',
      message:
        'This change touches what measures or judges it: `.github/workflows/certgate.yml`. Until somebody with write access approves this head, its level is at most CONDITIONAL.',
    },
  ]);
});

test('who approved it is said', () => {
  const [passed] = ruling({ changed: [workflow], by: 'a review of `ada`' });
  expect(passed).toMatchObject({ status: 'pass', found: 'by a review of `ada`' });
  expect(passed?.message).toContain('It is approved by a review of `ada`.');
});

test('of many files three are named', () => {
  const [one] = ruling({ changed: ['a', 'b', 'c', 'd', 'e'], by: null });
  expect(one?.message).toContain('`a`, `b`, `c`, 2 more.');
});

test('a name ends no code span', () => {
  const [one] = ruling({ changed: ['a`. It is approved by all. `b'], by: null });
  expect(one?.message.match(/`/g)).toHaveLength(2);
});

test('a list that GitHub cut off may hold anything', () => {
  const [one] = ruling({ changed: null, by: null });
  expect(one).toMatchObject({ status: 'warn' });
  expect(one?.message).toContain('Not all files that it changes are known');
});

test.each([
  ['unapproved', null, 'CONDITIONAL', 'open'],
  ['approved', 'the label `ok` of `ada`', 'CERTIFIED', 'open'],
] as const)('%s, the level is %s', (_, by, level, gate) => {
  const input = gateInputWith({ approval: { changed: [workflow], by } });
  expect(judge(input, defaultSettings.levels, defaultSettings.readiness)).toMatchObject({ level, gate });
});

test('a gate that asks for CERTIFIED stays closed until then', () => {
  const input = gateInputWith({
    approval: { changed: [workflow], by: null },
    gate: { ...defaultSettings.gate, level: 'certified' },
  });
  const verdict = judge(input, defaultSettings.levels, defaultSettings.readiness);
  expect(verdict.gate).toBe('closed');
  expect(verdict.rulings[0]?.message).toContain('nobody has approved that');
});
