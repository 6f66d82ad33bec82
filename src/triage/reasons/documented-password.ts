import type { Reason } from './reason.ts';

const documentedPassword: Reason = {
  id: 'documented-password',
  classification: 'false-positive',
  proof: 'A password in a text for people is there to show how.',
  applies: ({ proof }, file) =>
    file === 'document' && (proof === 'weak-password' || proof === 'strong-password'),
};

export default documentedPassword;
