import type { Reason } from './reason.ts';

const weakValue: Reason = {
  id: 'weak-value',
  classification: 'false-positive',
  proof: 'The value is a word or too short to guard anything.',
  applies: ({ proof }) => proof === 'weak',
};

export default weakValue;
