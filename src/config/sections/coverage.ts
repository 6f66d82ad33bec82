import { z } from 'zod';
import type { CoverageSettings, NamedReport } from '../../model/settings.ts';
import { allowedPath, isGlob, isRepositoryPath, repositoryPath } from '../values.ts';

const allowedFrom = 'the start of a path, at most 1000 characters long';
const allowedTo = 'the start of a path in the repository, or an empty text';

const allowedPart =
  'a percentage: 0, or a number from 1 to 100 (`90` is 90%, and `0.9` would be less than one)';

const allowedGlob =
  'a glob like `src/generated/**` or `**/*.pb.ts`: at most 200 characters, two `**`, two `*` and one `{…,…}` in a part, ' +
  'no `..`, `(`, `|`, `!` or `\\`';

const report = repositoryPath();

const allowedFlag = 'a name of at most 50 letters, digits, `.`, `_` and `-`';
const allowedReport = `${allowedPath}; or a mapping of \`path\` and \`flag\`, which is ${allowedFlag}`;

const namedReport = z
  .union(
    [
      report,
      z.strictObject({
        path: report,
        flag: z
          .string(allowedFlag)
          .regex(/^[A-Za-z0-9._-]{1,50}$/, allowedFlag)
          .optional()
          .describe(
            'The part of the coverage that it stands for; its own coverage is shown. Several may share one.',
          ),
      }),
    ],
    allowedReport,
  )
  .describe('A report: its path, or its path and a flag.')
  .transform(
    (entry): NamedReport =>
      typeof entry === 'string'
        ? { path: entry, flag: null }
        : { path: entry.path, flag: entry.flag ?? null },
  );

const rewriting = z
  .strictObject(
    {
      from: z
        .string(allowedFrom)
        .min(1, allowedFrom)
        .max(1000, allowedFrom)
        .describe('Start of a path as the report has it: `/app/`.'),
      to: z
        .string(allowedTo)
        .refine((to) => to === '' || isRepositoryPath(to.replace(/\/$/, '')), allowedTo)
        .describe('What stands there instead, relative to the repository; may be empty.'),
    },
    'a mapping of `from` and `to`',
  )
  .describe('One rewriting of paths.');

export const coverageSection = z
  .strictObject(
    {
      reports: z
        .array(namedReport, 'a list of paths')
        .min(1, 'a list of at least one path')
        .max(100, 'a list of at most 100 paths')
        .optional()
        .describe(
          'Coverage reports, by path in the repository, or by path and flag; each must be there. Default: the places where coverage tools write.',
        ),
      paths: z
        .array(rewriting, 'a list of `from` and `to`')
        .max(100, 'a list of at most 100 entries')
        .default([])
        .describe(
          'How paths in reports become paths of the repository; the first that matches counts. Default: none.',
        ),
      'min-resolved': z
        .number(allowedPart)
        .min(0, allowedPart)
        .max(100, allowedPart)
        .refine((part) => part === 0 || part >= 1, allowedPart)
        .default(90)
        .describe(
          'Least part of the files that the reports name that has to be found in the repository, in per cent. Default: 90.',
        ),
      partials: z
        .enum(['hit', 'miss'], '`hit` or `miss`')
        .default('hit')
        .describe('What a line counts as of whose branches only some were taken. Default: hit.'),
      exclude: z
        .array(
          z
            .string(allowedGlob)
            .transform((glob) => glob.replace(/^(\.\/+)+/, ''))
            .refine(isGlob, allowedGlob)
            .describe('Glob of paths in the repository: `*` within a name, `**` across folders.'),
          'a list of globs',
        )
        .max(100, 'a list of at most 100 globs')
        .default([])
        .describe(
          'Files that count in no check of coverage; the scorecard says what each glob takes out. Default: none.',
        ),
    },
    'a mapping',
  )
  .transform(
    ({ reports, 'min-resolved': minResolved, ...rest }) =>
      ({ reports: reports ?? null, minResolved, ...rest }) satisfies CoverageSettings,
  )
  .prefault({})
  .describe('Where coverage reports are, and how their paths are read.');
