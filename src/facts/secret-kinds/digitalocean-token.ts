import { proveByForm, type SecretKind } from './kind.ts';

const digitaloceanToken: SecretKind = {
  id: 'digitalocean-token',
  title: 'A DigitalOcean token',
  source: 'https://docs.digitalocean.com/reference/api/create-personal-access-token/',
  keywords: ['dop_v1_', 'doo_v1_', 'dor_v1_'],
  pattern: /(?<![A-Za-z0-9])(?<value>do[opr]_v1_[a-f0-9]{64})(?![A-Za-z0-9])/g,
  window: 90,
  prove: (value) => proveByForm(value.slice(7)),
};

export default digitaloceanToken;
