import { describe, expect, it } from 'vitest';
import type { DocumentCheck, ScorecardDocument } from '../../../src/model/document.ts';
import { annotationsOf } from '../../../src/platform/github/annotations.ts';
import { checkWith, documentWith, findingWith } from '../../support/documents.ts';
import { waiverWith } from '../../support/scorecards.ts';

function documentOf(...checks: readonly DocumentCheck[]): ScorecardDocument {
  const [area] = documentWith().areas;
  const [category] = area?.categories ?? [];
  if (area === undefined || category === undefined) throw new Error('The document has no areas.');
  return documentWith({ areas: [{ ...area, categories: [{ ...category, checks }] }] });
}

/** A check with so many findings, at lines 1, 2, …, each of which costs less than the one before. */
function checkOf(
  id: string,
  count: number,
  overrides: Parameters<typeof findingWith>[0] = {},
): DocumentCheck {
  const findings = Array.from({ length: count }, (_, index) =>
    findingWith({ line: index + 1, lost: 1 / (index + 1), message: `It is ${id}.`, ...overrides }),
  );
  return checkWith({ id, title: `Not ${id}`, findings });
}

const kinds = (document: ScorecardDocument) => annotationsOf(document).shown.map(({ kind }) => kind);
const messages = (document: ScorecardDocument) => annotationsOf(document).shown.map(({ message }) => message);

describe('annotations', () => {
  it('are of findings that count and have a place, the worst first, grave ones as errors', () => {
    const findings = [
      findingWith({ severity: 'low', line: 1 }),
      findingWith({ severity: 'critical', line: 2, lost: 1 }),
      findingWith({ severity: 'critical', line: 3, lost: 2 }),
      findingWith({ severity: 'critical', line: 4, classification: 'to-review' }),
      findingWith({ severity: 'critical', line: 5, classification: 'false-positive' }),
      findingWith({ severity: 'critical', line: 6, waiver: waiverWith() }),
      findingWith({ severity: 'critical', path: null }),
    ];
    const { shown, more } = annotationsOf(documentOf(checkWith({ findings })));
    expect(shown.map(({ kind, line }) => [kind, line])).toEqual([
      ['error', 3],
      ['error', 2],
      ['warning', 4],
      ['warning', 1],
    ]);
    expect(more).toBe(0);
  });

  it('stand alone while there is room', () => {
    const document = documentOf(checkOf('a', 5), checkOf('b', 4));
    expect(messages(document)).toHaveLength(9);
    expect(messages(document).join()).not.toContain('more');
  });

  it('of a kind are one, when others would not be seen for them', () => {
    const document = documentOf(checkOf('a', 40), checkOf('b', 1), checkOf('c', 2));
    const shown = messages(document);
    expect(shown).toHaveLength(9);
    expect(shown).toContain('It is b.');
    expect(shown.filter((message) => message.startsWith('It is c.'))).toEqual(['It is c.', 'It is c.']);
    expect(shown.filter((message) => message.includes('34 more of this kind'))).toEqual([
      'It is a. 34 more of this kind are in the report of the run.',
    ]);
    expect(annotationsOf(document).more).toBe(0);
  });

  it('of more kinds than there is room for leave the rest to a notice', () => {
    const checks = Array.from({ length: 12 }, (_, index) => checkOf(`check-${index}`, 2));
    const { shown, more } = annotationsOf(documentOf(...checks));
    expect(shown).toHaveLength(9);
    expect(shown[0]?.message).toBe('It is check-0. 1 more of this kind is in the report of the run.');
    expect(more).toBe(6);
  });

  it('keep errors and warnings apart: each has its own room', () => {
    const grave = checkOf('grave', 20, { severity: 'high' });
    expect(kinds(documentOf(grave, checkOf('mild', 20)))).toEqual([
      ...Array.from({ length: 9 }, () => 'error'),
      ...Array.from({ length: 9 }, () => 'warning'),
    ]);
  });
});
