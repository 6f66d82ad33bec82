import { z } from 'zod';
import { mostListed } from '../../model/change-log.ts';
import { mostExports } from '../../model/export-changes.ts';
import * as field from '../fields.ts';

const lineCounts = z.strictObject({ added: field.count, removed: field.count });

const names = z.array(field.name).max(mostExports);

const exports = z
  .strictObject({
    added: names,
    removed: names,
    changed: names.describe('Of another kind, or with another signature.'),
  })
  .nullable()
  .describe('Of source code: the exports by name; null where they were not compared.');

export const changes = z
  .strictObject({
    since: field.commit,
    from: z
      .enum(['baseline', 'start'])
      .describe('Which commit that is: the baseline’s, or where the work left its target.'),
    count: field.count.nullable().describe('How many files in all; null where that is not known.'),
    lines: lineCounts.describe('Of all files of which they were counted.'),
    uncounted: field.count.describe('Files of which nobody counted the lines.'),
    uncompared: field.count
      .nullable()
      .describe(
        'Source files below of which exports could not be compared; null where nobody compared them.',
      ),
    files: z
      .array(
        z.strictObject({
          path: field.path,
          formerPath: field.path.nullable(),
          status: z.enum(['added', 'modified', 'renamed', 'removed']),
          lines: lineCounts.nullable(),
          exports,
        }),
      )
      .max(mostListed)
      .describe('Those with most lines first.'),
  })
  .nullable()
  .describe('What is otherwise than at a commit before; null where that is not known.');
