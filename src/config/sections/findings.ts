import { z } from 'zod';
import { defaultSettings, type FindingsSettings } from '../../model/settings.ts';
import { isRepositoryPath } from '../values.ts';

const allowedPath = 'a path in the repository, with `/` between its parts and no `..`';

export const findingsSection = z
  .strictObject(
    {
      reports: z
        .array(
          z
            .string(allowedPath)
            .transform((path) => path.replace(/^(\.\/+)+/, ''))
            .refine(isRepositoryPath, allowedPath)
            .describe('Path in the repository: relative, `/` between its parts, no `..`.'),
          `a list of reports, each ${allowedPath}`,
        )
        .max(50, 'a list of at most 50 reports')
        .default([...defaultSettings.findings.reports])
        .describe(
          'Reports of other tools, written before certgate runs: SARIF 2.1.0, `npm audit --json`, `osv-scanner --format json`. One that is not there is an error. Default: none.',
        ),
    },
    'a mapping',
  )
  .transform(({ reports }) => ({ reports: [...new Set(reports)] }) satisfies FindingsSettings)
  .prefault({})
  .describe('What other tools have found.');
