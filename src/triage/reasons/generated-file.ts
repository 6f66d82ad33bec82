import type { Reason } from './reason.ts';

const generatedFile: Reason = {
  id: 'generated-file',
  classification: 'to-review',
  proof: 'It stands in a generated or vendored file.',
  applies: (_, file) => file === 'generated' || file === 'vendored',
};

export default generatedFile;
