import type { CodeReason } from './code-reason.ts';

const unknownOrigin: CodeReason = {
  id: 'unknown-origin',
  classification: 'to-review',
  proof: 'Where the value comes from is not to be seen in this file.',
  applies: () => true,
};

export default unknownOrigin;
