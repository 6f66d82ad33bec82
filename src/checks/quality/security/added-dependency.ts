import { defineCheck } from '../../../model/check.ts';
import type { AddedDependencies } from '../../../model/evidence.ts';
import type { Finding } from '../../../model/finding.ts';
import { measured, notApplicable } from '../../../model/outcome.ts';
import { curveWords, keptBy, keptByAll, shareOf } from './security-curve.ts';

export default defineCheck({
  id: 'added-dependency',
  category: 'quality/security',
  importance: 'high',
  weighs: false,
  title: 'No dependency that this work adds is vulnerable or denied',
  failureTitle: 'A dependency that this work adds is vulnerable or denied',
  why: `GitHub's dependency review tells what a pull request adds to the manifests and lockfiles, with the known vulnerabilities and the licence of each. What only development needs is to be reviewed, and so is a licence that is not known where \`findings.denied-licenses\` denies some. ${curveWords} It weighs nothing in the score, because the baseline has no such score; its findings count by their severity.`,
  fix: 'Take a version in which it is mended, or another package; `certgate.yml` lists the licences that are denied.',
  needs: ['addedDependencies'],

  run({ addedDependencies }) {
    if (addedDependencies === null)
      return notApplicable(
        'There is no dependency review here: nothing to compare with, or GitHub has none.',
      );
    const findings = addedDependencies.flatMap(findingsOf);
    return measured(keptByAll(findings.map(keptOf)), findings.map(shared));
  },
});

type Judged = Finding & Required<Pick<Finding, 'severity' | 'classification'>>;

function keptOf({ classification, severity }: Judged): number {
  return keptBy(classification, severity);
}

function shared(finding: Judged): Finding {
  return { ...finding, share: shareOf(keptOf(finding)) };
}

function findingsOf(dependency: AddedDependencies[number]): readonly Judged[] {
  const { manifest, name, version, ecosystem, isDevelopment, vulnerabilities, license, licensing } =
    dependency;
  const what = `\`${name}\` ${version} (${ecosystem})`;
  const vulnerable = vulnerabilities.map(
    ({ id, title, severity }): Judged => ({
      path: manifest,
      message: `${what}, which this work adds: ${title.replace(/\.$/, '')} (${id}). Take a version in which it is mended.`,
      subject: `${id} ${name}`,
      severity: isDevelopment ? 'low' : severity,
      classification: isDevelopment ? 'to-review' : 'real',
      reason: isDevelopment ? 'development-only' : 'vulnerable-version',
    }),
  );
  if (licensing === 'allowed') return vulnerable;
  const isDenied = licensing === 'denied';
  return [
    ...vulnerable,
    {
      path: manifest,
      message: isDenied
        ? `${what}, which this work adds, has the licence \`${license}\`, which the configuration denies. Take another package.`
        : `${what}, which this work adds, has ${license === null ? 'no licence that GitHub knows' : `a licence that is no SPDX expression (\`${license.replaceAll('`', "'")}\`)`}. Look whether it may be used.`,
      subject: `license ${name}`,
      severity: isDenied ? 'medium' : 'low',
      classification: isDenied ? 'real' : 'to-review',
    },
  ];
}
