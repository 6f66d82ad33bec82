import { type AnyCheck, checkPath } from '../model/check.ts';
import analysableCode from './quality/code-quality/analysable-code.ts';
import changedCode from './quality/code-quality/changed-code.ts';
import cognitiveComplexity from './quality/code-quality/cognitive-complexity.ts';
import cyclomaticComplexity from './quality/code-quality/cyclomatic-complexity.ts';
import deadExports from './quality/code-quality/dead-exports.ts';
import duplication from './quality/code-quality/duplication.ts';
import fileLength from './quality/code-quality/file-length.ts';
import functionLength from './quality/code-quality/function-length.ts';
import hotspots from './quality/code-quality/hotspots.ts';
import importCycles from './quality/code-quality/import-cycles.ts';
import maintainability from './quality/code-quality/maintainability.ts';
import nestingDepth from './quality/code-quality/nesting-depth.ts';
import parameterCount from './quality/code-quality/parameter-count.ts';
import swallowedErrors from './quality/code-quality/swallowed-errors.ts';
import typeEscapes from './quality/code-quality/type-escapes.ts';
import unusedFiles from './quality/code-quality/unused-files.ts';
import branchCoverage from './quality/coverage/branch-coverage.ts';
import changedLineCoverage from './quality/coverage/changed-line-coverage.ts';
import functionCoverage from './quality/coverage/function-coverage.ts';
import lineCoverage from './quality/coverage/line-coverage.ts';
import reportIntegrity from './quality/coverage/report-integrity.ts';
import unreportedFiles from './quality/coverage/unreported-files.ts';
import addedDependency from './quality/security/added-dependency.ts';
import credentialInHistory from './quality/security/credential-in-history.ts';
import hardCodedCredential from './quality/security/hard-coded-credential.ts';
import importedFinding from './quality/security/imported-finding.ts';
import insecureCode from './quality/security/insecure-code.ts';
import privateKey from './quality/security/private-key.ts';
import providerToken from './quality/security/provider-token.ts';
import vulnerableDependency from './quality/security/vulnerable-dependency.ts';
import staleLockfile from './readiness/dependencies/stale-lockfile.ts';
import readme from './readiness/documentation/readme.ts';
import committedEnvironmentFile from './readiness/environment/committed-environment-file.ts';
import license from './readiness/file-structure/license.ts';
import unpinnedActions from './readiness/security-posture/unpinned-actions.ts';

/** Every check, in the order of the catalogue. */
export const checks: readonly AnyCheck[] = [
  license,
  staleLockfile,
  committedEnvironmentFile,
  readme,
  unpinnedActions,
  privateKey,
  providerToken,
  hardCodedCredential,
  credentialInHistory,
  insecureCode,
  vulnerableDependency,
  addedDependency,
  importedFinding,
  cyclomaticComplexity,
  cognitiveComplexity,
  nestingDepth,
  functionLength,
  fileLength,
  parameterCount,
  maintainability,
  duplication,
  deadExports,
  unusedFiles,
  importCycles,
  swallowedErrors,
  typeEscapes,
  analysableCode,
  changedCode,
  hotspots,
  lineCoverage,
  branchCoverage,
  functionCoverage,
  changedLineCoverage,
  unreportedFiles,
  reportIntegrity,
];

/** The catalogue as data, for `docs/` and `certgate checks`. */
export function catalogue(): readonly Readonly<Record<string, unknown>>[] {
  return checks.map((check) => {
    const { id, category, importance, title, failureTitle, why, fix } = check;
    return { path: checkPath(check), id, category, importance, title, failureTitle, why, fix };
  });
}
