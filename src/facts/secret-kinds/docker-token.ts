import { proveByForm, type SecretKind } from './kind.ts';

const dockerToken: SecretKind = {
  id: 'docker-token',
  title: 'A Docker access token',
  source: 'https://docs.docker.com/security/access-tokens/',
  keywords: ['dckr_pat_', 'dckr_oat_'],
  pattern: /(?<![A-Za-z0-9])(?<value>dckr_(?:pat|oat)_[A-Za-z0-9_-]{27,32})(?![A-Za-z0-9_-])/g,
  window: 60,
  prove: (value) => proveByForm(value.slice(9)),
};

export default dockerToken;
