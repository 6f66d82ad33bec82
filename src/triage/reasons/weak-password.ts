import type { Reason } from './reason.ts';

const weakPassword: Reason = {
  id: 'weak-password',
  classification: 'to-review',
  proof: 'It is a password that anybody would guess: a person must say whether something lets it in.',
  applies: ({ proof }) => proof === 'weak-password',
};

export default weakPassword;
