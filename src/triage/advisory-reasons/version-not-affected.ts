import type { AdvisoryReason } from './advisory-reason.ts';

const versionNotAffected: AdvisoryReason = {
  id: 'version-not-affected',
  classification: 'false-positive',
  proof: 'By the lockfile every installed version is outside the range that is affected.',
  applies: (_, { installed, affected }) => installed !== null && affected.length === 0,
};

export default versionNotAffected;
