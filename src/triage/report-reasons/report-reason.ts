import type { FileKind } from '../../model/evidence.ts';
import type { ReportedFinding } from '../../model/reported.ts';
import type { Reason } from '../reasons/reason.ts';

/** What is known of the place that a finding of another tool is about. */
interface ReportedPlace {
  /** `null` when the repository has no such file, or none is named. */
  readonly kind: FileKind | null;
  /** Whether a check of our own tells of the same weakness on the same line. */
  readonly isToldAlready: boolean;
}

/** The same for what other tools report. */
export interface ReportReason extends Omit<Reason, 'applies'> {
  readonly applies: (finding: ReportedFinding, place: ReportedPlace) => boolean;
}
