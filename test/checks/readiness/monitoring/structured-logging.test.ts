import { expect, it } from 'vitest';
import structuredLogging from '../../../../src/checks/readiness/monitoring/structured-logging.ts';
import type { SourceFile } from '../../../../src/model/evidence.ts';
import type { Profile } from '../../../../src/model/profile.ts';
import { sourceWith } from '../../../support/code-facts.ts';
import { fileWith, signalling } from '../../../support/evidence.ts';

const logging = (path: string, ...callees: readonly string[]) =>
  sourceWith(path, { logCalls: callees.map((callee, index) => ({ callee, line: index + 1 })) });
const logger = signalling('structured-logging');
const judged = (ratio: number, ...findings: readonly object[]) => ({ kind: 'judged', ratio, findings });
const plain = (line: number, callee: string) => ({
  path: 'src/a.ts',
  line,
  message: `\`${callee}\` writes plain text past the logger.`,
  subject: callee,
});

it.each<[string, Profile, readonly SourceFile[], object]>([
  ['a logger, and nothing past it', 'service', [logger, logging('src/a.ts', 'logger.info')], judged(1)],
  [
    'half past the logger',
    'service',
    [logger, logging('src/a.ts', 'logger.info', 'console.log')],
    judged(0.5, plain(2, 'console.log')),
  ],
  [
    'a logger that nothing uses',
    'service',
    [logger, logging('src/a.ts', 'console.error')],
    judged(0, plain(1, 'console.error')),
  ],
  [
    'the console alone',
    'service',
    [logging('src/a.ts', 'console.log')],
    judged(0, {
      path: 'src/a.ts',
      line: 1,
      message: 'Logs are written, and no library for structured logs is there.',
      subject: 'logger',
    }),
  ],
  [
    'nothing is logged',
    'service',
    [fileWith('src/a.ts')],
    judged(0, { message: 'Nothing is logged: add a logger that writes structured records.' }),
  ],
  ['a logger in another language', 'service', [logger], judged(1)],
  [
    'a script may write to the terminal',
    'service',
    [logger, logging('src/a.ts', 'logger.info'), logging('scripts/b.ts', 'console.log')],
    judged(1),
  ],
  ['no code', 'service', [], { kind: 'notApplicable', reason: 'There is no source code.' }],
  [
    'a command line',
    'cli',
    [],
    { kind: 'notApplicable', reason: 'A command line runs on the machines of those who use it.' },
  ],
])('%s', (_, id, files, outcome) => {
  expect(structuredLogging.run({ files, profile: { id, reason: 'The test says so.' } })).toEqual(outcome);
});
