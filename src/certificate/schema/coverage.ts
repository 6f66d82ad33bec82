import { z } from 'zod';
import { mostListed } from '../../model/change-log.ts';
import { mostRanges, unknownKinds } from '../../model/changed-lines.ts';
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

const line = z.int().positive();

const changedFile = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('counted'),
    path: field.path,
    lines: tally.describe('Changed lines that can be covered, and how many of them ran.'),
    missed: z
      .array(z.strictObject({ start: line, end: line }))
      .max(mostRanges)
      .describe('Those that never ran, the first of them; 1-based, both ends included.'),
  }),
  z.strictObject({
    kind: z.enum(unknownKinds).describe('What keeps its changed lines from being counted.'),
    path: field.path,
  }),
]);

export const changedLines = z
  .strictObject({
    since: field.commit.describe('Where the work left its target.'),
    partials: z
      .enum(['hit', 'miss'])
      .describe('`miss`: lines of whose branches only some were taken are missed.'),
    lines: tally.describe('Changed lines that can be covered, of all files of which they are known.'),
    count: field.count.describe('How many files in all.'),
    files: z
      .array(changedFile)
      .max(mostListed)
      .describe('Those with most lines missed first, then those of which nothing is known.'),
  })
  .nullable()
  .describe('Coverage of what the work changes; null where it is not known, or nothing is changed against.');
