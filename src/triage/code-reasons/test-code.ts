import type { CodeReason } from './code-reason.ts';

const testCode: CodeReason = {
  id: 'test-code',
  classification: 'false-positive',
  proof: 'It stands in a test: nobody but the tests sends it anything.',
  applies: (_, { kind }) => kind === 'test',
};

export default testCode;
