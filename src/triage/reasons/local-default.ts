import type { Reason } from './reason.ts';

const localDefault: Reason = {
  id: 'local-default',
  classification: 'false-positive',
  proof: 'It opens something that runs on the same machine, for whoever sits there.',
  applies: ({ proof }) => proof === 'local-default',
};

export default localDefault;
