import { z } from 'zod';
import { defaultSettings } from '../../model/settings.ts';
import { score } from '../values.ts';

const { certified, conditional } = defaultSettings.levels;

export const levelsSection = z
  .strictObject(
    {
      certified: z
        .strictObject(
          {
            total: score()
              .default(certified.total)
              .describe(`Least total, 0 to 100. Default: ${certified.total}.`),
            category: score()
              .default(certified.category)
              .describe(`Least score of any category, 0 to 100. Default: ${certified.category}.`),
          },
          'a mapping',
        )
        .prefault({})
        .describe('What the level `CERTIFIED` asks for.'),
      conditional: z
        .strictObject(
          {
            total: score()
              .default(conditional.total)
              .describe(
                `Least total, 0 to 100, at most that of \`certified\`. Default: ${conditional.total}.`,
              ),
          },
          'a mapping',
        )
        .prefault({})
        .describe('What the level `CONDITIONAL` asks for.'),
    },
    'a mapping',
  )
  .superRefine((levels, context) => {
    const [most, given] = [levels.certified.total, levels.conditional.total];
    if (given <= most) return;
    const message = `at most \`levels.certified.total\`, which is ${most}`;
    context.addIssue({ code: 'custom', path: ['conditional', 'total'], message, params: { usual: given } });
  })
  .prefault({})
  .describe('Least scores of the levels.');
