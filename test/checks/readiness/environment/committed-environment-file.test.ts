import { describe, expect, it } from 'vitest';
import committedEnvironmentFile from '../../../../src/checks/readiness/environment/committed-environment-file.ts';
import type { EnvironmentFile } from '../../../../src/model/evidence.ts';

const assigning = (...names: readonly string[]): EnvironmentFile => ({
  path: '.env',
  isTracked: true,
  isTemplate: false,
  assigned: names.map((name, index) => ({ name, line: index + 1 })),
});

const run = (...environmentFiles: readonly EnvironmentFile[]) =>
  committedEnvironmentFile.run({ environmentFiles });

describe('environment files', () => {
  it.each<[string, readonly EnvironmentFile[], number]>([
    ['none', [], 1],
    ['one without values', [assigning()], 1],
    ['one with values', [assigning('PORT')], 0],
    ['a template may have values', [{ ...assigning('PORT'), isTemplate: true }], 1],
    ['one of two with values', [assigning('PORT'), { ...assigning(), path: '.env.ci' }], 0.5],
  ])('%s', (_, files, ratio) => {
    expect(run(...files)).toMatchObject({ kind: 'judged', ratio });
  });

  it.each<[string, EnvironmentFile, object]>([
    [
      'a value of no secrecy',
      assigning('PORT'),
      { line: 1, severity: 'medium', message: 'It is in git, with values for `PORT`.' },
    ],
    [
      'a credential: its line is named',
      assigning('PORT', 'API_KEY'),
      { line: 2, severity: 'high', message: 'It is in git, with values for `PORT`, `API_KEY`.' },
    ],
    [
      'five names, of which three are told',
      assigning('A', 'B', 'C', 'D', 'E'),
      { line: 1, severity: 'medium', message: 'It is in git, with values for `A`, `B`, `C` and 2 more.' },
    ],
    [
      'a file that only is not ignored',
      { ...assigning('PORT'), isTracked: false },
      {
        line: 1,
        severity: 'medium',
        message: 'It is not ignored: the next `git add` commits it, with values for `PORT`.',
      },
    ],
  ])('%s', (_, file, finding) => {
    expect(run(file)).toMatchObject({ findings: [{ path: '.env', subject: '.env', ...finding }] });
  });

  it.each([
    ...[
      'DB_PASSWORD',
      'DB_PASSWD',
      'client_secret',
      'GITHUB_TOKEN',
      'PRIVATE_PEM',
      'APIKEY',
      'AWS_ACCESS_KEY_ID',
    ],
    ...['SENTRY_DSN', 'DATABASE_URL', 'CREDENTIALS', 'SSH_PASSPHRASE'],
  ])('%s names a credential', (name) => {
    expect(run(assigning(name))).toMatchObject({ findings: [{ severity: 'high' }] });
  });

  it.each(['PORT', 'NODE_ENV', 'PASSAGE', 'DSN_HOST', 'KEYBOARD'])('%s names none', (name) => {
    expect(run(assigning(name))).toMatchObject({ findings: [{ severity: 'medium' }] });
  });
});
