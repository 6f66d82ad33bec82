import type { Reason } from './reason.ts';

const placeholder: Reason = {
  id: 'placeholder',
  classification: 'false-positive',
  proof: 'It is too regular to be random.',
  applies: ({ proof }) => proof === 'placeholder',
};

export default placeholder;
