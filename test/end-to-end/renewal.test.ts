import { afterEach, describe, expect, it } from 'vitest';
import { type RunOptions, recipePermissions, Scenario } from '../support/scenario.ts';

let scenario: Scenario;

afterEach(async () => {
  expect(scenario.github.violations).toEqual([]);
  await scenario[Symbol.asyncDispose]();
});

const permissions = { ...recipePermissions, issues: 'write' } as const;
const slow = { timeout: 60_000 };

/** The action on the schedule of main. */
const renew = (options: RunOptions = {}) =>
  scenario.push('main', { permissions, event: 'schedule', ...options });

const issues = () => [...scenario.repository.issues.values()];

describe('a scheduled run', () => {
  it(
    'opens one issue when scores fall, keeps it up to date, and closes it when they are mended',
    slow,
    async () => {
      scenario = await Scenario.of('library-with-coverage');
      const { repository } = scenario;
      const coverage = scenario.text('coverage/lcov.info');
      scenario.commit('main', {
        '.github/certgate.yml':
          'version: 1\ngate:\n  level: not-certified\n  drop: {}\nalerts:\n  drop: { quality/coverage: 3 }\n',
      });
      await scenario.push();
      repository.addIssue({
        title: 'certgate: the certification of main needs a look',
        body: '<!-- certgate:alerts x -->\n',
        author: { login: 'mallory', id: 666, type: 'User' },
      });

      // A push tells whoever pushed; no issue.
      scenario.report('coverage/lcov.info', coverage.replace('DA:7,3', 'DA:7,0').replace('DA:6,1', 'DA:6,0'));
      const fallen = await renew();
      expect(fallen.exitCode, fallen.stdout).toBe(0);
      const own = issues().filter(({ author }) => author.login === 'github-actions[bot]');
      expect(own).toMatchObject([
        {
          state: 'open',
          title: 'certgate: the certification of main needs a look',
          body: expect.stringMatching(
            /^<!-- certgate:alerts certgate-certificate-main-[0-9a-f]{8} -->\n- `quality\/coverage` fell from \S+ to \S+ since the last certificate, by more than 3 points\./,
          ),
        },
      ]);

      // The certificate before this one is now the lower one: nothing fell since.
      const mended = await renew();
      expect(mended.exitCode, mended.stdout).toBe(0);
      expect(issues().map(({ state }) => state)).toEqual(['open', 'closed']);
      expect(issues()).toHaveLength(2);
      await renew();
      expect(issues()).toHaveLength(2);
    },
  );

  it('says once that it may not write the issue, and issues the certificate all the same', slow, async () => {
    scenario = await Scenario.of('library-with-coverage');
    const result = await renew({ permissions: recipePermissions });
    expect(result.exitCode, result.stdout).toBe(0);
    expect(result.outputs['certificate-id']).toMatch(/^[0-9a-f]{64}$/);
    expect(result.stdout).toContain('The token may not write the issue (`issues: write`)');
  });
});

describe('the stored copy', () => {
  it('is said to be gone before its certificate ends', slow, async () => {
    scenario = await Scenario.of('library-with-coverage');
    const result = await scenario.push('main', { environment: { GITHUB_RETENTION_DAYS: '30' } });
    expect(result.exitCode, result.stdout).toBe(0);
    expect(result.stdout).toContain(
      'The certificate is valid for 90 days, and GitHub deletes the stored copy after 30',
    );
  });

  it('is valid as long as its level says', slow, async () => {
    scenario = await Scenario.of('library-with-coverage');
    scenario.commit('main', {
      '.github/certgate.yml': 'version: 1\ncertificate:\n  valid-for: { certified: 90d, conditional: 7d }\n',
    });
    const result = await scenario.push();
    expect(result.outputs['level']).toBe('CONDITIONAL');
    const [artifact] = [...scenario.repository.artifacts.values()];
    const days = Date.parse(artifact?.expiresAt ?? '') - Date.parse(artifact?.createdAt ?? '');
    expect(Math.round(days / 86_400_000)).toBe(7);
  });
});

describe('the ladder', () => {
  it('reaches back along first parents when the merge base was not certified', slow, async () => {
    scenario = await Scenario.of('library-with-coverage');
    await scenario.push();
    const certified = scenario.repository.branches.get('main') ?? '';
    scenario.commit('main', { 'one.md': 'One.\n' });
    scenario.commit('main', { 'two.md': 'Two.\n' });
    scenario.commit('topic', { 'notes.md': 'A word.\n' });
    const result = await scenario.update(scenario.openPull('topic'));
    const { comparison } = await scenario.document(result);
    expect(comparison).toMatchObject({ baseline: { commit: certified, rung: 'first-parent', distance: 2 } });
    expect(scenario.comments()[0]).toContain('2 commits before the merge base');
  });
});
