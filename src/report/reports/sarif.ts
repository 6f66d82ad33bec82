import { emptyCatalogue } from '../../model/catalogue.ts';
import type { ScorecardDocument } from '../../model/document.ts';
import { checksOf } from '../../model/scorecard.ts';
import type { Report, Telling } from '../report.ts';
import { sarifFindings } from '../sarif-findings.ts';
import { resultOf, type SarifResult } from '../sarif-result.ts';
import { ruleOf } from '../sarif-rule.ts';
import { plainText, relativeUri } from '../sarif-text.ts';

/** GitHub refuses a run with more results, and shows 5,000 of them, by severity. */
export const mostResults = 25_000;
const mostShown = 5000;

/** GitHub refuses more than 10 MB of gzip; gzip adds less than this leaves, whatever the text is. */
export const mostBytes = 9_900_000;

/** The findings as SARIF 2.1.0 (OASIS, 2020), in the subset that GitHub's code scanning reads. */
const sarif: Report = { id: 'sarif', file: 'results.sarif', render };

export default sarif;

function render(
  document: ScorecardDocument,
  { catalogue = emptyCatalogue, listsDismissed = false }: Partial<Telling> = {},
): string {
  const asked = checksOf(document.areas).filter(({ outcome }) => outcome !== 'notApplicable');
  // No rule twice (SARIF 3.19.23), whatever a stored document holds.
  const checks = [...new Map(asked.map((check) => [check.id, check])).values()];
  const order = new Map(checks.map(({ id }, index) => [id, index]));
  const findings = sarifFindings(document, listsDismissed);
  const { directory } = document.subject;
  const results = findings
    .slice(0, mostResults)
    .map((finding) => resultOf(finding, order.get(finding.check) ?? 0, { directory, catalogue }));
  const log = (shown: readonly SarifResult[]) =>
    logOf(document, {
      rules: checks.map((check) => ruleOf(check, catalogue)),
      results: shown,
      leftOut: findings.length - shown.length,
    });
  const whole = log(results);
  if (bytesOf(whole) <= mostBytes) return whole;
  return log(fitting(results, mostBytes - bytesOf(log([])) - 1000));
}

interface Contents {
  readonly rules: readonly object[];
  readonly results: readonly SarifResult[];
  /** Findings for which there was no room. */
  readonly leftOut: number;
}

function logOf(document: ScorecardDocument, { rules, results, leftOut }: Contents): string {
  const { tool, subject, scoring } = document;
  const run = {
    tool: {
      driver: {
        name: tool.name,
        version: tool.version,
        properties: { scoring: scoring.version },
        rules,
      },
    },
    automationDetails: {
      id: `certgate/${subject.directory === '' ? '' : `${relativeUri(subject.directory)}/`}`,
    },
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: { '%SRCROOT%': { description: { text: 'The root of the repository.' } } },
    invocations: [
      {
        executionSuccessful: checksOf(document.areas).every(({ outcome }) => outcome !== 'errored'),
        toolExecutionNotifications: notificationsOf(document, results.length, leftOut),
      },
    ],
    results,
  };
  const log = { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] };
  return `${JSON.stringify(log, null, 1)}\n`;
}

/** What could not be judged, and what a reader of this log does not see. */
function notificationsOf({ areas }: ScorecardDocument, listed: number, leftOut: number): readonly object[] {
  const unjudged = checksOf(areas)
    .filter(({ outcome }) => outcome === 'errored')
    .map(({ id, reason }) => ({
      level: 'error',
      message: { text: plainText(`It could not be judged. ${reason ?? ''}`) },
      associatedRule: { id },
    }));
  const missing =
    leftOut === 0
      ? []
      : [
          {
            level: 'warning',
            message: {
              text: `${leftOut} findings more are left out: GitHub takes ${mostResults} results and 10 MB.`,
            },
          },
        ];
  const unseen =
    listed <= mostShown
      ? []
      : [
          {
            level: 'note',
            message: { text: `GitHub shows the first ${mostShown} of these ${listed} results.` },
          },
        ];
  return [...unjudged, ...missing, ...unseen];
}

/** As many results from the beginning as take no more than so many bytes. */
function fitting(results: readonly SarifResult[], most: number): readonly SarifResult[] {
  let bytes = 0;
  const end = results.findIndex((result) => {
    // In the log, four blanks stand before each of its lines.
    const text = JSON.stringify(result, null, 1);
    bytes += bytesOf(text) + 5 * text.split('\n').length + 2;
    return bytes > most;
  });
  return end === -1 ? results : results.slice(0, end);
}

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}
