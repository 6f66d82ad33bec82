import type { CodeReason } from './code-reason.ts';

const sanitisedInput: CodeReason = {
  id: 'sanitised-input',
  classification: 'false-positive',
  proof: 'Before it is used it is made harmless for this very use, by a function that is known for it.',
  applies: ({ proof }) => proof === 'sanitised',
};

export default sanitisedInput;
