import type { CodeReason } from './code-reason.ts';

const taintedInput: CodeReason = {
  id: 'tainted-input',
  classification: 'real',
  proof: 'What somebody else sends reaches it within this file, and nothing on the way makes it harmless.',
  applies: ({ proof }) => proof === 'tainted',
};

export default taintedInput;
