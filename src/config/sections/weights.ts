import { z } from 'zod';
import { areaIds, categoryPaths } from '../../model/area.ts';
import { defaultSettings } from '../../model/settings.ts';
import { bare, numberBetween } from '../values.ts';

// A bound, because weights are summed: the sum of two of the largest doubles is no number.
const largest = 1000;

export const weightsSection = z
  .partialRecord(
    z.enum([...areaIds, ...categoryPaths]),
    numberBetween(0, largest),
    'a mapping of areas and categories to numbers',
  )
  .transform(bare)
  .default(defaultSettings.weights)
  .describe(
    `Weights, 0 to ${largest}, by area or category, relative to their neighbours. Default: the published ones; only those named here change.`,
  );
