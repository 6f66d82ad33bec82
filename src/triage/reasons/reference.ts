import type { Reason } from './reason.ts';

const reference: Reason = {
  id: 'reference',
  classification: 'false-positive',
  proof:
    'The value stands somewhere else: here is how to get it from an environment, a template or a secret store.',
  applies: ({ proof }) => proof === 'reference',
};

export default reference;
