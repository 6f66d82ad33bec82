import { z } from 'zod';
import { mostListed } from '../../model/change-log.ts';
import * as field from '../fields.ts';

const lineCounts = z.strictObject({ added: field.count, removed: field.count });

export const changes = z
  .strictObject({
    since: field.commit,
    from: z
      .enum(['baseline', 'start'])
      .describe('Which commit that is: the baseline’s, or where the work left its target.'),
    count: field.count.nullable().describe('How many files in all; null where that is not known.'),
    lines: lineCounts.describe('Of all files of which they were counted.'),
    uncounted: field.count.describe('Files of which nobody counted the lines.'),
    files: z
      .array(
        z.strictObject({
          path: field.path,
          formerPath: field.path.nullable(),
          status: z.enum(['added', 'modified', 'renamed', 'removed']),
          lines: lineCounts.nullable(),
        }),
      )
      .max(mostListed)
      .describe('Those with most lines first.'),
  })
  .nullable()
  .describe('What is otherwise than at a commit before; null where that is not known.');
