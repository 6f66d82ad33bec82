import { expect, it } from 'vitest';
import logLevels from '../../../../src/checks/readiness/monitoring/log-levels.ts';
import type { Profile } from '../../../../src/model/profile.ts';
import { sourceWith } from '../../../support/code-facts.ts';

const passed = { kind: 'judged', ratio: 1, findings: [] };
const failed = (message: string) => ({ kind: 'judged', ratio: 0, findings: [{ message }] });

it.each<[string, Profile, readonly string[], object]>([
  ['two levels', 'service', ['logger.info', 'logger.error'], passed],
  ['the console has levels too', 'service', ['console.log', 'console.error'], passed],
  ['fatal is an error', 'service', ['logger.info', 'logger.fatal'], passed],
  ['no error', 'service', ['logger.info', 'logger.warn'], failed('Nothing is logged as an error.')],
  [
    'log and info are one',
    'service',
    ['console.log', 'console.info'],
    failed('Nothing is logged as an error.'),
  ],
  [
    'errors alone',
    'service',
    ['logger.error', 'logger.fatal'],
    failed('All that is logged is logged as an error.'),
  ],
  ['nothing', 'service', [], { kind: 'notApplicable', reason: 'No call that logs was found.' }],
  [
    'a library',
    'library',
    ['console.log'],
    {
      kind: 'notApplicable',
      reason: 'A library runs within other programs, and those are operated by others.',
    },
  ],
])('%s', (_, id, callees, outcome) => {
  const files = [sourceWith('src/a.ts', { logCalls: callees.map((callee) => ({ callee, line: 1 })) })];
  expect(logLevels.run({ files, profile: { id, reason: 'The test says so.' } })).toEqual(outcome);
});
