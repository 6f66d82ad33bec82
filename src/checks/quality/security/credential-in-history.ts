import { defineCheck } from '../../../model/check.ts';
import type { Evidence } from '../../../model/evidence.ts';
import type { Finding } from '../../../model/finding.ts';
import { measured, notApplicable } from '../../../model/outcome.ts';
import { titleOf } from './credential-findings.ts';
import { curveWords, keptBy, keptByAll, shareOf } from './security-curve.ts';

export default defineCheck({
  id: 'credential-in-history',
  category: 'quality/security',
  importance: 'critical',
  weighs: false,
  title: 'No commit of this work holds a credential',
  failureTitle: 'A commit of this work holds a credential',
  why: `A credential that one commit adds and a later one takes out is in the history for ever, and whoever fetches it has it. With \`findings.history: true\` the lines that each commit of a pull request adds are looked at as files are, merges apart; what is in the files still is told by the other checks. ${curveWords} It weighs nothing in the score, because the baseline has no such score.`,
  fix: 'Revoke the credential where it was issued. Then squash the commits, or rewrite them, before they are merged.',
  needs: ['triagedHistory'],

  run({ triagedHistory }) {
    if (triagedHistory === null)
      return notApplicable('Nobody asks for it (`findings.history`), or there is nothing to compare with.');
    // What is none in a file that is no more is nothing to anybody.
    const found = triagedHistory.filter(({ classification }) => classification !== 'false-positive');
    return measured(keptByAll(found.map(keptOf)), found.map(findingOf));
  },
});

type Found = NonNullable<Evidence['triagedHistory']>[number];

function keptOf({ classification }: Found): number {
  return keptBy(classification, 'critical');
}

function findingOf(found: Found): Finding {
  const { commit, path, candidate, classification, reason } = found;
  const { kind, length, context } = candidate;
  return {
    path,
    message: `${titleOf(kind)} (${length} characters) stands in commit \`${commit.slice(0, 12)}\`, and in no file any more. Revoke it where it was issued: whoever has the history has it.`,
    subject: `${kind} ${context}`,
    severity: classification === 'real' ? 'critical' : 'low',
    classification,
    reason,
    share: shareOf(keptOf(found)),
  };
}
