import type { Reason } from './reason.ts';

const strongPassword: Reason = {
  id: 'strong-password',
  classification: 'real',
  proof: 'Under the name of a password stands one that somebody made hard to guess.',
  applies: ({ proof }) => proof === 'strong-password',
};

export default strongPassword;
