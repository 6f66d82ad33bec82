import { checks } from './checks/index.ts';
import { formatProblem } from './config/problem.ts';
import { readSettings } from './config/read-settings.ts';
import { settingsDifferences } from './config/settings-differences.ts';
import { checkPath } from './model/check.ts';
import { sha256 } from './model/fingerprint.ts';
import type { ProposedChange } from './model/gate.ts';
import { thresholdKey } from './model/load-threshold.ts';
import { CertgateError } from './model/problem.ts';
import type { PerformanceSettings, Settings } from './model/settings.ts';

/** Where the configuration stands in a repository. */
export const configurationFile = '.github/certgate.yml';

/** GitHub's longest retention, that of private repositories: no certificate is asked to outlive it. */
export const longestValidityDays = 400;

/** Settings of a configuration's text. Throws `CertgateError('configuration')` with every problem, a line each. */
export function readPolicy(text: string | null, file: string, now: string): Settings {
  const read = readSettings(text, { file, now, checks: checks.map(checkPath) });
  if (read.ok) return read.settings;
  throw new CertgateError(
    'configuration',
    read.problems.map(formatProblem).join('\n'),
    'Mend the configuration: `certgate schema` prints what is allowed.',
  );
}

/**
 * The text of the trusted root that keyless certificates are proven by; `null`: that of the public good instance. Throws
 * `CertgateError('configuration')` when the file that the settings name is not there.
 */
export async function trustedRootOf(
  { certificate: { trustedRoot: file } }: Settings,
  read: (path: string) => Promise<string | null>,
): Promise<string | null> {
  if (file === null) return null;
  const text = await read(file);
  if (text !== null) return text;
  throw new CertgateError(
    'configuration',
    `\`certificate.trusted-root\` names \`${file}\`, which is not there.`,
    'Put that file there, or take the key out.',
  );
}

/** SHA-256, hex, of the settings by which scores are made. Scores by others cannot be compared. */
export function scoringPolicyOf(settings: Settings): string {
  const { profile, weights, coverage, performance } = settings;
  const { exclude, partials } = coverage;
  const byName = Object.entries(weights).sort(([left], [right]) => (left < right ? -1 : 1));
  // Nothing where nobody asks for load runs: those digests stay what they were before there were any.
  const ofLoad = performance === null ? [] : [loadPolicyOf(performance)];
  return sha256(JSON.stringify([profile, byName, exclude.toSorted(), partials, ...ofLoad]));
}

/** Which scenarios are asked, and for what. Where their reports lie makes no score. */
function loadPolicyOf({ reports, thresholds }: PerformanceSettings): readonly (readonly string[])[] {
  return [
    reports.map(({ scenario }) => scenario).sort(),
    thresholds.map((threshold) => `${thresholdKey(threshold)} ${threshold.text}`).sort(),
  ];
}

/** What a pull request would change in the configuration that it is judged by. */
export function proposedChanges(
  settings: Settings,
  text: string | null,
  file: string,
  now: string,
): readonly ProposedChange[] {
  const proposed = readSettings(text, { file, now, checks: checks.map(checkPath) });
  if (proposed.ok) return settingsDifferences(settings, proposed.settings);
  const [first] = proposed.problems.map(formatProblem);
  return [{ key: 'configuration', before: 'valid', after: `not valid (${first ?? file})` }];
}
