import type { Reason } from './reason.ts';

const publicMaterial: Reason = {
  id: 'public-material',
  classification: 'false-positive',
  proof: 'It is made to be seen: a public key, a certificate, or a key for publishing.',
  applies: ({ proof }) => proof === 'public',
};

export default publicMaterial;
