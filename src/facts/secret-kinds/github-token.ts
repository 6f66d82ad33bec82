import { hasValidChecksum } from './checksum.ts';
import { isRegular, type SecretKind } from './kind.ts';

const githubToken: SecretKind = {
  id: 'github-token',
  title: 'A GitHub token',
  source: 'https://github.blog/engineering/behind-githubs-new-authentication-token-formats/',
  keywords: ['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_'],
  pattern: /(?<![A-Za-z0-9])(?<value>gh[pousr]_[A-Za-z0-9]{36})(?![A-Za-z0-9_])/g,
  window: 64,
  prove: (value) => {
    if (isRegular(value.slice(4))) return 'placeholder';
    return hasValidChecksum(value.slice(4, 34), value.slice(34)) ? 'checksum-valid' : 'checksum-invalid';
  },
};

export default githubToken;
