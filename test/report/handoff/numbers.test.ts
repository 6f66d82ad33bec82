import { describe, expect, it } from 'vitest';
import type { Tally } from '../../../src/model/coverage.ts';
import type { ScorecardDocument } from '../../../src/model/document.ts';
import { pathGoals } from '../../../src/model/path-step.ts';
import { displayed } from '../../../src/model/score.ts';
import { checksOf } from '../../../src/model/scorecard.ts';
import { severities } from '../../../src/model/severity.ts';
import { waiverNoticeDays } from '../../../src/model/waiver.ts';
import handoff from '../../../src/report/reports/handoff.ts';
import history from '../../../src/report/reports/history.ts';
import { changeWord } from '../../../src/report/words.ts';
import { documentWith } from '../../support/documents.ts';
import { loadedDocuments, loadNumbers } from '../../support/load-runs.ts';
import { comparedWith } from '../../support/scorecards.ts';
import { storyDocuments } from '../../support/stories.ts';

const number = /\d+(?:\.\d+)?/g;

const dayMilliseconds = 86_400_000;

/** Every value of a document, from the outside to the inside. */
function valuesIn(value: unknown): readonly unknown[] {
  if (typeof value !== 'object' || value === null) return [value];
  return [value, ...Object.values(value).flatMap(valuesIn)];
}

function isTally(value: unknown): value is Tally {
  return typeof value === 'object' && value !== null && 'covered' in value && 'total' in value;
}

/**
 * Every number that a report may show of a document: what stands in it, rounded down, what part of a whole it is, and how
 * many there are of a thing.
 */
function numbersOf(document: ScorecardDocument): ReadonlySet<string> {
  const { comparison, changes, areas, issuedAt, pathToCertification, rulings, blockers } = document;
  const values = valuesIn(document);
  const written = JSON.stringify(document).match(number) ?? [];
  const rounded = values.flatMap((value) => (typeof value === 'number' ? [displayed(value)] : []));
  const parts = values.flatMap((value) =>
    isTally(value) ? [displayed((100 * value.covered) / value.total)] : [],
  );
  const moved = comparison.kind === 'compared' ? comparison.changes : [];
  const moves = moved.flatMap(({ before, after }) => changeWord(before, after).match(number) ?? []);
  const days = values.flatMap((value) => {
    const time = typeof value === 'string' && /^\d{4}-\d\d-\d\d/.test(value) ? Date.parse(value) : Number.NaN;
    const distance = Math.abs(time - Date.parse(issuedAt)) / dayMilliseconds;
    return Number.isNaN(distance) ? [] : [Math.floor(distance), Math.ceil(distance)];
  });
  const checks = checksOf(areas);
  const groups = [
    checks,
    ...areas.flatMap(({ categories }) => categories.map((category) => category.checks)),
    ...checks.map((check) => [check]),
  ].map((group) => group.flatMap(({ findings }) => findings));
  const counts = groups.flatMap((findings) => {
    const left = findings.filter(
      ({ classification, waiver }) => classification === 'real' && waiver === null,
    );
    const seen = findings.filter(({ classification }) => classification !== 'false-positive');
    return [
      left.length,
      seen.length,
      findings.length - seen.length,
      findings.filter(({ classification, waiver }) => classification === 'to-review' && waiver === null)
        .length,
      ...severities.map((severity) => left.filter((finding) => finding.severity === severity).length),
    ];
  });
  const lists = [
    blockers.length,
    rulings.length,
    changes?.files.length ?? 0,
    ...(comparison.kind === 'compared' ? [comparison.introduced.length, comparison.fixed.length] : []),
    ...pathGoals.map((goal) => pathToCertification.filter((step) => step.goal === goal).length),
  ];
  return new Set([
    ...written,
    ...rounded,
    ...parts,
    ...moves,
    ...loadNumbers(document),
    ...[...days, ...counts, ...lists, waiverNoticeDays].map(String),
  ]);
}

/** The numbers of a handoff, but for those of lists and of commits, and of what is the same in every handoff. */
function numbersIn(text: string, document: ScorecardDocument): readonly string[] {
  const commits = JSON.stringify(document).match(/\b[0-9a-f]{40}\b/g) ?? [];
  const short = new Set(commits.map((commit) => `\`${commit.slice(0, 12)}\``));
  return (
    text
      .replace(/`[0-9a-f]{12}`/g, (span) => (short.has(span) ? '' : span))
      .replace(/^\d+\. /gm, '')
      .replaceAll('p95', '')
      // Guidelines are ours; how many findings call for each is the last cell.
      .replace(/^\| (?:.*)\| (?:CWE-\d+)? *\| (`[a-z/-]+` *\| +\d+ \|)$/gm, '$1')
      .match(number) ?? []
  );
}

describe('every number stands in the document', () => {
  it.each([
    ...storyDocuments(),
    ...Object.entries(loadedDocuments).map(
      ([name, loaded]) => [name, documentWith({ ...loaded, comparison: comparedWith() })] as const,
    ),
  ])('of %s', (_, document) => {
    const known = numbersOf(document);
    const handedOver = numbersIn(handoff.render(document), document);
    expect(handedOver.length).toBeGreaterThan(20);
    expect(handedOver.filter((found) => !known.has(found))).toEqual([]);
    const [, ...lines] = history.render(document).trimEnd().split('\r\n');
    expect(lines).toHaveLength(document.history.length + 1);
    expect(lines.flatMap((line) => line.match(number) ?? []).filter((found) => !known.has(found))).toEqual(
      [],
    );
  });
});
