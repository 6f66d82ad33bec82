import { expect, it } from 'vitest';
import rejectionHandling from '../../../../src/checks/readiness/monitoring/rejection-handling.ts';
import type { SourceFile } from '../../../../src/model/evidence.ts';
import type { Profile } from '../../../../src/model/profile.ts';
import { sourceWith } from '../../../support/code-facts.ts';
import { signalling } from '../../../support/evidence.ts';

const code = sourceWith('src/a.ts', {});
const rejection = signalling('rejection-handler');
const shutdown = signalling('shutdown-handler');
const judged = (ratio: number, ...messages: readonly string[]) => ({
  kind: 'judged',
  ratio,
  findings: messages.map((message) => ({ message })),
});
const noRejection = 'Nothing handles `unhandledRejection` or `uncaughtException`.';
const noShutdown = 'Nothing handles `SIGTERM`.';

it.each<[string, Profile, readonly SourceFile[], object]>([
  ['both', 'service', [code, rejection, shutdown], judged(1)],
  ['one', 'service', [code, rejection], judged(0.5, noShutdown)],
  ['the other', 'service', [code, shutdown], judged(0.5, noRejection)],
  ['neither', 'service', [code], judged(0, noRejection, noShutdown)],
  [
    'only in a test',
    'service',
    [code, signalling('rejection-handler', { kind: 'test' }), shutdown],
    judged(0.5, noRejection),
  ],
  [
    'another language',
    'service',
    [rejection],
    { kind: 'notApplicable', reason: 'There is no JavaScript or TypeScript to look at.' },
  ],
  [
    'a page',
    'web-app',
    [code],
    { kind: 'notApplicable', reason: 'What is served to browsers is watched by those who serve it.' },
  ],
])('%s', (_, id, files, outcome) => {
  expect(rejectionHandling.run({ files, profile: { id, reason: 'The test says so.' } })).toEqual(outcome);
});
