import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

/** The workflows that the README gives away, and our own. */
const root = join(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

interface Step {
  readonly uses?: string;
  readonly with?: Readonly<Record<string, string>>;
}

interface Workflow {
  readonly name: string;
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: object;
  readonly jobs: Readonly<
    Record<
      string,
      {
        readonly if?: string;
        readonly needs?: string;
        readonly permissions: object;
        readonly steps: readonly Step[];
      }
    >
  >;
}

const recipes = [...read('README.md').matchAll(/```yaml\n(name: [\s\S]*?)```/g)].map(
  ([, text = '']): Workflow => parse(text),
);
const own = readdirSync(join(root, '.github/workflows')).map(
  (name): Workflow => parse(read(`.github/workflows/${name}`)),
);
const inputs = Object.keys(parse(read('action.yml')).inputs);
const isOurs = ({ uses = '' }: Step) => uses === './' || uses.startsWith('OWNER/certgate@');
const stepsOf = (workflow: Workflow) => Object.values(workflow.jobs).flatMap(({ steps }) => steps);

const named = (all: readonly Workflow[], name: string) => {
  const workflow = all.find((one) => one.name === name);
  if (workflow === undefined) throw new Error(`There is no workflow \`${name}\`.`);
  return workflow;
};

it('are the two of the README', () => {
  expect(recipes.map(({ name }) => name)).toEqual(['certgate', 'certgate-report']);
});

describe.each([
  ['the README', recipes],
  ['this repository', own],
])('of %s', (_, workflows) => {
  const measuring = named(workflows, 'certgate');
  const reporting = named(workflows, 'certgate-report');

  it('give no permission that no job asks for, and no input that action.yml does not know', () => {
    for (const workflow of workflows) {
      expect(workflow.permissions).toEqual({});
      const given = stepsOf(workflow)
        .filter(isOurs)
        .flatMap((step) => Object.keys(step.with ?? {}));
      expect(given.filter((name) => !inputs.includes(name))).toEqual([]);
    }
  });

  it('measure after every job, whatever became of it, and tell certgate what did', () => {
    const jobs = Object.values(measuring.jobs).filter(({ steps }) => steps.some(isOurs));
    expect(jobs.length).toBeGreaterThan(0);
    for (const { if: condition, needs, steps } of jobs) {
      expect(condition).toMatch(/^always\(\)/);
      expect(needs).toBe('test');
      expect(steps.find(isOurs)?.with?.['needs']).toBe('${{ toJSON(needs) }}');
    }
    expect(measuring.on).toHaveProperty('merge_group');
    expect(measuring.on).toMatchObject({ pull_request: null });
  });

  it('report what `certgate` measured, only of pull requests, and with nothing of theirs', () => {
    expect(reporting.on).toEqual({ workflow_run: { workflows: ['certgate'], types: ['completed'] } });
    const [job, ...others] = Object.values(reporting.jobs);
    expect(others).toEqual([]);
    expect(job?.if).toBe("github.event.workflow_run.event == 'pull_request'");
    expect(job?.permissions).toEqual({
      actions: 'read',
      contents: 'read',
      'pull-requests': 'write',
      statuses: 'write',
    });
    const checkouts = stepsOf(reporting).filter(({ uses }) => uses?.startsWith('actions/checkout@'));
    for (const { with: given = {} } of checkouts) expect(given).not.toHaveProperty('ref');
    expect(workflows === recipes ? checkouts : []).toEqual([]);
  });
});
