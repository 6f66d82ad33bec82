import type { ScorecardDocument } from '../../model/document.ts';
import { printable } from '../../model/printable.ts';
import type { Severity } from '../../model/severity.ts';
import { listedFindings } from '../listed-findings.ts';
import type { Report } from '../report.ts';

/** GitLab's words; `blocker` is none of ours. */
const severityWords: Readonly<Record<Severity, string>> = {
  critical: 'critical',
  high: 'major',
  medium: 'minor',
  low: 'info',
};

/**
 * The findings as a Code Quality report of GitLab (https://docs.gitlab.com/ci/testing/code_quality): those that count,
 * without what is waived. What is about no file stands at `.`, since a place is asked for.
 */
const gitlab: Report = { id: 'gitlab', file: 'gl-code-quality-report.json', render };

export default gitlab;

function render(document: ScorecardDocument): string {
  const entries = listedFindings(document)
    .filter(({ waiver }) => waiver === null)
    .map(({ message, check, fingerprint, severity, path, line }) => ({
      description: printable(message) || check,
      check_name: check,
      fingerprint,
      severity: severityWords[severity],
      location: { path: path ?? '.', lines: { begin: line ?? 1 } },
    }));
  return `${JSON.stringify(entries, null, 2)}\n`;
}
