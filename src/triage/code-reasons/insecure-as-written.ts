import type { CodeReason } from './code-reason.ts';

const insecureAsWritten: CodeReason = {
  id: 'insecure-as-written',
  classification: 'real',
  proof: 'No value decides: it is insecure as it is written.',
  applies: ({ proof }) => proof === 'as-written',
};

export default insecureAsWritten;
