import type { Reason } from './reason.ts';

const credentialForm: Reason = {
  id: 'credential-form',
  classification: 'real',
  proof: 'It has all that its kind demands, and nothing speaks against it.',
  applies: () => true,
};

export default credentialForm;
