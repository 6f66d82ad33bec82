import type { Reason } from './reason.ts';

const deadToken: Reason = {
  id: 'dead-token',
  classification: 'false-positive',
  proof: 'Its check digits are wrong: it was never issued.',
  applies: ({ proof }) => proof === 'checksum-invalid',
};

export default deadToken;
