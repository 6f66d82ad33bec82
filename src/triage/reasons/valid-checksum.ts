import type { Reason } from './reason.ts';

const validChecksum: Reason = {
  id: 'valid-checksum',
  classification: 'real',
  proof: 'Its check digits are right: the provider issued it.',
  applies: ({ proof }) => proof === 'checksum-valid',
};

export default validChecksum;
