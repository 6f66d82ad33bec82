import type { Reason } from './reason.ts';

const namesItself: Reason = {
  id: 'names-itself',
  classification: 'false-positive',
  proof: 'The value is its own name, or an identifier made of words.',
  applies: ({ proof }) => proof === 'names-itself',
};

export default namesItself;
