import type { TriagedAdvisory } from '../../model/evidence.ts';
import type { Advisory, InstalledPackage } from '../../model/reported.ts';
import type { Reason } from '../reasons/reason.ts';

/** What is known of a vulnerable package here. */
interface AdvisoryPlace {
  /** What is installed under its name; `null` when the lockfile does not tell. */
  readonly installed: readonly InstalledPackage[] | null;
  /** Those of them that are affected. */
  readonly affected: readonly InstalledPackage[];
  readonly importedBy: TriagedAdvisory['importedBy'];
  /** Whether a lockfile tells who brings what, be it one of another package manager, which is not read for that. */
  readonly isLocked: boolean;
  /** Whether it is known what the source imports. */
  readonly knowsImports: boolean;
}

/** The same for vulnerable packages. */
export interface AdvisoryReason extends Omit<Reason, 'applies'> {
  readonly applies: (advisory: Advisory, place: AdvisoryPlace) => boolean;
}
