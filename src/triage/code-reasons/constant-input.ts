import type { CodeReason } from './code-reason.ts';

const constantInput: CodeReason = {
  id: 'constant-input',
  classification: 'false-positive',
  proof: 'What decides is written in the code: nobody else chooses it.',
  applies: ({ proof }) => proof === 'constant',
};

export default constantInput;
