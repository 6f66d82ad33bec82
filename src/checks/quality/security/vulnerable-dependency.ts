import { defineCheck } from '../../../model/check.ts';
import type { TriagedAdvisory } from '../../../model/evidence.ts';
import type { Finding } from '../../../model/finding.ts';
import { measured, notApplicable } from '../../../model/outcome.ts';
import { curveWords, keptBy, keptByAll, shareOf } from './security-curve.ts';

export default defineCheck({
  id: 'vulnerable-dependency',
  category: 'quality/security',
  importance: 'high',
  title: 'No package in use has a known vulnerability',
  failureTitle: 'A package in use has a known vulnerability',
  why: `Reports of \`npm audit --json\` and osv-scanner tell which packages have known vulnerabilities; the lockfile tells which versions are installed and who brings them, and the imports whether the source uses them. What is not installed, or in a version that is not affected, is dismissed; what only development needs, or no file imports, is to be reviewed; where there is no lockfile anything may bring it, and it counts. ${curveWords}`,
  fix: 'Update the package to a version in which it is mended, or the one that brings it; `npm audit fix` does so where it can.',
  needs: ['advisories'],

  run({ advisories }) {
    if (advisories === null)
      return notApplicable(
        'The configuration names no report of `npm audit` or osv-scanner under `findings.reports`.',
      );
    return measured(keptByAll(advisories.map(keptOf)), advisories.map(findingOf));
  },
});

function keptOf({ advisory, classification }: TriagedAdvisory): number {
  return keptBy(classification, advisory.severity);
}

function findingOf(triaged: TriagedAdvisory): Finding {
  const { advisory, importedBy, classification, reason } = triaged;
  const place = importedBy === null ? {} : { path: importedBy.path, line: importedBy.line };
  return {
    ...place,
    message: messageOf(triaged),
    subject: `${advisory.id} ${advisory.package}`,
    severity: classification === 'real' ? advisory.severity : 'low',
    classification,
    reason,
    share: shareOf(keptOf(triaged)),
  };
}

function messageOf({ advisory, versions, importedBy }: TriagedAdvisory): string {
  const { id, title, package: name, fix } = advisory;
  const version = versions.length === 0 ? '' : ` ${versions.join(', ')}`;
  const sentences = [`\`${name}\`${version}: ${title.replace(/\.$/, '')} (${id}).`];
  if (importedBy !== null && importedBy.name !== name)
    sentences.push(`\`${importedBy.name}\`, which is imported here, brings it.`);
  if (fix === null) sentences.push('Look for a version in which it is mended.');
  else if (fix.package === name) sentences.push(`It is mended in ${fix.version}.`);
  else sentences.push(`\`${fix.package}\` ${fix.version} is without it.`);
  return sentences.join(' ');
}
