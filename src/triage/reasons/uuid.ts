import type { Reason } from './reason.ts';

const uuid: Reason = {
  id: 'uuid',
  classification: 'false-positive',
  proof: 'The value is a UUID, and nothing says that here one opens anything.',
  applies: ({ proof }) => proof === 'uuid',
};

export default uuid;
