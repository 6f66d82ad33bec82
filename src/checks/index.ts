import { type AnyCheck, checkPath } from '../model/check.ts';
import heavyThresholds from './performance/heavy/thresholds.ts';
import lightThresholds from './performance/light/thresholds.ts';
import mediumThresholds from './performance/medium/thresholds.ts';
import stressThresholds from './performance/stress/thresholds.ts';
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
import accessControl from './quality/operations/access-control.ts';
import auditLogging from './quality/operations/audit-logging.ts';
import backup from './quality/operations/backup.ts';
import dataRetention from './quality/operations/data-retention.ts';
import disasterRecovery from './quality/operations/disaster-recovery.ts';
import incidentResponse from './quality/operations/incident-response.ts';
import maintenance from './quality/operations/maintenance.ts';
import onCall from './quality/operations/on-call.ts';
import restoreTest from './quality/operations/restore-test.ts';
import runbook from './quality/operations/runbook.ts';
import serviceLevels from './quality/operations/service-levels.ts';
import addedDependency from './quality/security/added-dependency.ts';
import credentialInHistory from './quality/security/credential-in-history.ts';
import hardCodedCredential from './quality/security/hard-coded-credential.ts';
import importedFinding from './quality/security/imported-finding.ts';
import insecureCode from './quality/security/insecure-code.ts';
import privateKey from './quality/security/private-key.ts';
import providerToken from './quality/security/provider-token.ts';
import vulnerableDependency from './quality/security/vulnerable-dependency.ts';
import dependencyLicenses from './readiness/dependencies/dependency-licenses.ts';
import duplicatePackages from './readiness/dependencies/duplicate-packages.ts';
import endOfLifeRuntime from './readiness/dependencies/end-of-life-runtime.ts';
import engines from './readiness/dependencies/engines.ts';
import foreignLockfile from './readiness/dependencies/foreign-lockfile.ts';
import installScripts from './readiness/dependencies/install-scripts.ts';
import looseRanges from './readiness/dependencies/loose-ranges.ts';
import measuredVulnerabilities from './readiness/dependencies/measured-vulnerabilities.ts';
import staleLockfile from './readiness/dependencies/stale-lockfile.ts';
import undeclaredImports from './readiness/dependencies/undeclared-imports.ts';
import unusedDependencies from './readiness/dependencies/unused-dependencies.ts';
import updateBot from './readiness/dependencies/update-bot.ts';
import containerHealth from './readiness/deployment/container-health.ts';
import containerIgnore from './readiness/deployment/container-ignore.ts';
import deployApproval from './readiness/deployment/deploy-approval.ts';
import deployConcurrency from './readiness/deployment/deploy-concurrency.ts';
import infrastructureAsCode from './readiness/deployment/infrastructure-as-code.ts';
import migrations from './readiness/deployment/migrations.ts';
import releaseAutomation from './readiness/deployment/release-automation.ts';
import reproducibleInstall from './readiness/deployment/reproducible-install.ts';
import rollback from './readiness/deployment/rollback.ts';
import versionedReleases from './readiness/deployment/versioned-releases.ts';
import architecture from './readiness/documentation/architecture.ts';
import brokenCodeBlocks from './readiness/documentation/broken-code-blocks.ts';
import changelog from './readiness/documentation/changelog.ts';
import deadLinks from './readiness/documentation/dead-links.ts';
import interfaceAgreement from './readiness/documentation/interface-agreement.ts';
import readme from './readiness/documentation/readme.ts';
import undocumentedExports from './readiness/documentation/undocumented-exports.ts';
import committedEnvironmentFile from './readiness/environment/committed-environment-file.ts';
import configurationValidation from './readiness/environment/configuration-validation.ts';
import machinePaths from './readiness/environment/machine-paths.ts';
import runtimeVersion from './readiness/environment/runtime-version.ts';
import staleVariables from './readiness/environment/stale-variables.ts';
import undocumentedVariables from './readiness/environment/undocumented-variables.ts';
import codeOfConduct from './readiness/file-structure/code-of-conduct.ts';
import codeOwners from './readiness/file-structure/code-owners.ts';
import contributionGuide from './readiness/file-structure/contribution-guide.ts';
import editorConfiguration from './readiness/file-structure/editor-configuration.ts';
import largeFiles from './readiness/file-structure/large-files.ts';
import license from './readiness/file-structure/license.ts';
import testSeparation from './readiness/file-structure/test-separation.ts';
import trackedBuildOutput from './readiness/file-structure/tracked-build-output.ts';
import untidyPaths from './readiness/file-structure/untidy-paths.ts';
import alertRules from './readiness/monitoring/alert-rules.ts';
import dashboards from './readiness/monitoring/dashboards.ts';
import errorReporting from './readiness/monitoring/error-reporting.ts';
import healthEndpoint from './readiness/monitoring/health-endpoint.ts';
import logLevels from './readiness/monitoring/log-levels.ts';
import metrics from './readiness/monitoring/metrics.ts';
import readinessEndpoint from './readiness/monitoring/readiness-endpoint.ts';
import rejectionHandling from './readiness/monitoring/rejection-handling.ts';
import structuredLogging from './readiness/monitoring/structured-logging.ts';
import tracing from './readiness/monitoring/tracing.ts';
import branchProtection from './readiness/security-posture/branch-protection.ts';
import codeScanning from './readiness/security-posture/code-scanning.ts';
import containerBase from './readiness/security-posture/container-base.ts';
import containerUser from './readiness/security-posture/container-user.ts';
import dangerousTriggers from './readiness/security-posture/dangerous-triggers.ts';
import persistedCredentials from './readiness/security-posture/persisted-credentials.ts';
import releaseProvenance from './readiness/security-posture/release-provenance.ts';
import scriptInjection from './readiness/security-posture/script-injection.ts';
import securityPolicy from './readiness/security-posture/security-policy.ts';
import unpinnedActions from './readiness/security-posture/unpinned-actions.ts';
import workflowPermissions from './readiness/security-posture/workflow-permissions.ts';
import workflowSecrets from './readiness/security-posture/workflow-secrets.ts';
import assertionlessTests from './readiness/testing/assertionless-tests.ts';
import flakyTests from './readiness/testing/flaky-tests.ts';
import focusedTests from './readiness/testing/focused-tests.ts';
import lintInCi from './readiness/testing/lint-in-ci.ts';
import skippedTests from './readiness/testing/skipped-tests.ts';
import testPresence from './readiness/testing/test-presence.ts';
import testRatio from './readiness/testing/test-ratio.ts';
import testsInCi from './readiness/testing/tests-in-ci.ts';
import typesInCi from './readiness/testing/types-in-ci.ts';

