import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { areaIds, categoryPaths } from '../../../src/model/area.ts';
import type { ScorecardDocument } from '../../../src/model/document.ts';
import history from '../../../src/report/reports/history.ts';
import { anyDocument } from '../../certificate/any-document.ts';
import { documentWith } from '../../support/documents.ts';
import { loadedDocuments } from '../../support/load-runs.ts';

/** RFC 4180, read strictly; throws where it is none. */
function readCsv(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  let rest = text;
  while (rest !== '') {
    const [field, quoted, plain = '', end] = /^(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/.exec(rest) ?? [];
    if (field === undefined) throw new Error(`No field: ${rest.slice(0, 40)}`);
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    rest = rest.slice(field.length);
    if (end === '\r\n') {
      rows.push(row);
      row = [];
    }
  }
  if (row.length > 0) throw new Error('The last line has no end.');
  return rows;
}

const rowsOf = (document: ScorecardDocument) => readCsv(history.render(document));

const certified = (day: number, total: number | null) => ({
  certificateId: 'a'.repeat(64),
  commit: String(day).repeat(40),
  issuedAt: `2026-08-0${day}T10:00:00.000Z`,
  level: 'CONDITIONAL' as const,
  scores: { total, quality: 71.99, 'quality/coverage': null },
  load: [],
});

describe('the history as CSV', () => {
  const [head = [], ...lines] = rowsOf(documentWith({ history: [certified(2, 80.04), certified(1, null)] }));
  const cellsOf = (column: string) => lines.map((line) => line[head.indexOf(column)]);

  it('has a column for each area and category, then for load runs, whether there are any or not', () => {
    expect(head).toEqual([
      'issued at',
      'commit',
      'level',
      'total',
      ...areaIds,
      ...categoryPaths,
      'light throughput ops/s',
      'light p95 ms',
      'medium throughput ops/s',
      'medium p95 ms',
      'heavy throughput ops/s',
      'heavy p95 ms',
      'stress throughput ops/s',
      'stress p95 ms',
    ]);
  });

  it('has a line a certificate, the oldest first, and this run last', () => {
    expect(cellsOf('issued at')).toEqual([
      '2026-08-01T10:00:00.000Z',
      '2026-08-02T10:00:00.000Z',
      '2026-09-01T10:00:00.000Z',
    ]);
    expect(cellsOf('level')).toEqual(['CONDITIONAL', 'CONDITIONAL', 'CERTIFIED']);
  });

  it('shows scores as found, rounded down, and nothing where there is none', () => {
    expect(cellsOf('total')).toEqual(['', '80.0', '91.5']);
    expect(cellsOf('quality')).toEqual(['71.9', '71.9', '90.0']);
    expect(cellsOf('quality/coverage')).toEqual(['', '', '90.0']);
    expect(cellsOf('workflow')).toEqual(['', '', '']);
  });
});

test('what load runs measured, throughput rounded down and p95 up', () => {
  const [head = [], ...lines] = rowsOf(documentWith(loadedDocuments['something measured']));
  const cellsOf = (column: string) => lines.map((line) => line[head.indexOf(column)]);
  expect(cellsOf('medium throughput ops/s')).toEqual(['285.0', '297.0', '310.2', '324.6', '118.2']);
  expect(cellsOf('light p95 ms')).toEqual(['38.7', '37.1', '35.6', '34.0', '']);
  expect(cellsOf('stress throughput ops/s').slice(-2)).toEqual(['', '']);
  expect(cellsOf('heavy p95 ms').at(-1)).toBe('');
});

test('is RFC 4180 for whatever the schema allows, each line as long as the first', () => {
  fc.assert(
    fc.property(anyDocument, (document) => {
      const [head = [], ...lines] = rowsOf(document);
      expect(lines).toHaveLength(document.history.length + 1);
      for (const line of lines) expect(line).toHaveLength(head.length);
    }),
    { numRuns: 200, seed: 20_261_128 },
  );
});

test('no cell is a formula to a spreadsheet, and every text is one cell', () => {
  const texts = fc.oneof(
    fc.constantFrom(
      '=1+1',
      '+1',
      '-1',
      '@SUM(1)',
      '\t=1',
      '\r=1',
      '=cmd|"/c calc"!A1',
      'a,b',
      '"',
      'a\r\n=b',
    ),
    fc.string({ unit: 'binary' }),
  );
  fc.assert(
    fc.property(texts, (text) => {
      // The schema lets no such text through; the report does not rely on that.
      const rows = rowsOf(
        documentWith({
          history: [{ ...certified(1, 1), commit: text, issuedAt: text, level: text as 'CERTIFIED' }],
        }),
      );
      const [head = [], hostile = []] = rows;
      expect(rows).toHaveLength(3);
      expect(hostile).toHaveLength(head.length);
      for (const cell of hostile) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
      expect([text, `'${text}`]).toContain(hostile[0]);
    }),
    { numRuns: 300, seed: 20_261_128 },
  );
});
