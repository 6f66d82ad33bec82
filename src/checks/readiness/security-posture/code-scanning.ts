import { defineCheck } from '../../../model/check.ts';
import type { Evidence } from '../../../model/evidence.ts';
import { failed, notApplicable, passed } from '../../../model/outcome.ts';
import type { Step, Workflow } from '../../../model/workflow.ts';
import { builtElsewhere } from '../../other-builds.ts';
import { type Command, isCommand } from '../../shell-commands.ts';
import { unreadable } from '../../unreadable.ts';
import { actionOf, isNever, runningSteps, stepCommands } from '../../workflow-steps.ts';

const scanningAction =
  /^(?:github\/codeql-action\/(?:init|analyze|autobuild)|(?:returntocorp|semgrep)\/semgrep-action|snyk\/actions(?:\/[\w-]+)?|ajinabraham\/njsscan-action|mobsf\/mobsfscan|aquasecurity\/trivy-action|ossf\/scorecard-action|bearer\/bearer-action|sonarsource\/(?:sonarcloud-github-action|sonarqube-scan-action|sonarcloud-github-c-cpp)|securego\/gosec|pycqa\/bandit-action|checkmarx\/[\w-]+|veracode\/[\w-]+|microsoft\/security-devops-action|codacy\/codacy-analysis-cli-action|jetbrains\/qodana-action|datadog\/datadog-static-analyzer-github-action|psalm\/psalm-github-security-scan|presidentbeef\/brakeman-action|(?:[\w.-]+\/)?certgate)$/;

/** A workflow of another repository, by its name. */
const scanningWorkflow =
  /(?:codeql|semgrep|sonar|snyk|trivy|\bsast\b|code-?scan|scorecard|security)[^/]*\.ya?ml$/;

const scanningCommands =
  'semgrep ci, semgrep scan, semgrep --config, snyk code, snyk test, njsscan, mobsfscan, trivy fs, trivy repo, trivy config, trivy filesystem, bearer scan, sonar-scanner, sonar, mvn sonar:sonar, mvnw sonar:sonar, gradle sonar, gradlew sonar, gradle sonarqube, gradlew sonarqube, dotnet sonarscanner, codeql database, gosec, bandit, brakeman, scorecard, certgate check'.split(
    ', ',
  );

const starting = new Set([
  'pull_request',
  'pull_request_target',
  'push',
  'schedule',
  'merge_group',
  'workflow_call',
  'workflow_run',
]);

export default defineCheck({
  id: 'code-scanning',
  category: 'readiness/security-posture',
  importance: 'medium',
  title: 'A workflow scans the code for vulnerabilities',
  failureTitle: 'No workflow scans the code for vulnerabilities',
  why: 'A scanner sees injections and their like before anybody else does, and sees them again when they come back (OpenSSF Scorecard, SAST). CodeQL, Semgrep, Snyk, Sonar, Trivy, Scorecard, certgate and their like count, where a push, a pull request or a schedule starts them. A scanner of the workflows alone does not.',
  fix: 'Add a workflow with CodeQL or Semgrep that runs for pull requests. A scan that is switched on in GitHub’s settings is not seen here: waive the finding, and say so.',
  needs: ['workflows', 'actions', 'files', 'profile'],

  run({ workflows, actions, files, profile }) {
    if (!files.some(({ kind }) => kind === 'source'))
      return notApplicable('There is no source file to scan.');
    const scanning = workflows.filter((workflow) => scans(workflow, { actions, profile }));
    if (scanning.some(isStarted)) return passed();
    const elsewhere = builtElsewhere(files);
    const [idle] = scanning;
    if (idle === undefined && elsewhere !== null) return elsewhere;
    const message =
      idle === undefined
        ? 'No workflow scans the code for vulnerabilities. Add one that runs for pull requests.'
        : 'It scans the code, and only a person starts it. Let pull requests start it, or a schedule.';
    return failed(
      { message, subject: 'missing', ...(idle === undefined ? {} : { path: idle.path }) },
      ...unreadable('a workflow', workflows),
    );
  },
});

function isStarted({ triggers }: Workflow): boolean {
  return triggers.some(({ event }) => starting.has(event));
}

function scans({ jobs }: Workflow, evidence: Pick<Evidence, 'actions' | 'profile'>): boolean {
  return jobs
    .filter((job) => !isNever(job.if))
    .flatMap(({ steps }) => runningSteps(steps, evidence.actions))
    .some((step) => isScan(step, evidence));
}

function isScan(step: Step, { actions, profile }: Pick<Evidence, 'actions' | 'profile'>): boolean {
  const action = actionOf(step);
  if (action === null) return stepCommands(step).some(isScanner);
  if (scanningAction.test(action)) return true;
  if (!action.startsWith('./')) return scanningWorkflow.test(action);
  const own = actions.find(({ path }) => /^action\.ya?ml$/.test(path));
  return action === './' && profile.id === 'action' && own?.name?.toLowerCase() === 'certgate';
}

function isScanner(command: Command): boolean {
  if (isCommand(command, 'docker run'))
    return command.some((word) =>
      /^(?:[\w.-]{1,80}\/){0,3}(?:semgrep|sonar-scanner-cli|njsscan|bearer|mobsfscan)(?::|@|$)/.test(word),
    );
  return scanningCommands.some((pattern) => isCommand(command, pattern));
}
