import { z } from 'zod';
import { defaultSettings, type ReadinessSettings } from '../../model/settings.ts';
import { score } from '../values.ts';

const { ready, nearlyReady } = defaultSettings.readiness;

export const readinessSection = z
  .strictObject(
    {
      ready: score().default(ready).describe(`Least score of \`READY\`, 0 to 100. Default: ${ready}.`),
      'nearly-ready': score()
        .default(nearlyReady)
        .describe(`Least score of \`NEARLY READY\`, 0 to 100, at most \`ready\`. Default: ${nearlyReady}.`),
    },
    'a mapping',
  )
  .superRefine(({ ready: most, 'nearly-ready': given }, context) => {
    if (given <= most) return;
    const message = `at most \`readiness.ready\`, which is ${most}`;
    context.addIssue({ code: 'custom', path: ['nearly-ready'], message, params: { usual: given } });
  })
  .transform(({ ready, 'nearly-ready': nearlyReady }) => ({ ready, nearlyReady }) satisfies ReadinessSettings)
  .prefault({})
  .describe('Least scores of the readiness statuses.');
