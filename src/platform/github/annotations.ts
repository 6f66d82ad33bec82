import { error as annotateError, notice, warning } from '@actions/core';
import type { DocumentFinding, ScorecardDocument } from '../../model/document.ts';
import { groupedBy } from '../../model/grouped.ts';
import { printable } from '../../model/printable.ts';
import { checksOf } from '../../model/scorecard.ts';
import { severities } from '../../model/severity.ts';
import type { Publication, Publisher } from '../../model/world.ts';

/** GitHub takes ten of each kind a step; one error is kept for the verdict, one notice for what is left out. */
const mostOfAKind = 9;

interface Annotation {
  readonly kind: 'error' | 'warning';
  /** The check's own, which says what is the case. */
  readonly title: string;
  readonly message: string;
  readonly path: string;
  readonly line: number | null;
}

interface PlacedFinding extends DocumentFinding {
  readonly path: string;
  readonly check: string;
  readonly title: string;
}

/** Findings at their lines: worst first, inside GitHub's limits. */
export class Annotations implements Publisher {
  readonly id = 'annotations';

  async publish({ document }: Publication): Promise<void> {
    const { shown, more } = annotationsOf(document);
    for (const { kind, title, message, path, line } of shown) {
      const annotate = kind === 'error' ? annotateError : warning;
      annotate(printable(message), { title, file: path, ...(line === null ? {} : { startLine: line }) });
    }
    if (more > 0)
      notice(`${more} more ${more === 1 ? 'finding is' : 'findings are'} in the report of the run.`);
  }
}

/** What is shown, and how many findings no annotation tells of. */
export function annotationsOf({ areas }: ScorecardDocument): {
  readonly shown: readonly Annotation[];
  readonly more: number;
} {
  const findings = checksOf(areas)
    .flatMap(({ id: check, findings: all, title }) =>
      all.flatMap((finding): readonly PlacedFinding[] => {
        const { path, classification, waiver } = finding;
        const counts = classification !== 'false-positive' && waiver === null;
        return path !== null && counts ? [{ ...finding, path, check, title }] : [];
      }),
    )
    .sort(worstFirst);
  const errors = fitted(findings.filter(isGrave), 'error');
  const warnings = fitted(
    findings.filter((finding) => !isGrave(finding)),
    'warning',
  );
  return { shown: [...errors.shown, ...warnings.shown], more: errors.more + warnings.more };
}

/** As many of each check as leave room for one of every other; the last of a check says how many more it has. */
function fitted(findings: readonly PlacedFinding[], kind: Annotation['kind']) {
  const checks = [...groupedBy(findings, ({ check }) => check).values()];
  const room = (each: number) => checks.reduce((sum, { length }) => sum + Math.min(length, each), 0);
  let each = mostOfAKind;
  while (each > 1 && room(each) > mostOfAKind) each -= 1;
  const told = checks.slice(0, mostOfAKind);
  const shown = told
    .flatMap((all) =>
      all
        .slice(0, each)
        .map((finding, index) => ({ finding, rest: index === each - 1 ? all.length - each : 0 })),
    )
    .sort((left, right) => worstFirst(left.finding, right.finding))
    .map(({ finding, rest }): Annotation => {
      const { title, path, line, message } = finding;
      return { kind, title, path, line, message: `${message}${moreOfThisKind(rest)}` };
    });
  const more = checks.slice(mostOfAKind).reduce((sum, { length }) => sum + length, 0);
  return { shown, more };
}

function moreOfThisKind(count: number): string {
  if (count <= 0) return '';
  return ` ${count} more of this kind ${count === 1 ? 'is' : 'are'} in the report of the run.`;
}

function isGrave({ severity, classification }: PlacedFinding): boolean {
  return classification === 'real' && (severity === 'critical' || severity === 'high');
}

function worstFirst(left: PlacedFinding, right: PlacedFinding): number {
  return severities.indexOf(left.severity) - severities.indexOf(right.severity) || right.lost - left.lost;
}
