import type { Reason } from './reason.ts';

const documentation: Reason = {
  id: 'documentation',
  classification: 'to-review',
  proof: 'It stands in a text for people: a person must say whether it opens anything.',
  applies: ({ proof }, file) => file === 'document' && proof === 'random',
};

export default documentation;
