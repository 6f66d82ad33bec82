import { proveByForm, type SecretKind } from './kind.ts';

const githubFineGrainedToken: SecretKind = {
  id: 'github-fine-grained-token',
  title: 'A fine-grained GitHub token',
  source:
    'https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/about-authentication-to-github',
  keywords: ['github_pat_'],
  pattern: /(?<![A-Za-z0-9])(?<value>github_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59})(?![A-Za-z0-9_])/g,
  window: 110,
  prove: (value) => proveByForm(value.slice(11)),
};

export default githubFineGrainedToken;
