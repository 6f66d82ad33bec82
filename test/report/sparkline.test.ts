import { describe, expect, it, test } from 'vitest';
import { bar, sparkline, trendAt } from '../../src/report/sparkline.ts';
import { documentWith } from '../support/documents.ts';

describe('sparkline', () => {
  it.each([
    ['from the lowest to the highest', [0, 25, 50, 75, 100], '▁▂▃▅▇'],
    ['a tenth of a point is no cliff', [92, 92.1, 92], '▃▃▃'],
    ['all well', [100, 100], '▇▇'],
    ['nothing well', [0, 0], '▁▁'],
    ['a fall of many points', [90, 90, 40], '▇▇▁'],
    ['what was not judged', [null, 50, null], '·▃·'],
    ['nothing judged at all', [null, null], '··'],
    ['nothing', [], ''],
  ])('%s', (_, scores, line) => {
    expect(sparkline(scores)).toBe(line);
  });
});

describe('bar', () => {
  it.each([
    [100, '▇▇▇▇▇▇▇▇▇▇'],
    [99.9, '▇▇▇▇▇▇▇▇▇▁'],
    [9.9, '▁▁▁▁▁▁▁▁▁▁'],
    [0, '▁▁▁▁▁▁▁▁▁▁'],
    [null, ''],
  ])('%s: %s', (score, cells) => {
    expect(bar(score)).toBe(cells);
  });
});

test('a trend is the last eight certificates and this run, oldest first', () => {
  const history = Array.from({ length: 12 }, (_, index) => ({
    certificateId: 'c'.repeat(64),
    commit: 'c0ffee0000000000000000000000000000000001',
    issuedAt: '2026-08-01T10:00:00.000Z',
    level: 'CERTIFIED' as const,
    // Newest first; those before the last eight would make the others look flat.
    scores: { total: index < 8 ? 40 + 5 * index : 0 },
    load: [],
  }));
  expect(trendAt(documentWith({ history }), 'total', 90)).toBe('▅▅▃▃▂▂▁▁▇');
  expect(trendAt(documentWith({ history: history.slice(0, 1) }), 'quality', 90)).toBe('·▃');
});
