import { beforeAll, describe, expect, it } from 'vitest';
import { badGateway, type Failure, secondaryRateLimit, tooManyRequests } from '../support/github/faults.ts';
import { recipePermissions, Scenario } from '../support/scenario.ts';

/**
 * Whatever is refused or fails, for the whole of a run: the verdict stands, one sentence says what was lost, and no more
 * than fifteen calls are made. `MATRIX=1` tries every failure on every endpoint; the suite, each failure and each endpoint.
 */
const isWhole = process.env['MATRIX'] === '1';

/** What PRODUCT.md and trust-and-harness.md allow a run; calls to the results service and the blob store are not of the API. */
const mostCalls = 15;

const status = (code: number): Failure => ({ kind: 'status', status: code, body: { message: 'No.' } });

const failures: readonly (readonly [name: string, failure: Failure])[] = [
  ['403', status(403)],
  ['404', status(404)],
  ['422', status(422)],
  ['500', status(500)],
  ['502', badGateway],
  ['429', tooManyRequests(1, Math.floor(Date.now() / 1000) + 1)],
  ['a secondary rate limit', secondaryRateLimit(1)],
  ['a rate limit of an hour', secondaryRateLimit(3600)],
  ['a reset', { kind: 'reset' }],
  ...(isWhole ? [['a hang', { kind: 'hang', milliseconds: 25_000 }] as const] : []),
];

/** What is lost; the endpoint; and what says so, in the log. */
const endpoints: readonly (readonly [name: string, method: string, path: RegExp, says: RegExp])[] = [
  ['the status', 'POST', /\/statuses\/[0-9a-f]{40}$/, /commit status/],
  ['the merge base', 'GET', /\/compare\/[0-9a-f]{40}\.\.\.[0-9a-f]{40}$/, /could not be learned/],
  ['prior certificates', 'GET', /\/actions\/artifacts$/, /Prior certificates could not be listed/],
  ['the run of a certificate', 'GET', /\/actions\/runs\/\d+$/, /Not used as baseline/],
  ['a certificate', 'GET', /\/actions\/artifacts\/\d+\/zip$/, /Not used as baseline/],
  ['the review of dependencies', 'GET', /\/dependency-graph\/compare\//, /^/],
  ['protection', 'GET', /demo\/branches\/main$/, /^/],
  ['rules', 'GET', /\/rules\/branches\/main$/, /^/],
  ['the pull request', 'GET', /\/pulls\/\d+$/, /comment/],
  ['comments', 'GET', /\/issues\/\d+\/comments$/, /comment/],
  ['a new comment', 'POST', /\/issues\/\d+\/comments$/, /comment/],
];

const matrix = isWhole
  ? endpoints.flatMap((endpoint) => failures.map((failure) => [endpoint, failure] as const))
  : endpoints.map(
      (endpoint, index) => [endpoint, failures[index % failures.length] ?? ['', status(500)]] as const,
    );

interface Ran {
  readonly result: Awaited<ReturnType<Scenario['update']>>;
  readonly calls: readonly string[];
}

/** The certificate of main: repositories and commits of a story have the same ids in every scenario. */
let certificate: { readonly name: string; readonly zip: Uint8Array } | undefined;

beforeAll(async () => {
  await using scenario = await Scenario.of('library-with-coverage');
  await scenario.push();
  certificate = [...scenario.repository.artifacts.values()].find(({ name }) => name !== 'certgate-report');
}, 60_000);

/** A certified main, and a pull request run with everything in order but what `harm` does. */
async function run(
  harm: (scenario: Scenario) => Parameters<Scenario['update']>[1],
  check: (scenario: Scenario, ran: Ran) => void,
): Promise<void> {
  await using scenario = await Scenario.of('library-with-coverage');
  const { repository } = scenario;
  const main = repository.addRun({ headSha: repository.branches.get('main') ?? '' });
  const { name = '', zip = new Uint8Array() } = certificate ?? {};
  repository.addArtifact({ name, zip, run: main });
  scenario.commit('topic', { 'notes.md': 'A word.\n' });
  const pull = scenario.openPull('topic');
  const options = harm(scenario);
  const before = scenario.github.requests.length;
  const result = await scenario.update(pull, options);
  const calls = scenario.github.requests
    .slice(before)
    .filter(({ path }) => path.startsWith('/repos/'))
    .map(({ method, path, status: code }) => `${method} ${path} ${code}`);
  check(scenario, { result, calls });
  expect(scenario.github.violations).toEqual([]);
}

function expectVerdict({ result, calls }: Ran): void {
  expect(result.exitCode, result.stdout).toBe(0);
  expect(result.outputs).toMatchObject({ verdict: 'open', level: 'CONDITIONAL' });
  expect(result.summary).toContain('gate open');
  expect(calls.length, calls.join('\n')).toBeLessThanOrEqual(mostCalls);
}

/** Lines of the log in which certgate says what it could not do. */
function complaints({ stdout }: Ran['result']): readonly string[] {
  return stdout
    .split('\n')
    .filter((line) => /could not be|may not write|Not used as baseline/.test(line))
    .filter((line) => !line.includes('could not be judged'));
}

describe('nothing in the way', () => {
  it('takes no more calls than are allowed, and complains of nothing', async () => {
    await run(
      () => ({}),
      (scenario, ran) => {
        expectVerdict(ran);
        expect(complaints(ran.result)).toEqual([]);
        expect(scenario.comments()).toHaveLength(1);
        expect(scenario.comments()[0]).toContain('the merge base');
      },
    );
  });
});

describe.concurrent('an endpoint that fails all the time', () => {
  it.each(matrix)(
    '%s',
    { timeout: isWhole ? 400_000 : 120_000 },
    async ([, method, path, says], [, failure]) => {
      await run(
        ({ github }) => {
          github.inject({ ...failure, method, path, times: 100 });
          return {};
        },
        (scenario, ran) => {
          expectVerdict(ran);
          const said = complaints(ran.result);
          expect(said.length, said.join('\n')).toBeLessThanOrEqual(2);
          if (says.source !== '^') expect(said.join('\n')).toMatch(says);
          expect(scenario.github.faults.left).toBeLessThan(100);
        },
      );
    },
  );
});

describe.concurrent('a permission that is missing', () => {
  it.each(['actions', 'pull-requests', 'statuses'] as const)(
    '%s',
    { timeout: 60_000 },
    async (permission) => {
      await run(
        () => ({ permissions: { ...recipePermissions, [permission]: 'none' } }),
        (_, ran) => {
          expectVerdict(ran);
          expect(complaints(ran.result)).toHaveLength(1);
        },
      );
    },
  );

  it('contents: the policy can’t be read, so there is no verdict, and it says so', async () => {
    await run(
      () => ({ permissions: { ...recipePermissions, contents: 'none' } }),
      (_, { result, calls }) => {
        expect(result.exitCode).toBe(1);
        expect(result.stdout).toContain('certgate could not run.');
        expect(result.stdout).toContain('The configuration `.github/certgate.yml` of the target branch');
        expect(calls.length).toBeLessThanOrEqual(mostCalls);
      },
    );
  });
});
