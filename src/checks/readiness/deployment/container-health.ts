import { defineCheck } from '../../../model/check.ts';
import type { ContainerFile } from '../../../model/container.ts';
import { notApplicable, passed, proportion } from '../../../model/outcome.ts';
import { notOperated } from '../../operated.ts';
import { finalStages, shipped } from '../../shipped-containers.ts';
import { signalsIn } from '../../signals.ts';
import { unreadable } from '../../unreadable.ts';

export default defineCheck({
  id: 'container-health',
  category: 'readiness/deployment',
  importance: 'low',
  title: 'What runs the container can ask whether it is well',
  failureTitle: 'Nothing asks whether the container is well',
  why: 'A process that hangs still runs, and is restarted only when something asks it (Docker’s `HEALTHCHECK`, Kubernetes’ probes). Each Dockerfile counts once, by its last stage. A probe in the files of an orchestrator or a platform, or the `healthcheck` of a compose service that is built here, stands for all of them.',
  fix: 'Add a `HEALTHCHECK` to the last stage, or a liveness probe where the container is deployed.',
  needs: ['containers', 'composeFiles', 'files', 'profile'],

  run({ containers, composeFiles, files, profile }) {
    const reason = notOperated(profile);
    if (reason !== null) return reason;
    const made = shipped(containers);
    if (made.length === 0) return notApplicable('There is no Dockerfile of something that is run elsewhere.');
    const services = composeFiles.flatMap((file) => file.services);
    const isProbed =
      signalsIn(files, 'health-probe').length > 0 ||
      services.some(({ isBuilt, hasHealthcheck }) => isBuilt && hasHealthcheck);
    const broken = unreadable('a Dockerfile', made);
    if (isProbed && broken.length === 0) return passed();
    const silent = isProbed ? [] : made.filter((file) => file.problem === null && !isAsked(file));
    const findings = silent.map((file) => ({
      path: file.path,
      line: finalStages(file)[0]?.line ?? 1,
      message: `\`${file.path}\` has no \`HEALTHCHECK\` in its last stage, and no probe was found elsewhere. Add one.`,
      subject: 'healthcheck',
    }));
    return proportion(made.length, [...broken, ...findings]);
  },
});

function isAsked(file: ContainerFile): boolean {
  return finalStages(file).some(({ hasHealthcheck }) => hasHealthcheck);
}
