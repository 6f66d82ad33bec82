import parse from 'spdx-expression-parse';
import type { AddedDependencies } from '../../model/evidence.ts';
import type { Settings } from '../../model/settings.ts';
import type { History } from '../../model/world.ts';

/** What this work adds to the dependencies since `since`; `null` without a commit to compare with, or where nobody knows. */
export async function gatherAddedDependencies(
  history: History,
  since: string | null,
  { findings }: Pick<Settings, 'findings'>,
): Promise<AddedDependencies | null> {
  const added = since === null ? null : await history.addedDependencies(since);
  if (added === null) return null;
  const denied = new Set(findings.deniedLicenses.map((id) => id.toLowerCase()));
  return added.map((dependency) => ({
    ...dependency,
    licensing: denied.size === 0 ? 'allowed' : licensingOf(dependency.license, denied),
  }));
}

/** Who may choose between licences chooses one that is allowed; who has to keep several must be allowed all. */
function licensingOf(
  license: string | null,
  denied: ReadonlySet<string>,
): AddedDependencies[number]['licensing'] {
  if (license === null) return 'unknown';
  try {
    return isDenied(parse(license), denied) ? 'denied' : 'allowed';
  } catch {
    return 'unknown';
  }
}

function isDenied(info: parse.Info, denied: ReadonlySet<string>): boolean {
  if ('license' in info) return denied.has(info.license.toLowerCase());
  const [left, right] = [isDenied(info.left, denied), isDenied(info.right, denied)];
  return info.conjunction === 'or' ? left && right : left || right;
}
