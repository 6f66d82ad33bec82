import type { AdvisoryReason } from './advisory-reason.ts';
import developmentOnly from './development-only.ts';
import importedPackage from './imported-package.ts';
import packageNotImported from './package-not-imported.ts';
import packageNotInstalled from './package-not-installed.ts';
import versionNotAffected from './version-not-affected.ts';
import vulnerableVersion from './vulnerable-version.ts';

/** The first that applies decides. The last applies always. */
export const advisoryReasons: readonly [...AdvisoryReason[], AdvisoryReason] = [
  packageNotInstalled,
  versionNotAffected,
  developmentOnly,
  importedPackage,
  packageNotImported,
  vulnerableVersion,
];
