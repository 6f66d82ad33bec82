import { defineCheck } from '../../../model/check.ts';
import type { TriagedReport } from '../../../model/evidence.ts';
import type { Finding } from '../../../model/finding.ts';
import { measured, notApplicable } from '../../../model/outcome.ts';
import { curveWords, keptBy, keptByAll, shareOf } from './security-curve.ts';

export default defineCheck({
  id: 'imported-finding',
  category: 'quality/security',
  importance: 'high',
  title: 'No other tool reports a finding',
  failureTitle: 'Another tool reports a finding',
  why: `What CodeQL, Semgrep, ESLint, Trivy and others find counts as what certgate finds itself: with the same triage, waivers, baseline and score. What a report itself suppresses, what stands in tests or in code from elsewhere, and what a check of certgate tells already is dismissed; what a tool tells for information is to be reviewed. ${curveWords} A report that is named and not there, or that tells of a run that broke off, is an error.`,
  fix: 'Mend what the tool tells, or suppress it where the tool reads its suppressions. Its own documentation explains its rules.',
  needs: ['reportedFindings'],

  run({ reportedFindings }) {
    if (reportedFindings === null)
      return notApplicable('The configuration names no SARIF report under `findings.reports`.');
    return measured(keptByAll(reportedFindings.map(keptOf)), reportedFindings.map(findingOf));
  },
});

function keptOf({ finding, classification }: TriagedReport): number {
  return keptBy(classification, finding.severity);
}

function findingOf(reported: TriagedReport): Finding {
  const { finding, classification, reason } = reported;
  const { tool, rule, message, severity, path, line } = finding;
  // A path that leads out of the repository is told in words: no reader could follow it.
  const isInside = path !== null && !/^(?:\/|[A-Za-z]:|.*(?:^|\/)\.\.(?:\/|$)|\w+:\/\/)/.test(path);
  const place = path === null || isInside ? '' : ' It is about a file outside the repository.';
  return {
    ...(isInside ? { path } : {}),
    ...(isInside && line !== null ? { line } : {}),
    message: `${tool}, \`${rule.replaceAll('`', "'")}\`: ${message}${place}`,
    subject: `${tool} ${rule} ${message}`,
    severity: classification === 'real' ? severity : 'low',
    classification,
    reason,
    share: shareOf(keptOf(reported)),
  };
}
