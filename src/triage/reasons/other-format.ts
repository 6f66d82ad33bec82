import type { Reason } from './reason.ts';

const otherFormat: Reason = {
  id: 'other-format',
  classification: 'false-positive',
  proof: 'By its form the value is an address, a path, a date, a number, or the like.',
  applies: ({ proof }) => proof === 'other-format',
};

export default otherFormat;
