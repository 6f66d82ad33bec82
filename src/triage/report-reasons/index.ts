import type { ReportReason } from './report-reason.ts';
import reported from './reported.ts';
import reportedElsewhere from './reported-elsewhere.ts';
import reportedInForeignCode from './reported-in-foreign-code.ts';
import reportedInTest from './reported-in-test.ts';
import reportedNote from './reported-note.ts';
import suppressedInReport from './suppressed-in-report.ts';
import toldAlready from './told-already.ts';

/** The first that applies decides. The last applies always. */
export const reportReasons: readonly [...ReportReason[], ReportReason] = [
  suppressedInReport,
  toldAlready,
  reportedInTest,
  reportedInForeignCode,
  reportedNote,
  reportedElsewhere,
  reported,
];
