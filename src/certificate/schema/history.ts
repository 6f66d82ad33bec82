import { z } from 'zod';
import { areaIds, categoryPaths } from '../../model/area.ts';
import { scenarios } from '../../model/load.ts';
import { levels } from '../../model/verdict.ts';
import * as field from '../fields.ts';
import { loadFigures } from './load.ts';

/** By name and in one order, so that equal documents give equal bytes. */
const scoresByTarget = z.strictObject(
  Object.fromEntries(
    ['total', ...areaIds, ...categoryPaths].map((target) => [target, field.score.exactOptional()] as const),
  ),
);

export const historyEntry = z.strictObject({
  certificateId: field.digest,
  commit: field.commit,
  issuedAt: field.time,
  level: z.enum(levels),
  scores: scoresByTarget,
  load: z.array(loadFigures).max(scenarios.length).describe('What its load runs measured.'),
});
