import type { Reason } from './reason.ts';

const aboutCredentials: Reason = {
  id: 'about-credentials',
  classification: 'false-positive',
  proof: 'The name is of something about a credential (a field, an address, a length), and so is the value.',
  applies: ({ proof }) => proof === 'about-credentials',
};

export default aboutCredentials;
