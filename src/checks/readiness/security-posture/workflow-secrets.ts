import { defineCheck } from '../../../model/check.ts';
import type { Finding } from '../../../model/finding.ts';
import { measured, notApplicable } from '../../../model/outcome.ts';
import type { Job, Variables, Workflow } from '../../../model/workflow.ts';
import { valuesIn } from '../../expressions.ts';
import { unreadable } from '../../unreadable.ts';

export default defineCheck({
  id: 'workflow-secrets',
  category: 'readiness/security-posture',
  importance: 'medium',
  title: 'Secrets reach only the steps that need them',
  failureTitle: 'Secrets reach steps that do not need them',
  why: 'A secret in the `env` of a workflow or a job is in the environment of every step, and so of every action and every package’s install script; `secrets: inherit` and `toJSON(secrets)` hand over all there are (GitHub’s guide to hardening; zizmor, secrets-inherit and overprovisioned-secrets). Each workflow counts once. The job’s own `GITHUB_TOKEN` is no such secret: its permissions bound it.',
  fix: 'Put the secret into the `env` or `with` of the one step that needs it, and name the secrets that a called workflow gets.',
  needs: ['workflows'],

  run({ workflows }) {
    if (workflows.length === 0) return notApplicable('There is no workflow.');
    const broken = unreadable('a workflow', workflows);
    const wasteful = workflows.map(widelyGiven).filter((findings) => findings.length > 0);
    const ratio = 1 - (broken.length + wasteful.length) / workflows.length;
    return measured(ratio, [...broken, ...wasteful.flat()]);
  },
});

function widelyGiven(workflow: Workflow): readonly Finding[] {
  const { path, env, jobs } = workflow;
  const ofAll = secretNames(env).map((name) => ({
    path,
    message: `\`${name}\` is in the \`env\` of the whole workflow: every step of every job has it. Give it to the step that needs it.`,
    subject: `workflow ${name}`,
  }));
  return [...ofAll, ...jobs.flatMap((job) => widelyGivenIn(path, job)), ...handedOver(workflow)];
}

function widelyGivenIn(path: string, job: Job): readonly Finding[] {
  const { id, line, env, uses, inheritsSecrets, steps } = job;
  // Where there is but one step, it is the one that needs it.
  const names = steps.length > 1 ? secretNames(env) : [];
  const ofJob = names.map((name) => ({
    path,
    line,
    message: `\`${name}\` is in the \`env\` of the job \`${id}\`: every step of it has it. Give it to the step that needs it.`,
    subject: `${id} ${name}`,
  }));
  if (!inheritsSecrets || uses === null) return ofJob;
  const isOwn = uses.startsWith('./');
  const message = `The job \`${id}\` hands every secret to \`${uses}\` (\`secrets: inherit\`). Name those that it needs.`;
  return [
    ...ofJob,
    { path, line, message, subject: `${id} inherit`, ...(isOwn ? { severity: 'low' as const } : {}) },
  ];
}

/** All secrets at once, written out as JSON. */
function handedOver({ path, env, jobs }: Workflow): readonly Finding[] {
  const finding = (line?: number): Finding => ({
    path,
    ...(line === undefined ? {} : { line }),
    message: 'All secrets are written out here (`toJSON(secrets)`). Name those that are needed.',
    subject: 'toJSON(secrets)',
    severity: 'high',
  });
  const steps = jobs.flatMap((job) => job.steps);
  return [
    ...(holdsAll(env) ? [finding()] : []),
    ...jobs.filter((job) => holdsAll(job.env)).map(({ line }) => finding(line)),
    ...steps
      .filter((step) => holdsAll(step.env) || holdsAll(step.with) || holdsAll({ run: step.run ?? '' }))
      .map(({ line }) => finding(line)),
  ];
}

function holdsAll(variables: Variables): boolean {
  return Object.values(variables).some((text) =>
    valuesIn(text).some(({ name, isWhole }) => isWhole && name === 'secrets'),
  );
}

/** Names of variables that hold a secret; not those that only tell whether there is one. */
function secretNames(variables: Variables): readonly string[] {
  return Object.entries(variables)
    .filter(([, text]) => valuesIn(text).some(({ name }) => /^secrets\.(?!github_token$)[\w-]+$/.test(name)))
    .map(([name]) => name);
}
