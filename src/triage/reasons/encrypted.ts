import type { Reason } from './reason.ts';

const encrypted: Reason = {
  id: 'encrypted',
  classification: 'to-review',
  proof: 'It is under a passphrase: as safe as that passphrase.',
  applies: ({ proof }) => proof === 'encrypted',
};

export default encrypted;
