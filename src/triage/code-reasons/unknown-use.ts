import type { CodeReason } from './code-reason.ts';

const unknownUse: CodeReason = {
  id: 'unknown-use',
  classification: 'to-review',
  proof: 'It is insecure for some uses, and what this one is for is not to be seen in the file.',
  applies: ({ proof }) => proof === 'depends',
};

export default unknownUse;
