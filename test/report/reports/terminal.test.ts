import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import terminal, { terminalInColour } from '../../../src/report/reports/terminal.ts';
import { documentWith, findingWith } from '../../support/documents.ts';
import { compared } from '../../support/results.ts';
import { hostileDocument } from './hostile-document.ts';

describe('the scorecard on a terminal', () => {
  it('is plain text without colour', () => {
    expect(terminal.render(documentWith())).toContain('\nGate open: CERTIFIED, total 92.5\n');
    expect(terminal.render(documentWith())).not.toContain('\u001b');
  });

  it('says the same in colour', () => {
    const inColour = terminalInColour(documentWith());
    expect(inColour).toContain('\u001b[32mGate open');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are such characters.
    expect(inColour.replace(/\u001b\[\d+m/g, '')).toBe(terminal.render(documentWith()));
  });

  it.each([
    ['closed', 'CERTIFIED', '31'],
    ['open', 'CERTIFIED', '32'],
    ['open', 'CONDITIONAL', '33'],
  ] as const)('a gate that is %s at %s has the colour %s', (gate, level, colour) => {
    expect(terminalInColour(documentWith({ gate, level }))).toContain(`\u001b[${colour}mGate ${gate}`);
  });

  it('marks what is new, and what is waived', () => {
    const { fingerprint } = findingWith();
    const text = terminal.render(documentWith({ comparison: compared({ introduced: [fingerprint] }) }));
    expect(text).toContain('medium, new src/parse.ts:12 (-1.3)');
    expect(text).toContain('high, waived until 2027-01-31 test/vectors/rfc7515.ts:3 (-1.0)');
  });

  it('says when there are no findings', () => {
    expect(terminal.render(documentWith({ areas: [] }))).toContain('\nNo findings.\n');
  });

  it('shows twenty findings and counts the rest', () => {
    const document = documentWith();
    const findings = Array.from({ length: 30 }, (_, index) => findingWith({ path: `src/${index}.ts` }));
    const areas = document.areas.map((area) => ({
      ...area,
      categories: area.categories.map((category) => ({
        ...category,
        checks:
          category.id === 'quality/security' ? category.checks.map((check) => ({ ...check, findings })) : [],
      })),
    }));
    const text = terminal.render({ ...document, areas });
    expect(text).toContain('\n30 findings\n');
    expect(text.match(/^medium src/gm)).toHaveLength(20);
    expect(text).toContain('10 more: `--format json` has them all.');
  });
});

describe('whatever stands in the document', () => {
  it('no character of it acts', () => {
    fc.assert(
      fc.property(hostileDocument, (document) => {
        expect(terminal.render(document).replaceAll('\n', '')).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are such characters.
        const withoutColours = terminalInColour(document).replace(/\u001b\[(?:0|1|2|31|32|33)m/g, '');
        expect(withoutColours).toBe(terminal.render(document));
      }),
      { numRuns: 150 },
    );
  });

  it('nothing of it begins a line of its own', () => {
    const plain = terminal.render(documentWith()).split('\n').length;
    const reason = 'A.\nGate open: CERTIFIED';
    expect(terminal.render(documentWith({ profile: { id: 'library', reason } })).split('\n')).toHaveLength(
      plain,
    );
  });
});
