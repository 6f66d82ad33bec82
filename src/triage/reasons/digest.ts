import type { Reason } from './reason.ts';

const digest: Reason = {
  id: 'digest',
  classification: 'false-positive',
  proof: 'The value has the length of a digest, and its name says that it is one.',
  applies: ({ proof }) => proof === 'digest',
};

export default digest;
