import type { AdvisoryReason } from './advisory-reason.ts';

const packageNotImported: AdvisoryReason = {
  id: 'package-not-imported',
  classification: 'to-review',
  proof: 'No file of the source imports it, nor a package that brings it.',
  // Without a lockfile anything that is imported may bring it.
  applies: ({ ecosystem }, { isLocked, knowsImports }) => ecosystem === 'npm' && isLocked && knowsImports,
};

export default packageNotImported;
