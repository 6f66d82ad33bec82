import type { ReportReason } from './report-reason.ts';

const reportedNote: ReportReason = {
  id: 'reported-note',
  classification: 'to-review',
  proof: 'The tool tells it for information.',
  applies: ({ isNote }) => isNote,
};

export default reportedNote;
