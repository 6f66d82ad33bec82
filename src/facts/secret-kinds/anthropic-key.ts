import { proveByForm, type SecretKind } from './kind.ts';

const anthropicKey: SecretKind = {
  id: 'anthropic-key',
  title: 'An Anthropic API key',
  source: 'https://docs.anthropic.com/en/api/overview',
  keywords: ['sk-ant-'],
  pattern: /(?<![A-Za-z0-9])(?<value>sk-ant-(?:api|admin)\d\d-[A-Za-z0-9_-]{93}AA)(?![A-Za-z0-9_-])/g,
  window: 130,
  prove: (value) => proveByForm(value.slice(13)),
};

export default anthropicKey;
