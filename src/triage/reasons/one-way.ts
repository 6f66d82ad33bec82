import type { Reason } from './reason.ts';

const oneWay: Reason = {
  id: 'one-way',
  classification: 'false-positive',
  proof: 'It is the hash of a password: it opens nothing by itself.',
  applies: ({ proof }) => proof === 'one-way',
};

export default oneWay;