/** Every check, in the order of the catalogue. */
export const checks: readonly AnyCheck[] = [
  license,
  codeOwners,
  contributionGuide,
  codeOfConduct,
  editorConfiguration,
  trackedBuildOutput,
  largeFiles,
  untidyPaths,
  testSeparation,
  staleLockfile,
  foreignLockfile,
  looseRanges,
  undeclaredImports,
  unusedDependencies,
  duplicatePackages,
  engines,
  endOfLifeRuntime,
  installScripts,
  dependencyLicenses,
  updateBot,
  measuredVulnerabilities,
  committedEnvironmentFile,
  undocumentedVariables,
  staleVariables,
  configurationValidation,
  runtimeVersion,
  machinePaths,
  structuredLogging,
  logLevels,
  healthEndpoint,
  readinessEndpoint,
  metrics,
  tracing,
  errorReporting,
  rejectionHandling,
  alertRules,
  dashboards,
  readme,
  deadLinks,
  brokenCodeBlocks,
  undocumentedExports,
  changelog,
  interfaceAgreement,
  architecture,
  securityPolicy,
  unpinnedActions,
  workflowPermissions,
  dangerousTriggers,
  scriptInjection,
  persistedCredentials,
  workflowSecrets,
  branchProtection,
  codeScanning,
  releaseProvenance,
  containerUser,
  containerBase,
  testPresence,
  testsInCi,
  assertionlessTests,
  focusedTests,
  skippedTests,
  flakyTests,
  testRatio,
  typesInCi,
  lintInCi,
  releaseAutomation,
  reproducibleInstall,
  versionedReleases,
  rollback,
  migrations,
  containerHealth,
  containerIgnore,
  infrastructureAsCode,
  deployConcurrency,
  deployApproval,
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
  backup,
  restoreTest,
  disasterRecovery,
  runbook,
  incidentResponse,
  onCall,
  accessControl,
  auditLogging,
  dataRetention,
  serviceLevels,
  maintenance,
  lightThresholds,
  mediumThresholds,
  heavyThresholds,
  stressThresholds,
];

/** The catalogue as data, for `docs/` and `certgate checks`. */
export function catalogue(): readonly Readonly<Record<string, unknown>>[] {
  return checks.map((check) => {
    const { id, category, importance, title, failureTitle, why, fix } = check;
    return { path: checkPath(check), id, category, importance, title, failureTitle, why, fix };
  });
}
