import type { ReportReason } from './report-reason.ts';

const suppressedInReport: ReportReason = {
  id: 'suppressed-in-report',
  classification: 'false-positive',
  proof: 'The report itself says that it is suppressed.',
  applies: ({ suppression }) => suppression !== null,
};

export default suppressedInReport;
