import { z } from 'zod';
import { defaultSettings, type FindingsSettings } from '../../model/settings.ts';
import { allowedPath, repositoryPath } from '../values.ts';

const allowedLicense = 'an SPDX identifier such as `AGPL-3.0-only`';

export const findingsSection = z
  .strictObject(
    {
      reports: z
        .array(repositoryPath(), `a list of reports, each ${allowedPath}`)
        .max(50, 'a list of at most 50 reports')
        .default([...defaultSettings.findings.reports])
        .describe(
          'Reports of other tools, written before certgate runs: SARIF 2.1.0, `npm audit --json`, `osv-scanner --format json`. One that is not there is an error. Default: none.',
        ),
      'denied-licenses': z
        .array(
          z
            .string(allowedLicense)
            .regex(/^[A-Za-z0-9][A-Za-z0-9.+-]{0,63}$/, allowedLicense)
            .describe('SPDX identifier: `AGPL-3.0-only`.'),
          `a list of licences, each ${allowedLicense}`,
        )
        .max(200, 'a list of at most 200 licences')
        .default([...defaultSettings.findings.deniedLicenses])
        .describe(
          'Licences that no dependency may have that a pull request adds. Whoever may choose between several may choose one that is not among them. Default: none.',
        ),
      history: z
        .boolean('`true` or `false`')
        .default(defaultSettings.findings.history)
        .describe(
          'Look for credentials in every commit of a pull request, too, and not only in what is left of it; needs the whole history. Default: false.',
        ),
    },
    'a mapping',
  )
  .transform(
    ({ reports, 'denied-licenses': deniedLicenses, history }) =>
      ({ reports: [...new Set(reports)], deniedLicenses, history }) satisfies FindingsSettings,
  )
  .prefault({})
  .describe('What other tools have found.');
