import type { ReportReason } from './report-reason.ts';

const reportedElsewhere: ReportReason = {
  id: 'reported-elsewhere',
  classification: 'to-review',
  proof: 'The file it is about is not in the repository.',
  applies: ({ path }, { kind }) => path !== null && kind === null,
};

export default reportedElsewhere;
