import type { Reason } from './reason.ts';

const nameOnly: Reason = {
  id: 'name-only',
  classification: 'false-positive',
  proof: 'It is a name: what stands behind it is another name or a type, and no literal.',
  applies: ({ proof }) => proof === 'name-only',
};

export default nameOnly;
