import type { ReportReason } from './report-reason.ts';

const reported: ReportReason = {
  id: 'reported',
  classification: 'real',
  proof: 'Another tool reports it, and nothing speaks against it.',
  applies: () => true,
};

export default reported;
