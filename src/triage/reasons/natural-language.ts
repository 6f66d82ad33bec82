import type { Reason } from './reason.ts';

const naturalLanguage: Reason = {
  id: 'natural-language',
  classification: 'false-positive',
  proof: 'The value is a text for people.',
  applies: ({ proof }) => proof === 'language',
};

export default naturalLanguage;
