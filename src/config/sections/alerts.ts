import { z } from 'zod';
import { type AlertSettings, defaultSettings } from '../../model/settings.ts';
import { scoresByTarget } from './gate.ts';

const { alerts } = defaultSettings;
const allowedDays = 'a whole number of days, 0 to 400';

export function alertsSection(targets: ReadonlySet<string>) {
  return z
    .strictObject(
      {
        drop: scoresByTarget(targets)
          .default(alerts.drop)
          .describe(
            'Largest fall since the last certificate, 0 to 100 points, by target. Default: 5 for `total`; what is given replaces it.',
          ),
        'days-left': z
          .int(allowedDays)
          .min(0, allowedDays)
          .max(400, allowedDays)
          .default(alerts.daysLeft)
          .describe(
            `An issue is opened when a certificate that could not be renewed has fewer days left. Default: ${alerts.daysLeft}.`,
          ),
      },
      'a mapping',
    )
    .transform(({ drop, 'days-left': daysLeft }) => ({ drop, daysLeft }) satisfies AlertSettings)
    .prefault({})
    .describe('When a scheduled run opens an issue, keeps it up to date, and closes it.');
}
