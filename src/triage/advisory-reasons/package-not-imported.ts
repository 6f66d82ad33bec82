import type { AdvisoryReason } from './advisory-reason.ts';

const packageNotImported: AdvisoryReason = {
  id: 'package-not-imported',
  classification: 'to-review',
  proof: 'No file of the source imports it, nor a package that brings it.',
  applies: ({ ecosystem }, { knowsImports }) => ecosystem === 'npm' && knowsImports,
};

export default packageNotImported;
