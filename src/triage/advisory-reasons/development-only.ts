import type { AdvisoryReason } from './advisory-reason.ts';

const developmentOnly: AdvisoryReason = {
  id: 'development-only',
  classification: 'to-review',
  proof: 'By the lockfile only development needs it: it is not in what is delivered.',
  applies: (_, { affected }) => affected.length > 0 && affected.every(({ isDevelopment }) => isDevelopment),
};

export default developmentOnly;
