import { expect, it } from 'vitest';
import staleVariables from '../../../../src/checks/readiness/environment/stale-variables.ts';
import type { EnvironmentUse } from '../../../../src/model/ecosystem.ts';
import type { Outcome } from '../../../../src/model/outcome.ts';
import { environmentWith, noteOf, readOf } from '../../../support/environment.ts';
import { composeWith } from '../../../support/evidence.ts';

const untold: Outcome = {
  kind: 'notApplicable',
  reason:
    'The code hands on the environment as a whole, or works out names: which variables it reads can’t be told.',
};

it.each<[string, Partial<EnvironmentUse>, Outcome]>([
  [
    'no template',
    { documented: [noteOf('PORT', { kind: 'note' })] },
    { kind: 'notApplicable', reason: 'No template such as `.env.example` names a variable.' },
  ],
  ['computed names', { documented: [noteOf('PORT')], hasComputedReads: true }, untold],
  [
    'names in a schema',
    { documented: [noteOf('PORT')], validation: { path: 'src/a.ts', line: 1, by: 'zod' } },
    untold,
  ],
  [
    'all are read',
    { documented: [noteOf('PORT')], reads: [readOf('PORT')] },
    { kind: 'judged', ratio: 1, findings: [] },
  ],
  [
    'one of two is not, by whatever many lines',
    {
      documented: [noteOf('PORT'), noteOf('OLD', { line: 2 }), noteOf('OLD', { line: 3 })],
      reads: [readOf('PORT')],
    },
    {
      kind: 'judged',
      ratio: 0.5,
      findings: [
        {
          path: '.env.example',
          line: 2,
          message: '`OLD` is in the template, and no source reads it.',
          subject: 'OLD',
        },
      ],
    },
  ],
])('%s', (_, environment, outcome) => {
  expect(staleVariables.run({ environment: environmentWith(environment), composeFiles: [] })).toEqual(
    outcome,
  );
});

it('leaves alone what containers may share', () => {
  const environment = environmentWith({ documented: [noteOf('PORT')] });
  expect(staleVariables.run({ environment, composeFiles: [composeWith()] })).toEqual({
    kind: 'notApplicable',
    reason: '`compose.yaml` may take values from the same file, by names that are not read here.',
  });
});
