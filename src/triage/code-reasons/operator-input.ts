import type { CodeReason } from './code-reason.ts';

const operatorInput: CodeReason = {
  id: 'operator-input',
  classification: 'to-review',
  proof: 'It comes from the command line or the environment: whoever starts the program chooses it.',
  applies: ({ proof }) => proof === 'operator',
};

export default operatorInput;
