import type { Concurrency, Job, Permissions, Trigger, Workflow } from '../../model/workflow.ts';
import { type Scene, textOf } from '../scene.ts';
import { isMapping, type Mapping, mappingIn, stringOrNull, stringsIn, textsOf } from '../untyped.ts';
import { scalarOrNull, stepOf, stepsOf, variablesOf } from '../workflow-steps.ts';
import { type LineOf, readYaml } from '../yaml-file.ts';

/** GitHub Actions workflows, parsed; expressions are kept as they stand. */
export async function gatherWorkflows(scene: Scene): Promise<readonly Workflow[]> {
  const paths = scene.files
    .filter(({ path }) => /^\.github\/workflows\/[^/]+\.ya?ml$/.test(path))
    .map(({ path }) => path);
  return await Promise.all(paths.map(async (path) => readWorkflow(path, await textOf(scene, path))));
}

function readWorkflow(path: string, text: string): Workflow {
  const file = readYaml(text);
  if (!file.ok) return unreadable(path, file.problem);
  const { root, lineOf } = file;
  if (!isMapping(root['jobs'])) return unreadable(path, 'It has no `jobs`.');
  return {
    path,
    name: stringOrNull(root['name']),
    triggers: triggersOf(root['on']),
    permissions: permissionsOf(root['permissions']),
    concurrency: concurrencyOf(root['concurrency']),
    env: variablesOf(root['env']),
    jobs: Object.entries(root['jobs']).map(([id, job]) => jobOf(id, mappingIn(job), lineOf)),
    problem: null,
  };
}

function unreadable(path: string, problem: string): Workflow {
  return {
    ...{ path, name: null, triggers: [], permissions: null, concurrency: null, env: {}, jobs: [] },
    problem,
  };
}

function triggersOf(on: unknown): readonly Trigger[] {
  if (typeof on === 'string') return [triggerOf(on, {})];
  if (!isMapping(on)) return stringsIn(on).map((event) => triggerOf(event, {}));
  return Object.entries(on).map(([event, filters]) => triggerOf(event, filters));
}

function triggerOf(event: string, filters: unknown): Trigger {
  const given = mappingIn(filters);
  const crons = Array.isArray(filters)
    ? filters.map((entry) => stringOrNull(mappingIn(entry)['cron'])).filter((cron) => cron !== null)
    : [];
  return {
    event,
    branches: [...textsOf(given['branches']), ...textsOf(given['branches-ignore']).map((one) => `!${one}`)],
    tags: textsOf(given['tags']),
    paths: [...textsOf(given['paths']), ...textsOf(given['paths-ignore']).map((one) => `!${one}`)],
    types: textsOf(given['types']),
    crons,
    inputs: Object.keys(mappingIn(given['inputs'])),
  };
}

function permissionsOf(value: unknown): Permissions {
  if (value === 'read-all' || value === 'write-all') return value;
  return isMapping(value) ? variablesOf(value) : null;
}

function concurrencyOf(value: unknown): Concurrency | null {
  if (typeof value === 'string') return { group: value, cancelsInProgress: null };
  const group = stringOrNull(mappingIn(value)['group']);
  return group === null
    ? null
    : { group, cancelsInProgress: scalarOrNull(mappingIn(value)['cancel-in-progress']) };
}

function jobOf(id: string, job: Mapping, lineOf: LineOf): Job {
  const { environment } = job;
  const runsOn = isMapping(job['runs-on']) ? mappingIn(job['runs-on'])['labels'] : job['runs-on'];
  const timeout = job['timeout-minutes'];
  const calls = stringOrNull(job['uses']);
  const line = lineOf(['jobs', id]);
  return {
    id,
    line,
    name: stringOrNull(job['name']),
    runsOn: textsOf(runsOn),
    uses: calls,
    inheritsSecrets: job['secrets'] === 'inherit',
    permissions: permissionsOf(job['permissions']),
    concurrency: concurrencyOf(job['concurrency']),
    environment: stringOrNull(isMapping(environment) ? environment['name'] : environment),
    if: scalarOrNull(job['if']),
    needs: textsOf(job['needs']),
    timeoutMinutes: typeof timeout === 'number' ? timeout : null,
    env: variablesOf(job['env']),
    steps: [
      ...(calls === null ? [] : [stepOf(job, line)]),
      ...stepsOf(job['steps'], ['jobs', id, 'steps'], lineOf),
    ],
  };
}
