import { z } from 'zod';
import { resolutionRules } from '../../model/coverage.ts';
import * as field from '../fields.ts';
import { list } from './list.ts';

export const tally = z.strictObject({ covered: field.count, total: field.count });

export const coverageReports = list(
  z.strictObject({
    path: field.path,
    folder: z.union([z.literal(''), field.path]).describe('The package it speaks of.'),
    flag: field.name.nullable().describe('The part of the coverage that it stands for.'),
    format: field.name,
    provider: field.name.nullable().describe('The tool that measured, when the report tells.'),
    resolved: list(
      z.strictObject({
        rule: z.enum(resolutionRules),
        from: field.name.nullable().describe('The start of the paths that was rewritten.'),
        files: field.count,
      }),
    ).describe('How many of the files that it names each rule found in the repository.'),
    unresolved: z
      .strictObject({ files: field.count, examples: list(field.name) })
      .describe('Files that it names and that were not found.'),
  }),
);

export const coverageFlags = list(z.strictObject({ flag: field.name, lines: tally })).describe(
  'Line coverage by the reports of one flag alone.',
);

export const coveredFiles = list(z.strictObject({ path: field.path, lines: tally })).describe(
  'Every file that counts in coverage.',
);

export const coverageExclusions = list(
  z.strictObject({ glob: field.name, files: field.count, lines: field.count }),
).describe('What `coverage.exclude` took out of coverage, glob by glob.');
