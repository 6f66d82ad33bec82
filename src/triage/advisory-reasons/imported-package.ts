import type { AdvisoryReason } from './advisory-reason.ts';

const importedPackage: AdvisoryReason = {
  id: 'imported-package',
  classification: 'real',
  proof: 'The source imports it, or a package that brings it.',
  applies: (_, { importedBy }) => importedBy !== null,
};

export default importedPackage;
