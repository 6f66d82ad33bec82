import { proveByForm, type SecretKind } from './kind.ts';

/** Key ids of Amazon's own documentation. */
const published = new Set(['AKIAIOSFODNN7EXAMPLE', 'AKIAI44QH8DHBEXAMPLE', 'ASIAIOSFODNN7EXAMPLE']);

const awsAccessKey: SecretKind = {
  id: 'aws-access-key',
  title: 'An AWS access key',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html',
  keywords: ['AKIA', 'ASIA'],
  pattern:
    /(?<![A-Za-z0-9+/])(?<value>A(?:KI|SI)A[A-Z2-7]{16}|A(?:KI|SI)A[A-Z0-9]{9}EXAMPLE)(?![A-Za-z0-9+/=])/g,
  window: 40,
  prove: (value) => (published.has(value) ? 'published' : proveByForm(value.slice(4))),
};

export default awsAccessKey;
