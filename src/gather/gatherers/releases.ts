import semver from 'semver';
import type { ReleaseHistory } from '../../model/ecosystem.ts';
import type { History } from '../../model/world.ts';

/** Tags that are versions, and how far the history reaches; `null` where it is not there. */
export async function gatherReleases(history: History): Promise<ReleaseHistory | null> {
  const known = await history.tags();
  if (known === null) return null;
  const tags = known.tags
    .flatMap(({ name, at }) => {
      const version = versionOf(name);
      return version === null ? [] : [{ name, version, at }];
    })
    .sort((left, right) =>
      left.at < right.at ? 1 : left.at > right.at ? -1 : semver.rcompare(left.version, right.version),
    );
  return { firstCommitAt: known.firstCommitAt, lastCommitAt: known.lastCommitAt, tags };
}

/** `1.2.3` of `v1.2.3`, `widget@1.2.3` and `widget-v1.2.3`. */
function versionOf(tag: string): string | null {
  const [, version] =
    /(?:^|[@/_-])v?(\d{1,9}\.\d{1,9}\.\d{1,9}(?:-[0-9A-Za-z.-]{1,60})?)$/.exec(tag.slice(0, 200)) ?? [];
  return version === undefined ? null : semver.valid(version);
}
