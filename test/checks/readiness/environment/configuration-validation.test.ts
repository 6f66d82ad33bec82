import { expect, it } from 'vitest';
import configurationValidation from '../../../../src/checks/readiness/environment/configuration-validation.ts';
import type { EnvironmentUse } from '../../../../src/model/ecosystem.ts';
import type { Outcome } from '../../../../src/model/outcome.ts';
import type { Profile } from '../../../../src/model/profile.ts';
import { environmentWith, readOf } from '../../../support/environment.ts';

const run = (environment: Partial<EnvironmentUse>, id: Profile = 'service') =>
  configurationValidation.run({
    environment: environmentWith(environment),
    profile: { id, reason: 'The test says so.' },
  });

it.each<[string, Partial<EnvironmentUse>, Outcome]>([
  [
    'by a library',
    { reads: [readOf('PORT')], validation: { path: 'src/a.ts', line: 1, by: 'zod' } },
    { kind: 'judged', ratio: 1, findings: [] },
  ],
  [
    'nothing is read',
    { reads: [readOf('NODE_ENV')] },
    { kind: 'notApplicable', reason: 'The source reads no variable that somebody would have to set.' },
  ],
  [
    'handed on as a whole',
    { hasComputedReads: true },
    { kind: 'notApplicable', reason: 'The environment is handed on as a whole: who reads it can’t be told.' },
  ],
  [
    'one without a default',
    { reads: [readOf('PORT', { hasDefault: true }), readOf('KEY', { line: 9 })] },
    {
      kind: 'judged',
      ratio: 0,
      findings: [
        {
          path: 'src/server.ts',
          line: 9,
          message:
            '`KEY` is read here without a default, and nothing validates the environment when the service starts.',
          subject: 'unvalidated',
        },
      ],
    },
  ],
  [
    'defaults for all of them',
    { reads: [readOf('PORT', { hasDefault: true })] },
    {
      kind: 'judged',
      ratio: 0.5,
      findings: [
        {
          path: 'src/server.ts',
          line: 7,
          message:
            '`PORT` and what else is read have defaults, and a wrong value goes unnoticed: nothing validates the environment.',
          subject: 'unvalidated',
        },
      ],
    },
  ],
])('%s', (_, environment, outcome) => {
  expect(run(environment)).toEqual(outcome);
});

it.each<Profile>(['library', 'cli', 'action', 'monorepo', 'web-app'])('is not asked of a %s', (id) => {
  expect(run({ reads: [readOf('KEY')] }, id)).toMatchObject({ kind: 'notApplicable' });
});
