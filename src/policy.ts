import { checks } from './checks/index.ts';
import { formatProblem } from './config/problem.ts';
import { readSettings } from './config/read-settings.ts';
import { settingsDifferences } from './config/settings-differences.ts';
import { checkPath } from './model/check.ts';
import { sha256 } from './model/fingerprint.ts';
import type { ProposedChange } from './model/gate.ts';
import { CertgateError } from './model/problem.ts';
import type { Settings } from './model/settings.ts';

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
export function scoringPolicyOf({ profile, weights, coverage: { exclude, partials } }: Settings): string {
  const byName = Object.entries(weights).sort(([left], [right]) => (left < right ? -1 : 1));
  return sha256(JSON.stringify([profile, byName, exclude.toSorted(), partials]));
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
