import { readdirSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { diagnose, type Setup, traps } from '../../src/doctor/index.ts';
import { defaultSettings, type Settings } from '../../src/model/settings.ts';
import type { Job, Workflow } from '../../src/model/workflow.ts';
import { actionWith, jobWith, stepWith, triggerWith, workflowWith } from '../support/evidence.ts';
import { keysOf } from '../support/keys.ts';

const pinned = `octo/certgate@${'a'.repeat(40)}`;
const path = '.github/workflows/certgate.yml';

const granted = {
  contents: 'read',
  actions: 'read',
  statuses: 'write',
  'pull-requests': 'write',
  issues: 'write',
};

function gate(overrides: Partial<Job> = {}, inputs: Readonly<Record<string, string>> = {}): Job {
  return jobWith({
    id: 'certgate',
    line: 12,
    if: 'always()',
    needs: ['test'],
    environment: 'certgate',
    permissions: granted,
    steps: [
      stepWith({
        uses: pinned,
        line: 20,
        with: { needs: '${{ toJSON(needs) }}', 'signing-key': 'x', ...inputs },
      }),
    ],
    ...overrides,
  });
}

const events = ['pull_request', 'merge_group', 'push', 'schedule'];

function workflow(overrides: Partial<Workflow> = {}): Workflow {
  return workflowWith({
    path,
    triggers: events.map((event) => triggerWith(event)),
    jobs: [jobWith({ id: 'test' }), gate()],
    ...overrides,
  });
}

const withJob = (job: Job) => workflow({ jobs: [jobWith({ id: 'test' }), job] });
const withTrigger = (trigger: Workflow['triggers'][number]) =>
  workflow({
    triggers: [
      ...events.filter((event) => event !== trigger.event).map((event) => triggerWith(event)),
      trigger,
    ],
  });

const key = { pem: keysOf(1).publicKey, notBefore: null, notAfter: null };
const settings: Settings = {
  ...defaultSettings,
  certificate: { ...defaultSettings.certificate, publicKeys: [key] },
};

function setup(...workflows: readonly Workflow[]): Setup {
  return { workflows, actions: [], settings, retentionDays: null };
}

const validFor = (days: number, retentionDays: number | null): Setup => ({
  ...setup(workflow()),
  retentionDays,
  settings: {
    ...settings,
    certificate: {
      ...settings.certificate,
      validForDays: { ...settings.certificate.validForDays, CERTIFIED: days },
    },
  },
});

type Case = readonly [what: string, setup: Setup, sprung: boolean];

const table: Readonly<Record<string, readonly Case[]>> = {
  'missing-workflow': [
    ['no workflow', setup(), true],
    [
      'one that runs other things',
      setup(workflowWith({ jobs: [jobWith({ steps: [stepWith({ run: 'npx certgate check' })] })] })),
      true,
    ],
    ['one that runs it', setup(workflow()), false],
    [
      'its own action',
      {
        ...setup(
          withJob(gate({ steps: [stepWith({ uses: './', with: { needs: 'x', 'signing-key': 'x' } })] })),
        ),
        actions: [actionWith({ path: 'action.yml', name: 'certgate' })],
      },
      false,
    ],
    ['another own action', setup(withJob(gate({ steps: [stepWith({ uses: './' })] }))), true],
  ],
  'unreadable-workflow': [
    [
      'one that is no YAML',
      setup(workflow(), workflowWith({ path: 'x', problem: 'It is no mapping.' })),
      true,
    ],
  ],
  'pull-request-target': [
    ['as an event beside others', setup(withTrigger(triggerWith('pull_request_target'))), true],
    [
      'of a workflow without certgate',
      setup(workflow(), workflowWith({ triggers: [triggerWith('pull_request_target')] })),
      false,
    ],
  ],
  'skipped-gate': [
    ['needs without a condition', setup(withJob(gate({ if: null }))), true],
    [
      'a condition that can be false',
      setup(withJob(gate({ if: 'github.event.pull_request.draft == false', needs: [] }))),
      true,
    ],
    ['`!cancelled()`', setup(withJob(gate({ if: '!cancelled()' }))), true],
    ['always', setup(withJob(gate({ if: '${{ always() }}' }))), false],
    ['no needs, no condition', setup(withJob(gate({ if: null, needs: [] }))), false],
    [
      'a job that is not for pull requests',
      setup(withJob(gate({ if: "github.event_name == 'push'" }))),
      false,
    ],
    [
      'a job for all but pull requests',
      setup(withJob(gate({ if: "github.event_name != 'pull_request'" }))),
      false,
    ],
    ['a job for all but pushes', setup(withJob(gate({ if: "github.event_name != 'push'" }))), true],
  ],
  'event-filters': [
    ['paths', setup(withTrigger(triggerWith('pull_request', { paths: ['src/**'] }))), true],
    [
      'paths that are ignored',
      setup(withTrigger(triggerWith('pull_request', { paths: ['!docs/**'] }))),
      true,
    ],
    ['branches of the queue', setup(withTrigger(triggerWith('merge_group', { branches: ['main'] }))), true],
    ['branches of a push', setup(withTrigger(triggerWith('push', { branches: ['main'] }))), false],
  ],
  'missing-merge-group': [
    [
      'none',
      setup(
        workflow({ triggers: [triggerWith('pull_request'), triggerWith('push'), triggerWith('schedule')] }),
      ),
      true,
    ],
  ],
  'duplicate-job-name': [
    ['the same id elsewhere', setup(workflow(), workflowWith({ jobs: [jobWith({ id: 'certgate' })] })), true],
    [
      'the same name elsewhere',
      setup(workflow(), workflowWith({ jobs: [jobWith({ name: 'certgate' })] })),
      true,
    ],
    [
      'another name for the same id',
      setup(workflow(), workflowWith({ jobs: [jobWith({ id: 'certgate', name: 'x' })] })),
      false,
    ],
    ['the name of the status', setup(withJob(gate({ name: 'certgate/gate' }))), true],
  ],
  'unnamed-needs': [
    [
      'no input',
      setup(withJob(gate({ steps: [stepWith({ uses: pinned, with: { 'signing-key': 'x' } })] }))),
      true,
    ],
    [
      'no needs',
      setup(withJob(gate({ needs: [], steps: [stepWith({ uses: pinned, with: { 'signing-key': 'x' } })] }))),
      false,
    ],
  ],
  'open-signing-key': [
    ['a key without an environment', setup(withJob(gate({ environment: null }))), true],
    ['no key, no environment', setup(withJob(gate({ environment: null }, { 'signing-key': '' }))), false],
  ],
  'missing-permissions': [
    ['nothing is said', setup(withJob(gate({ permissions: null }))), true],
    ['one is missing', setup(withJob(gate({ permissions: { ...granted, actions: 'none' } }))), true],
    ['read where it is to write', setup(withJob(gate({ permissions: 'read-all' }))), true],
    ['all of them', setup(withJob(gate({ permissions: 'write-all' }))), false],
    [
      'those of the workflow',
      setup({ ...withJob(gate({ permissions: null })), permissions: granted }),
      false,
    ],
    [
      'issues, of a job that is not for the schedule',
      setup(
        withJob(
          gate({
            if: "always() && !(github.event_name == 'schedule')",
            permissions: { ...granted, issues: 'none' },
          }),
        ),
        workflow({
          path: 'other.yml',
          jobs: [gate({ id: 'certify', if: "always() && github.event_name == 'schedule'" })],
        }),
      ),
      false,
    ],
  ],
  'unpinned-gate': [
    [
      'a tag',
      setup(
        withJob(
          gate({ steps: [stepWith({ uses: 'octo/certgate@v1', with: { needs: 'x', 'signing-key': 'x' } })] }),
        ),
      ),
      true,
    ],
  ],
  'long-validity': [
    ['longer than public repositories keep', validFor(91, null), true],
    ['longer than this one keeps', validFor(31, 30), true],
    ['as long as it keeps', validFor(120, 120), false],
  ],
  'missing-renewal': [
    [
      'no push',
      setup(
        workflow({
          triggers: [triggerWith('pull_request'), triggerWith('merge_group'), triggerWith('schedule')],
        }),
      ),
      true,
    ],
    [
      'no schedule',
      setup(
        workflow({
          triggers: [triggerWith('pull_request'), triggerWith('merge_group'), triggerWith('push')],
        }),
      ),
      true,
    ],
  ],
  'unsigned-certificates': [
    ['no key', setup(withJob(gate({ steps: [stepWith({ uses: pinned, with: { needs: 'x' } })] }))), true],
    ['a key that nobody asks for', { ...setup(workflow()), settings: defaultSettings }, true],
    [
      'without a key, by identity',
      setup(withJob(gate({ steps: [stepWith({ uses: pinned, with: { needs: 'x', signing: 'keyless' } })] }))),
      false,
    ],
  ],
};

const ids = traps.map(({ id }) => id);

test('every trap is in the table, has a file of its name, and every file is in the list', () => {
  const files = readdirSync(new URL('../../src/doctor/traps/', import.meta.url)).map((file) =>
    file.replace(/\.ts$/, ''),
  );
  expect(Object.keys(table).sort()).toEqual([...ids].sort());
  expect(files.sort()).toEqual([...ids].sort());
});

test('a setup as the README has it springs none', () => {
  expect(diagnose(setup(workflow()))).toEqual([]);
});

describe.each(Object.entries(table))('%s', (id, cases) => {
  it.each(cases)('%s', (_, given, sprung) => {
    const found = diagnose(given).filter(({ trap }) => trap === id);
    expect(found.length > 0).toBe(sprung);
    for (const { message } of found) expect(message).toMatch(/^[`A-Z].*\.$/);
  });

  test('is sprung in at least one case', () => {
    expect(cases.some(([, , sprung]) => sprung)).toBe(true);
  });
});
