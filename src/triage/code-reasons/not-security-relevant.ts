import type { CodeReason } from './code-reason.ts';

const notSecurityRelevant: CodeReason = {
  id: 'not-security-relevant',
  classification: 'false-positive',
  proof: 'By the names around it, it guards nothing: a checksum, a cache key, a delay.',
  applies: ({ proof }) => proof === 'not-security',
};

export default notSecurityRelevant;
