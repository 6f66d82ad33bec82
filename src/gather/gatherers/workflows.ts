import { parseDocument } from 'yaml';
import type { Workflow, WorkflowStep } from '../../model/evidence.ts';
import { type Scene, textOf } from '../scene.ts';
import { isMapping, stringOrNull, stringsIn } from '../untyped.ts';

/** GitHub Actions workflows, parsed; expressions are kept as they stand. */
export async function gatherWorkflows(scene: Scene): Promise<readonly Workflow[]> {
  const paths = scene.files
    .filter(({ path }) => /^\.github\/workflows\/[^/]+\.ya?ml$/.test(path))
    .map(({ path }) => path);
  return await Promise.all(paths.map(async (path) => readWorkflow(path, await textOf(scene, path))));
}

function readWorkflow(path: string, text: string): Workflow {
  const document = parseDocument(text);
  const [error] = document.errors;
  if (error !== undefined)
    return unreadable(
      path,
      `${error.message.split('\n')[0]?.replace(/[:.]$/, '') ?? 'it is not valid YAML'}.`,
    );
  let root: unknown;
  try {
    root = document.toJS({ maxAliasCount: 100 });
  } catch {
    return unreadable(path, 'Its aliases name nothing, or too much.');
  }
  if (!isMapping(root) || !isMapping(root['jobs'])) return unreadable(path, 'It has no `jobs`.');
  return {
    path,
    name: stringOrNull(root['name']),
    triggers: triggersOf(root['on']),
    jobs: Object.entries(root['jobs']).map(([id, job]) => ({ id, steps: stepsOf(job) })),
    problem: null,
  };
}

function unreadable(path: string, problem: string): Workflow {
  return { path, name: null, triggers: [], jobs: [], problem };
}

function triggersOf(on: unknown): readonly string[] {
  if (typeof on === 'string') return [on];
  return isMapping(on) ? Object.keys(on) : stringsIn(on);
}

/** The steps of a job; a call of a reusable workflow counts as one. */
function stepsOf(job: unknown): readonly WorkflowStep[] {
  if (!isMapping(job)) return [];
  const steps: unknown = job['steps'];
  const listed = Array.isArray(steps) ? steps.filter(isMapping) : [];
  return [...(typeof job['uses'] === 'string' ? [job] : []), ...listed].map((step) => ({
    uses: stringOrNull(step['uses']),
    run: stringOrNull(step['run']),
  }));
}
