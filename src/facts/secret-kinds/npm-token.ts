import { hasValidChecksum } from './checksum.ts';
import { isRegular, type SecretKind } from './kind.ts';

const npmToken: SecretKind = {
  id: 'npm-token',
  title: 'An npm access token',
  source: 'https://github.blog/changelog/2021-09-23-npm-has-a-new-access-token-format/',
  keywords: ['npm_'],
  pattern: /(?<![A-Za-z0-9])(?<value>npm_[A-Za-z0-9]{36})(?![A-Za-z0-9_])/g,
  window: 64,
  prove: (value) => {
    if (isRegular(value.slice(4))) return 'placeholder';
    return hasValidChecksum(value.slice(4, 34), value.slice(34)) ? 'checksum-valid' : 'checksum-invalid';
  },
};

export default npmToken;
