import type { ReportReason } from './report-reason.ts';

const reportedInTest: ReportReason = {
  id: 'reported-in-test',
  classification: 'false-positive',
  proof: 'It stands in a test, where nobody else sends anything.',
  applies: (_, { kind }) => kind === 'test',
};

export default reportedInTest;
