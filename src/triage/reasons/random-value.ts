import type { Reason } from './reason.ts';

const randomValue: Reason = {
  id: 'random-value',
  classification: 'real',
  proof: 'Under the name of a credential stands a value that only a machine draws.',
  applies: ({ proof }) => proof === 'random',
};

export default randomValue;
