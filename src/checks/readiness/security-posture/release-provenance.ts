import { defineCheck } from '../../../model/check.ts';
import type { Evidence } from '../../../model/evidence.ts';
import type { Finding } from '../../../model/finding.ts';
import { failed, notApplicable, type Outcome, proportion } from '../../../model/outcome.ts';
import type { ActionDefinition, Job, Permissions, Workflow } from '../../../model/workflow.ts';
import { builtElsewhere } from '../../other-builds.ts';
import { publishedPackages } from '../../published.ts';
import { type Release, releasesOf } from '../../releasing.ts';
import { isCommand } from '../../shell-commands.ts';
import { unreadable } from '../../unreadable.ts';
import { actionOf, callersOf, runningSteps, stepCommands } from '../../workflow-steps.ts';

const attesting =
  /^(?:actions\/attest(?:-build-provenance)?|slsa-framework\/slsa-github-generator(?:\/.+)?|sigstore\/gh-action-sigstore-python)$/;

export default defineCheck({
  id: 'release-provenance',
  category: 'readiness/security-posture',
  importance: 'low',
  title: 'Releases carry proof of where they were built',
  failureTitle: 'Releases carry no proof of where they were built',
  why: 'Provenance lets those who install a package see from which commit and by which workflow it was built, so that a stolen token alone publishes nothing that looks like yours (SLSA, level 2; npm’s provenance and trusted publishing; OpenSSF Scorecard, Signed-Releases). Each job that publishes counts once: it has `id-token: write`, publishes with `--provenance`, or something in its workflow attests or signs.',
  fix: 'Publish from a workflow with `permissions: { id-token: write }`, by npm’s trusted publishing or with `npm publish --provenance`.',
  needs: ['workflows', 'actions', 'manifests', 'files', 'profile'],

  run({ workflows, actions, manifests, files, profile }) {
    const [published] = publishedPackages(manifests);
    if (published === undefined) return notApplicable('No `package.json` is of a package that is published.');
    const releases = releasesOf({ workflows, actions, manifests }).filter(
      (release) => release.isNpm || attests(release.workflow, actions),
    );
    if (releases.length > 0) return judge(releases, { workflows, actions });
    // Applications are seldom marked as private, and have an entry point all the same.
    if (profile.id === 'service' || profile.id === 'web-app')
      return notApplicable('It is run by its authors, and no workflow publishes a package of it.');
    return (
      builtElsewhere(files) ??
      failed(
        {
          path: published.path,
          message:
            'No workflow publishes the package: it is released by hand, and nothing proves from which commit. Publish it from a workflow.',
          subject: 'by hand',
        },
        ...unreadable('a workflow', workflows),
      )
    );
  },
});

type Around = Pick<Evidence, 'workflows' | 'actions'>;

function judge(releases: readonly Release[], around: Around): Outcome {
  const broken = unreadable('a workflow', around.workflows);
  const byJob = new Map(releases.map((release) => [release.job, release]));
  const findings = [...byJob.values()].flatMap((release) => unproven(release, around));
  return proportion(byJob.size + broken.length, [...broken, ...findings]);
}

function unproven(
  { workflow, job, what, line }: Release,
  { workflows, actions }: Around,
): readonly Finding[] {
  const isProven =
    mayProve(workflow, job, workflows) || asksForProof(workflow, job, actions) || attests(workflow, actions);
  if (isProven) return [];
  return [
    {
      path: workflow.path,
      line,
      message: `\`${what}\` publishes without provenance: the job \`${job.id}\` has no \`id-token: write\`. Add it, and publish with \`--provenance\` or as a trusted publisher.`,
      subject: job.id,
    },
  ];
}

/**
 * Without that permission nothing can be proven; with it, npm proves it by itself or when asked. A reusable workflow that
 * says nothing has what its caller has.
 */
function mayProve(workflow: Workflow, job: Job, workflows: readonly Workflow[]): boolean {
  const own = job.permissions ?? workflow.permissions;
  if (own !== null) return grants(own);
  return callersOf(workflow, workflows).some((caller) =>
    grants(caller.job.permissions ?? caller.workflow.permissions),
  );
}

function grants(permissions: Permissions): boolean {
  if (permissions === null || permissions === 'read-all') return false;
  return permissions === 'write-all' || permissions['id-token'] === 'write';
}

function asksForProof({ env }: Workflow, job: Job, actions: readonly ActionDefinition[]): boolean {
  return runningSteps(job.steps, actions).some(
    (step) =>
      Object.entries({ ...env, ...job.env, ...step.env }).some(
        ([name, value]) => /^npm_config_provenance$/i.test(name) && value.trim() === 'true',
      ) || stepCommands(step).some((command) => command.some((word) => /^--provenance(?!=false)/.test(word))),
  );
}

function attests({ jobs }: Workflow, actions: readonly ActionDefinition[]): boolean {
  return jobs
    .flatMap(({ steps }) => runningSteps(steps, actions))
    .some(
      (step) =>
        attesting.test(actionOf(step) ?? '') ||
        stepCommands(step).some((command) =>
          ['cosign sign', 'cosign sign-blob', 'cosign attest', 'gh attestation'].some((pattern) =>
            isCommand(command, pattern),
          ),
        ),
    );
}
