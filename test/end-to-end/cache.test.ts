import { mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { type RunOptions, Scenario } from '../support/scenario.ts';

let scenario: Scenario;

const temporary = join(tmpdir(), `certgate-runner-temp-${process.pid}`);

afterEach(async () => {
  rmSync(temporary, { recursive: true, force: true });
  expect(scenario.github.violations).toEqual([]);
  await scenario[Symbol.asyncDispose]();
});

const story = 'library-with-coverage';

/** Runs on machines of one kind, whose temporary folder has the same name and is empty when a run begins. */
function freshMachine(): RunOptions {
  rmSync(temporary, { recursive: true, force: true });
  mkdirSync(temporary, { recursive: true });
  return { environment: { RUNNER_TEMP: temporary, ACTIONS_CACHE_SERVICE_V2: 'True' } };
}

const cacheRequests = () =>
  scenario.github.requests
    .filter(({ path }) => path.includes('CacheService'))
    .map(({ path, status }) => `${path.split('/').at(-1)} ${status}`);

it('a run finds the facts of those before it, and keeps its own when it has learned some', async () => {
  scenario = await Scenario.of(story);
  const first = await scenario.push('main', freshMachine());
  expect(first.exitCode, first.stdout).toBe(0);
  const [key = ''] = scenario.github.cacheKeys();
  expect(key).toMatch(/^certgate-facts-[0-9a-f]{32}-[0-9a-f]{32}$/);

  scenario.commit('topic', { 'notes.md': 'A word.\n' });
  const pull = scenario.openPull('topic');
  const second = await scenario.update(pull, freshMachine());
  expect(second.exitCode, second.stdout).toBe(0);
  expect(second.stdout).toContain(`Cache hit for restore-key: ${key}`);
  expect(scenario.github.cacheKeys()).toHaveLength(2);

  // All is known: nothing to keep.
  const third = await scenario.update(pull, freshMachine());
  expect(third.stdout).toContain(`Cache hit for restore-key: ${scenario.github.cacheKeys()[1]}`);
  expect(scenario.github.cacheKeys()).toHaveLength(2);
  const upload = ['CreateCacheEntry 200', 'FinalizeCacheEntryUpload 200'];
  const download = 'GetCacheEntryDownloadURL 200';
  expect(cacheRequests()).toEqual([download, ...upload, download, ...upload, download]);
});

it('a cache that does not work costs a warning, never the verdict', async () => {
  scenario = await Scenario.of(story);
  scenario.github.inject({
    ...{ kind: 'status', status: 403, body: { code: 'permission_denied', msg: 'Not this one.' } },
    path: /CacheService/,
    times: 2,
  });
  const result = await scenario.push('main', freshMachine());
  expect(result.exitCode, result.stdout).toBe(0);
  const warnings = result.annotations.filter(({ message }) => /cache|Cache|restore/.test(message));
  expect(warnings).toHaveLength(1);
  expect(scenario.github.faults.left).toBe(0);
});

it('`cache: false` asks for none', async () => {
  scenario = await Scenario.of(story);
  const result = await scenario.push('main', { ...freshMachine(), inputs: { cache: 'false' } });
  expect(result.exitCode, result.stdout).toBe(0);
  expect(cacheRequests()).toEqual([]);
  const wrong = await scenario.push('main', { ...freshMachine(), inputs: { cache: 'perhaps' } });
  expect(wrong.exitCode).toBe(1);
  expect(wrong.stdout).toContain('`perhaps` is no value of `cache`');
});
