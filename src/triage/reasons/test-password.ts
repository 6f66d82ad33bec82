import type { Reason } from './reason.ts';

const testPassword: Reason = {
  id: 'test-password',
  classification: 'false-positive',
  proof: 'A password in a test that a person made up opens what the test sets up.',
  applies: ({ proof }, file) => file === 'test' && (proof === 'weak-password' || proof === 'strong-password'),
};

export default testPassword;
