import type { AdvisoryReason } from './advisory-reason.ts';

const vulnerableVersion: AdvisoryReason = {
  id: 'vulnerable-version',
  classification: 'real',
  proof: 'A report tells that it is installed in a version that is affected.',
  applies: () => true,
};

export default vulnerableVersion;
