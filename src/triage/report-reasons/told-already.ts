import type { ReportReason } from './report-reason.ts';

const toldAlready: ReportReason = {
  id: 'told-already',
  classification: 'false-positive',
  proof: 'A check of certgate tells of the same weakness on the same line.',
  applies: (_, { isToldAlready }) => isToldAlready,
};

export default toldAlready;
