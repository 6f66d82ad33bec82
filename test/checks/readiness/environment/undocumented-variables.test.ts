import { expect, it } from 'vitest';
import undocumentedVariables from '../../../../src/checks/readiness/environment/undocumented-variables.ts';
import type { EnvironmentUse } from '../../../../src/model/ecosystem.ts';
import type { Outcome } from '../../../../src/model/outcome.ts';
import { environmentWith, noteOf, readOf } from '../../../support/environment.ts';

const none: Outcome = {
  kind: 'notApplicable',
  reason: 'The source reads no variable that somebody would have to set.',
};

it.each<[string, Partial<EnvironmentUse>, Outcome]>([
  ['nothing is read', {}, none],
  [
    'what comes by itself',
    {
      reads: [
        'NODE_ENV',
        'CI',
        'HOME',
        'npm_package_version',
        'MSYSTEM',
        'ProgramFiles(x86)',
        'COMP_LINE',
        'VCAP_SERVICES',
        'JASMINE_CONFIG_PATH',
      ].map((name) => readOf(name)),
    },
    none,
  ],
  [
    'in a template',
    { reads: [readOf('PORT')], documented: [noteOf('PORT')] },
    { kind: 'judged', ratio: 1, findings: [] },
  ],
  [
    'in a document only',
    { reads: [readOf('PORT')], documented: [noteOf('PORT', { path: 'README.md', kind: 'note' })] },
    { kind: 'judged', ratio: 1, findings: [] },
  ],
  [
    'one of two, told at its first place',
    {
      reads: [readOf('PORT'), readOf('KEY', { line: 8 }), readOf('KEY', { line: 9 })],
      documented: [noteOf('PORT')],
    },
    {
      kind: 'judged',
      ratio: 0.5,
      findings: [
        {
          path: 'src/server.ts',
          line: 8,
          message: '`KEY` is read here and named in no template or document.',
          subject: 'KEY',
        },
      ],
    },
  ],
  [
    'a default does not tell anybody that it is there',
    { reads: [readOf('KEY', { hasDefault: true })] },
    {
      kind: 'judged',
      ratio: 0,
      findings: [
        {
          path: 'src/server.ts',
          line: 7,
          message: '`KEY` is read here, with a default, and named in no template or document.',
          subject: 'KEY',
        },
      ],
    },
  ],
])('%s', (_, environment, outcome) => {
  expect(undocumentedVariables.run({ environment: environmentWith(environment) })).toEqual(outcome);
});

it.each(['NODE_DB_URL', 'HOST', 'DATABASE_URL', '__proto__', 'PATHS', 'MY_HOME'])(
  '%s has to be set by somebody',
  (name) => {
    expect(
      undocumentedVariables.run({ environment: environmentWith({ reads: [readOf(name)] }) }),
    ).toMatchObject({
      ratio: 0,
    });
  },
);
