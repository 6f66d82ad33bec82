import type { AdvisoryReason } from './advisory-reason.ts';

const packageNotInstalled: AdvisoryReason = {
  id: 'package-not-installed',
  classification: 'false-positive',
  proof: 'By the lockfile it is not installed: the report is of another state.',
  applies: (_, { installed }) => installed !== null && installed.length === 0,
};

export default packageNotInstalled;
