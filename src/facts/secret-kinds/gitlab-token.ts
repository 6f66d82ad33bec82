import { proveByForm, type SecretKind } from './kind.ts';

const gitlabToken: SecretKind = {
  id: 'gitlab-token',
  title: 'A GitLab token',
  source: 'https://docs.gitlab.com/security/tokens/',
  keywords: ['glpat-', 'gldt-', 'glrt-'],
  pattern: /(?<![A-Za-z0-9])(?<value>gl(?:pat|dt|rt)-[A-Za-z0-9_-]{20})(?![A-Za-z0-9_-])/g,
  window: 60,
  prove: (value) => proveByForm(value.slice(6)),
};

export default gitlabToken;
