import { defineCheck } from '../../../model/check.ts';
import { failed, notApplicable, passed } from '../../../model/outcome.ts';
import { builtElsewhere } from '../../other-builds.ts';
import { type Command, isCommand, programOf } from '../../shell-commands.ts';
import { actionOf, runningSteps, stepCommands } from '../../workflow-steps.ts';

const scanning =
  /^(?:actions\/dependency-review-action|google\/osv-scanner(?:-action)?(?:\/.*)?|snyk\/actions(?:\/.*)?|aquasecurity\/trivy-action|anchore\/scan-action|pypa\/gh-action-pip-audit|golang\/govulncheck-action|rustsec\/audit-check|actions-rs\/audit-check|actions-rust-lang\/audit|dependency-check\/dependency-check_action|fossas\/fossa-action|debricked\/actions(?:\/.*)?|mend\/.*|sonatype.*|socketdev\/action)$/;
const scanners = [
  'osv-scanner',
  'snyk',
  'trivy',
  'grype',
  'pip-audit',
  'govulncheck',
  'cargo-audit',
  'bundle-audit',
  'bundler-audit',
  'better-npm-audit',
  'audit-ci',
  'socket',
  'safety',
];
const auditing = ['npm audit', 'pnpm audit', 'yarn audit', 'bun audit', 'cargo audit', 'composer audit'];

export default defineCheck({
  id: 'measured-vulnerabilities',
  category: 'readiness/dependencies',
  importance: 'medium',
  title: 'Somebody looks whether dependencies have known vulnerabilities',
  failureTitle: 'Nobody looks whether dependencies have known vulnerabilities',
  why: 'What is not measured is not zero. It passes when a report of `npm audit`, osv-scanner or another scanner was given to this run, when GitHub’s dependency review was read, or when a workflow runs a scanner. What is found by them is judged by `quality/security/vulnerable-dependency`; that Dependabot opens pull requests for new versions does not show that alerts are on.',
  fix: 'Run `npm audit --json > audit.json` before certgate and name the file under `findings.reports`, or add `actions/dependency-review-action` to a workflow.',
  needs: ['manifests', 'foreignManifests', 'workflows', 'actions', 'reports', 'addedDependencies', 'files'],

  run({ manifests, foreignManifests, workflows, actions, reports, addedDependencies, files }) {
    // Of what can't be read it is not known that it asks for nothing.
    const asks =
      manifests.some((manifest) => manifest.kind === 'unreadable' || manifest.dependencies.length > 0) ||
      foreignManifests.some(({ dependencies, problem }) => dependencies.length > 0 || problem !== null);
    if (!asks) return notApplicable('No manifest asks for a dependency.');
    const given = reports?.reports.some(({ advisories }) => advisories !== null) === true;
    if (given || addedDependencies !== null) return passed();
    const steps = workflows.flatMap(({ jobs }) =>
      jobs.flatMap((job) => [job.uses === null ? [] : [job.uses], runningSteps(job.steps, actions)] as const),
    );
    const isScanned = steps
      .flat()
      .some((step) =>
        typeof step === 'string'
          ? scanning.test((step.split('@')[0] ?? '').toLowerCase())
          : scanning.test(actionOf(step) ?? '') || stepCommands(step).some(isScan),
      );
    if (isScanned) return passed();
    return (
      builtElsewhere(files) ??
      failed({
        message:
          'Known vulnerabilities were not measured: no report was given, and no workflow runs a scanner.',
        subject: 'unmeasured',
      })
    );
  },
});

function isScan(command: Command): boolean {
  return (
    scanners.includes(programOf(command)) ||
    auditing.some((pattern) => isCommand(command, pattern)) ||
    isCommand(command, 'yarn npm audit')
  );
}
