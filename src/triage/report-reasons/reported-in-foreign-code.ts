import type { ReportReason } from './report-reason.ts';

const reportedInForeignCode: ReportReason = {
  id: 'reported-in-foreign-code',
  classification: 'false-positive',
  proof: 'It stands in code that is generated, or was written elsewhere.',
  applies: (_, { kind }) => kind === 'generated' || kind === 'vendored',
};

export default reportedInForeignCode;
