import { describe, expect, it } from 'vitest';
import importedFinding from '../../../../src/checks/quality/security/imported-finding.ts';
import type { TriagedReport } from '../../../../src/model/evidence.ts';
import type { ReportedFinding } from '../../../../src/model/reported.ts';
import { reportedWith } from '../../../support/reported.ts';

const reported = (
  classification: TriagedReport['classification'],
  overrides: Partial<ReportedFinding> = {},
): TriagedReport => ({ finding: reportedWith(overrides), classification, reason: 'reported' });

describe('findings of other tools', () => {
  it.each<[string, readonly TriagedReport[], number]>([
    ['none', [], 1],
    ['a critical one', [reported('real', { severity: 'critical' })], 0.25],
    ['two', [reported('real'), reported('real', { severity: 'low' })], 0.475],
    ['one to be reviewed', [reported('to-review')], 0.99],
    ['a dismissed one', [reported('false-positive', { severity: 'critical' })], 1],
  ])('%s', (_, reportedFindings, ratio) => {
    const outcome = importedFinding.run({ reportedFindings });
    expect(outcome.kind === 'judged' && outcome.ratio).toBeCloseTo(ratio, 12);
  });

  it('tell the tool, its rule and its words', () => {
    expect(importedFinding.run({ reportedFindings: [reported('real')] })).toMatchObject({
      findings: [
        {
          path: 'src/a.ts',
          line: 7,
          severity: 'high',
          message: 'CodeQL, `js/sql-injection`: This query depends on a user-provided value.',
        },
      ],
    });
  });

  it.each(['/etc/passwd', '../x.ts', 'a/../../x', 'C:/x.ts', 'https://a.io/x.js'])(
    'never lead to %s',
    (path) => {
      const outcome = importedFinding.run({ reportedFindings: [reported('to-review', { path })] });
      const [finding] = outcome.kind === 'judged' ? outcome.findings : [];
      expect(finding?.path).toBeUndefined();
      expect(finding?.message).toMatch(/It is about a file outside the repository\.$/);
    },
  );

  it('are not asked for where no report is named', () => {
    expect(importedFinding.run({ reportedFindings: null }).kind).toBe('notApplicable');
  });
});
