import { proveByForm, type SecretKind } from './kind.ts';

const huggingFaceToken: SecretKind = {
  id: 'hugging-face-token',
  title: 'A Hugging Face token',
  source: 'https://huggingface.co/docs/hub/security-tokens',
  keywords: ['hf_'],
  pattern: /(?<![A-Za-z0-9_])(?<value>hf_[A-Za-z]{34})(?![A-Za-z0-9])/g,
  window: 50,
  prove: (value) => proveByForm(value.slice(3)),
};

export default huggingFaceToken;
