import { defineCheck } from '../../../model/check.ts';
import type { Evidence } from '../../../model/evidence.ts';
import { failed, passed } from '../../../model/outcome.ts';
import { notOperated } from '../../operated.ts';
import { releasesOf } from '../../releasing.ts';
import { signalsIn } from '../../signals.ts';
import { topicsOf } from '../../topics.ts';

/** One short sentence: fewer characters can't say how. */
const leastProse = 80;

const subject =
  /\broll(?:ing|ed)?[ -]?backs?\b|\broll(?:ing)? back\b|\brevert|\bcanar(?:y|ies)\b|\bblue[-/ ]green\b|\b(?:staged|gradual|progressive) (?:roll-?outs?|delivery|deployments?)\b/i;

/** Inputs by which a person says what to deploy. */
const chosen =
  /^(?:(?:image|release|git|target|deploy)[-_]?)?(?:version|ref|tag|image|sha|commit|release|revision)$/i;

export default defineCheck({
  id: 'rollback',
  category: 'readiness/deployment',
  importance: 'medium',
  title: 'There is a way back from a bad release',
  failureTitle: 'There is no known way back from a bad release',
  why: 'Most outages begin with a change, and undoing it is the fastest cure, if one knows how (Google, Site Reliability Engineering; DORA, time to restore). One of these passes: a command or setting that rolls back or rolls out in stages, a workflow that deploys a version somebody chooses, or a section of a document that tells how.',
  fix: 'Let the deployment’s workflow take the version as an input of `workflow_dispatch`, or write down how to go back, and try it.',
  needs: ['files', 'profile', 'workflows', 'actions', 'manifests'],

  run(evidence) {
    const reason = notOperated(evidence.profile);
    if (reason !== null) return reason;
    const topics = topicsOf(evidence.files, subject);
    const isKnown =
      signalsIn(evidence.files, 'rollback', 'staged-rollout').length > 0 ||
      topics.some(({ characters }) => characters >= leastProse) ||
      deploysChosen(evidence);
    if (isKnown) return passed();
    const [short] = topics;
    if (short === undefined) {
      const message =
        'No command, no workflow and no document tells how to go back to the version before. Write it down.';
      return failed({ message, subject: 'missing' });
    }
    const { path, line, title } = short;
    const message = `The section “${title}” is too short to tell how to go back to the version before. Say it step by step.`;
    return failed({ path, line, message, subject: 'short' });
  },
});

/** Whether a person can have any version deployed, an older one too. */
function deploysChosen(evidence: Pick<Evidence, 'workflows' | 'actions' | 'manifests'>): boolean {
  return releasesOf(evidence).some(
    ({ kind, workflow }) =>
      kind === 'deploy' &&
      workflow.triggers.some(
        ({ event, inputs }) => event === 'workflow_dispatch' && inputs.some((name) => chosen.test(name)),
      ),
  );
}
