import type { CodeReason } from './code-reason.ts';

const staticPath: CodeReason = {
  id: 'static-path',
  classification: 'false-positive',
  proof: 'The path is made of the place of the program’s own files.',
  applies: ({ proof }) => proof === 'static-path',
};

export default staticPath;
