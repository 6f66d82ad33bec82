import type { Reason } from './reason.ts';

const computed: Reason = {
  id: 'computed',
  classification: 'false-positive',
  proof: 'The value is worked out when the program runs: it stands in no file.',
  applies: ({ proof }) => proof === 'computed',
};

export default computed;
