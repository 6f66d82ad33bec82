import { proveByForm, type SecretKind } from './kind.ts';

const pypiToken: SecretKind = {
  id: 'pypi-token',
  title: 'A PyPI token',
  source: 'https://docs.pypi.org/api/secrets/',
  keywords: ['pypi-ageichlwas5vcmc'],
  pattern: /(?<![A-Za-z0-9])(?<value>pypi-AgEIcHlwaS5vcmc[A-Za-z0-9_-]{50,1000})/g,
  window: 1100,
  prove: (value) => proveByForm(value.slice(24)),
};

export default pypiToken;
