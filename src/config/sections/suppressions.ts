import { z } from 'zod';
import { areaIds } from '../../model/area.ts';
import { defaultSettings, type SuppressionSettings } from '../../model/settings.ts';

const allowed = 'an area, a category or a check';

/** `targets`: what a rule may name; `total` is none of them, as it would allow everything. */
export function suppressionsSection(targets: ReadonlySet<string>) {
  const target = z
    .string(allowed)
    .regex(new RegExp(`^(${areaIds.join('|')})(/[a-z0-9-]+){0,2}$`), allowed)
    .refine((name) => targets.has(name), allowed)
    .describe('Path of an area, a category or a check.');
  return z
    .strictObject(
      {
        'allow-new': z
          .array(target, `a list of targets, each ${allowed}`)
          .max(100, 'a list of at most 100 targets')
          .default([...defaultSettings.suppressions.allowNew])
          .describe(
            'Areas, categories and checks whose suppressions in comments count in the very change that adds them. Default: none; they count once they stand on the base.',
          ),
      },
      'a mapping',
    )
    .transform(({ 'allow-new': allowNew }) => ({ allowNew }) satisfies SuppressionSettings)
    .prefault({})
    .describe('What is made of comments that suppress findings.');
}
