import { expect, test } from 'vitest';
import { catalogue } from '../../src/catalogue.ts';
import type { ScorecardDocument } from '../../src/model/document.ts';
import { groupedBy } from '../../src/model/grouped.ts';
import { displayed } from '../../src/model/score.ts';
import { listedFindings } from '../../src/report/listed-findings.ts';
import markdown from '../../src/report/reports/markdown.ts';
import summary from '../../src/report/reports/summary.ts';
import terminal from '../../src/report/reports/terminal.ts';
import { storyDocuments } from '../support/stories.ts';

const number = /\d+(?:\.\d+)?/g;

/** Commits and fingerprints are shown by their first twelve digits. */
const shortened = /\b[0-9a-f]{12}\b/g;

function numbersIn(text: string): readonly string[] {
  return text.replace(shortened, '').match(number) ?? [];
}

/** Every value of a document, from the outside to the inside. */
function valuesOf(value: unknown): readonly unknown[] {
  if (typeof value !== 'object' || value === null) return [value];
  return [value, ...Object.values(value).flatMap(valuesOf)];
}

/** How a number of the document may be shown: as it is, to a tenth down or up, or as the change from another. */
function shownAs(value: number): readonly string[] {
  const up = (Math.ceil(value * 10) / 10).toFixed(1);
  return [String(value), displayed(value), up];
}

/** All that may be shown of a document: its numbers, those in its texts, how long its lists are, changes and days. */
function known(document: ScorecardDocument): ReadonlySet<string> {
  const { comparison, issuedAt, pathToCertification, files, coverageReports, coverageExclusions } = document;
  const values = valuesOf(document);
  // What several checks say in the same words is listed once.
  const listed = listedFindings(document);
  const counting = listed.filter(({ waiver }) => waiver === null);
  const compared = comparison.kind === 'compared' ? comparison : null;
  const fresh = counting.filter(({ isNew }) => isNew).length;
  const goals = groupedBy(pathToCertification, ({ goal }) => goal);
  const unjudged = pathToCertification.flatMap((step) => (step.kind === 'measure' ? [step.message] : []));
  const reasons = new Set(unjudged);
  const lengths = [
    ...values.filter(Array.isArray).map(({ length }) => length),
    counting.length,
    // Without a baseline the ten worst stand apart.
    Math.min(counting.length, 10),
    Math.max(0, counting.length - 10),
    fresh,
    counting.length - fresh,
    listed.length - counting.length,
    ...[...goals.values()].map(({ length }) => length),
    // Checks that could not be judged for one reason are one step.
    reasons.size,
    // A terminal shows twenty findings and five steps.
    listed.length,
    listed.length - 20,
    pathToCertification.length - unjudged.length + reasons.size - 5,
    Object.values(files).reduce((sum, count) => sum + count, 0),
    ...coverageReports.map(({ resolved, unresolved }) =>
      resolved.reduce((sum, step) => sum + step.files, unresolved.files),
    ),
    coverageExclusions.filter((exclusion) => exclusion.files > 0).length,
  ];
  const changes = (compared?.changes ?? []).flatMap(({ before, after }) =>
    before === null || after === null ? [] : [Math.abs(after - before)],
  );
  const parts = (compared?.indirect ?? []).flatMap(({ before, after }) =>
    [before, after].map(({ covered, total }) => (100 * covered) / total),
  );
  const days = values
    .filter((value) => typeof value === 'string' && /^\d{4}-\d\d-\d\d/.test(value))
    .flatMap((value) => {
      const apart = Math.abs(Date.parse(String(value)) - Date.parse(issuedAt)) / 86_400_000;
      return [Math.floor(apart), Math.ceil(apart)];
    });
  return new Set([
    ...values.flatMap((value) => (typeof value === 'number' ? shownAs(value) : [])),
    ...values.flatMap((value) => (typeof value === 'string' ? numbersIn(value) : [])),
    ...[...lengths, ...days].map(String),
    ...changes.map((change) => (Math.trunc(Math.round(change * 1e9) / 1e8) / 10).toFixed(1)),
    ...parts.map(displayed),
  ]);
}

/** What the catalogue says of a check is no number of the run. */
const fixes = new Set([...catalogue.checks.values()].flatMap(({ fix }) => numbersIn(fix)));

test.each(storyDocuments())('%s: every number of the scorecard is one of the document', (_, document) => {
  const numbers = known(document);
  for (const report of [markdown, summary, terminal]) {
    const text = report.render(document, { catalogue });
    const strange = numbersIn(text).filter((each) => !numbers.has(each) && !fixes.has(each));
    expect(strange).toEqual([]);
    // The other way round: a number that the document does not hold is noticed.
    expect(numbersIn(text).length).toBeGreaterThan(10);
    expect(numbers.has('123456.7')).toBe(false);
  }
});
