import { proveByForm, type SecretKind } from './kind.ts';

const openaiKey: SecretKind = {
  id: 'openai-key',
  title: 'An OpenAI API key',
  source: 'https://platform.openai.com/docs/api-reference/authentication',
  keywords: ['t3blbkfj'],
  pattern:
    /(?<![A-Za-z0-9])(?<value>sk-(?:proj-|svcacct-|admin-)?[A-Za-z0-9_-]{20,90}T3BlbkFJ[A-Za-z0-9_-]{20,90})(?![A-Za-z0-9_-])/g,
  window: 220,
  prove: (value) => proveByForm(value.slice(3)),
};

export default openaiKey;
