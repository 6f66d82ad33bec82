import type { DocumentArea, DocumentCheck, DocumentFinding, ScorecardDocument } from '../model/document.ts';
import { printable } from '../model/printable.ts';
import { checksOf } from '../model/scorecard.ts';

/** A check as tools see it that read results of tests. */
export interface TestedCheck {
  readonly id: string;
  readonly title: string;
  readonly status: 'passed' | 'failed' | 'skipped' | 'errored';
  /** Why it is not passed, a line; `null` for one that is. */
  readonly message: string | null;
  /** Findings that count, a line each; notes and what is waived left out. */
  readonly findings: readonly string[];
}

/** Checks that apply and weigh, and those that do not apply, category by category; none of an area that nobody asked for. */
export function testedChecks({
  areas,
}: ScorecardDocument): readonly { readonly category: string; readonly checks: readonly TestedCheck[] }[] {
  return areas
    .filter(isAsked)
    .flatMap(({ categories }) =>
      categories
        .filter(({ checks }) => checks.length > 0)
        .map(({ id, checks }) => ({ category: id, checks: checks.map(tested) })),
    );
}

function isAsked(area: DocumentArea): boolean {
  return area.assessed || checksOf([area]).some(({ outcome }) => outcome !== 'notApplicable');
}

function tested(check: DocumentCheck): TestedCheck {
  const { id, title, outcome, reason, waivedScore } = check;
  const known = { id, title: printable(title), findings: [] };
  const why = reason === null ? null : printable(reason);
  if (outcome === 'notApplicable') return { ...known, status: 'skipped', message: why };
  if (outcome === 'errored') return { ...known, status: 'errored', message: why };
  if (waivedScore === 100) return { ...known, status: 'passed', message: null };
  const findings = check.findings.filter(counts);
  const [first] = findings;
  const message =
    findings.length === 1 && first !== undefined
      ? lineOf(first)
      : `${findings.length} ${findings.length === 1 ? 'finding' : 'findings'}.`;
  return { ...known, status: 'failed', message, findings: findings.map(lineOf) };
}

function counts({ classification, waiver, lost }: DocumentFinding): boolean {
  return classification !== 'false-positive' && waiver === null && lost > 0;
}

function lineOf({ path, line, message }: DocumentFinding): string {
  const place = path === null ? '' : `${path}${line === null ? '' : `:${line}`}: `;
  return printable(`${place}${message}`);
}
