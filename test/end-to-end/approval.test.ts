import { afterEach, describe, expect, it } from 'vitest';
import type { Pull } from '../support/github/repository.ts';
import { Scenario } from '../support/scenario.ts';

let scenario: Scenario;

afterEach(async () => {
  expect(scenario.github.violations).toEqual([]);
  await scenario[Symbol.asyncDispose]();
});

const demanding = `version: 1
levels: { certified: { total: 50, category: 0 }, conditional: { total: 40 } }
gate:
  level: certified
  approval: { label: certgate-approved, paths: ['ci/**'] }
`;

/** A pull request that changes files, where a good level needs only an approval. */
async function opened(path = 'ci/run', text = 'echo nothing runs here any more\n'): Promise<Pull> {
  scenario = await Scenario.of('library-with-coverage');
  scenario.commit('main', { '.github/certgate.yml': demanding });
  scenario.commit('topic', { [path]: text });
  return scenario.openPull('topic');
}

const minutesFromNow = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();

async function levelOf(pull: Pull, options: Parameters<Scenario['update']>[1] = {}) {
  const result = await scenario.update(pull, options);
  return { ...result, level: result.outputs['level'] };
}

describe('what measures or judges', () => {
  it.each([
    [
      '.github/workflows/new.yml',
      'on: push\npermissions: {}\njobs:\n  a:\n    runs-on: ubuntu-latest\n    timeout-minutes: 1\n    steps: [{ run: "true" }]\n',
    ],
    ['.github/certgate.yml', 'version: 1\n'],
    ['.github/actions/setup/run.sh', 'true\n'],
    ['tools/action.yaml', 'name: a\nruns: { using: composite, steps: [] }\n'],
    ['ci/run', 'true\n'],
  ])('a change of %s is CONDITIONAL at most, and says why', async (path, text) => {
    const { level, exitCode, stdout } = await levelOf(await opened(path, text));
    expect({ level, exitCode }, stdout).toEqual({ level: 'CONDITIONAL', exitCode: 1 });
    expect(scenario.comments()[0]).toContain(
      `This change touches what measures or judges it: \`${path}\`. Until somebody with write access approves`,
    );
  });

  it('a change of anything else is not asked for', async () => {
    const { level } = await levelOf(await opened('docs/action.md', '# Actions\n'));
    expect(level).toBe('CERTIFIED');
    expect(scenario.github.requests.filter(({ path }) => path.includes('/reviews'))).toEqual([]);
  });
});

describe('a review', () => {
  it('approves the head by somebody who may write, until the next push', async () => {
    const pull = await opened();
    const ada = scenario.repository.addPerson('ada', 'maintain');
    scenario.repository.addReview({ number: pull.number, author: ada, commit: pull.head.sha });
    expect((await levelOf(pull)).level).toBe('CERTIFIED');
    expect(scenario.comments()[0]).toContain('unapproved-changes');
    scenario.commit('topic', { 'ci/run': 'echo worse\n' });
    expect((await levelOf(pull)).level).toBe('CONDITIONAL');
  });
});

describe('a label', () => {
  it('approves the head when it is newer than its run, and the run is run again', async () => {
    const pull = await opened();
    expect((await levelOf(pull)).level).toBe('CONDITIONAL');
    const author = scenario.repository.addPerson('ada', 'write');
    const { number } = pull;
    const createdAt = minutesFromNow(1);
    scenario.repository.addEvent({ number, author, event: 'labeled', label: 'certgate-approved', createdAt });
    const run = Math.max(...scenario.repository.runs.keys());
    expect((await levelOf(pull, { run, attempt: 2 })).level).toBe('CERTIFIED');
    expect(scenario.comments()[0]).toContain('the label `certgate-approved` of `ada`');
  });
});
