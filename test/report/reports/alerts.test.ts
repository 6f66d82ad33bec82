import { expect, test } from 'vitest';
import alerts from '../../../src/report/reports/alerts.ts';
import { documentWith } from '../../support/documents.ts';

test('says nothing where there is nothing to tell', () => {
  expect(alerts.render(documentWith())).toBe('');
});

test('a line an alert, and what was measured when', () => {
  const message = '`total` fell from 90.0 to 80.2 since the last certificate, by more than 5 points.';
  const rendered = alerts.render(documentWith({ alerts: [{ kind: 'drop', target: 'total', message }] }));
  expect(rendered).toBe(
    [
      `- ${message}`,
      '',
      'Measured at 2026-09-01T10:00:00.000Z, commit `c0ffee000000` on `main`: gate open, CERTIFIED.',
      'This issue is kept up to date by the scheduled run, and closed by it when all is mended.',
      '',
    ].join('\n'),
  );
});
