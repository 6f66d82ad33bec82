import { type CodeRuleId, codeRules, isCodeRule } from '../../model/code-rule.ts';
import type { DocumentCheck } from '../../model/document.ts';

/** What to keep to from now on, since there were findings of its kind. */
export interface Guideline {
  /** https://cwe.mitre.org/data/definitions/<n>.html; `null` where the weakness has no number of its own. */
  readonly cwe: number | null;
  readonly text: string;
}

/** By path of the check whose findings call for it. What insecure code calls for is told by its rules. */
export const guidelines: Readonly<Record<string, Guideline>> = {
  'quality/security/private-key': {
    cwe: 321,
    text: 'Keep private keys in a secret store, and replace every key that was ever committed.',
  },
  'quality/security/provider-token': {
    cwe: 798,
    text: 'Read tokens from the environment; revoke at once one that was committed.',
  },
  'quality/security/hard-coded-credential': {
    cwe: 798,
    text: 'Read passwords and secrets from the environment or a secret store, never from the source.',
  },
  'quality/security/credential-in-history': {
    cwe: 540,
    text: 'Take a credential for known to others once it was committed: deleting it does not take it back.',
  },
  'quality/security/vulnerable-dependency': {
    cwe: 1395,
    text: 'Update packages with known vulnerabilities before each release.',
  },
  'quality/security/added-dependency': {
    cwe: 1357,
    text: 'Look at advisories and licence of a package before it is added.',
  },
  'quality/security/imported-finding': {
    cwe: null,
    text: 'Mend what other scanners report, or suppress it there with a reason.',
  },
  'readiness/environment/committed-environment-file': {
    cwe: 538,
    text: 'Commit `.env.example` without values; leave files with values out of git.',
  },
  'readiness/dependencies/install-scripts': {
    cwe: 829,
    text: 'Install with scripts switched off, and allow by name those that are needed.',
  },
  'readiness/security-posture/branch-protection': {
    cwe: null,
    text: 'Let changes reach the main branch by reviewed pull requests with required checks only.',
  },
  'readiness/security-posture/code-scanning': {
    cwe: null,
    text: 'Scan the code for vulnerabilities in every pull request.',
  },
  'readiness/security-posture/container-base': {
    cwe: 1357,
    text: 'Name base images by their digest.',
  },
  'readiness/security-posture/container-user': {
    cwe: 250,
    text: 'Run containers as a user of their own, not as root.',
  },
  'readiness/security-posture/dangerous-triggers': {
    cwe: 269,
    text: 'Never run what strangers wrote in a workflow that holds secrets.',
  },
  'readiness/security-posture/persisted-credentials': {
    cwe: 522,
    text: 'Check out with `persist-credentials: false`.',
  },
  'readiness/security-posture/release-provenance': {
    cwe: 353,
    text: 'Publish releases with provenance, so that others can check where they were built.',
  },
  'readiness/security-posture/script-injection': {
    cwe: 94,
    text: 'Hand what strangers write to scripts in `env`, never in the script’s text.',
  },
  'readiness/security-posture/security-policy': {
    cwe: null,
    text: 'Say in `SECURITY.md` where vulnerabilities are reported in private.',
  },
  'readiness/security-posture/unpinned-actions': {
    cwe: 829,
    text: 'Pin actions of others to a full commit id.',
  },
  'readiness/security-posture/workflow-permissions': {
    cwe: 250,
    text: 'Give each job the permissions that it needs, and no more.',
  },
  'readiness/security-posture/workflow-secrets': {
    cwe: 522,
    text: 'Give a secret to the one step that needs it.',
  },
};

/** Guidelines that follow from the findings of a check, with how many of them call for each; none from none. */
export function guidelinesFrom({ id, findings }: Pick<DocumentCheck, 'id' | 'findings'>): readonly {
  readonly guideline: Guideline;
  readonly findings: number;
}[] {
  const seen = findings.filter(({ classification }) => classification !== 'false-positive');
  const own = guidelines[id];
  if (own !== undefined) return seen.length === 0 ? [] : [{ guideline: own, findings: seen.length }];
  if (id !== insecureCode) return [];
  const counts = new Map<CodeRuleId, number>();
  for (const { message } of seen) {
    const rule = ruleIn(message);
    if (rule !== null) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  }
  return [...counts].map(([rule, count]) => ({
    guideline: { cwe: codeRules[rule].cwe, text: `${codeRules[rule].title}: ${codeRules[rule].fix}` },
    findings: count,
  }));
}

const insecureCode = 'quality/security/insecure-code';

/** The check names the rule of a finding: `SQL injection (`sql-injection`, CWE-89): …`. */
function ruleIn(message: string): CodeRuleId | null {
  const id = /\(`([a-z-]+)`, CWE-\d+\)/.exec(message)?.[1] ?? '';
  return isCodeRule(id) ? id : null;
}
