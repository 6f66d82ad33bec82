import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { main } from '../../src/cli.ts';
import { badGateway, secondaryRateLimit } from '../support/github/faults.ts';
import { leakedToken } from '../support/leaked-token.ts';
import { memoryTerminal } from '../support/memory-terminal.ts';
import { recipePermissions, Scenario } from '../support/scenario.ts';

/** The built action, as GitHub runs it. Each test is a scenario of its own, and none may break GitHub's contract. */
let scenario: Scenario;

async function begin(): Promise<Scenario> {
  scenario = await Scenario.of('library-with-coverage');
  return scenario;
}

afterEach(async () => {
  expect(scenario.github.violations).toEqual([]);
  await scenario[Symbol.asyncDispose]();
});

const story = 'src/count.js';

/** A report in which one line of eleven more never ran, or one fewer. */
function moreCovered(report: string): string {
  return report.replace('DA:13,0', 'DA:13,1');
}

function lessCovered(report: string): string {
  return report.replace('DA:7,3', 'DA:7,0').replace('DA:6,1', 'DA:6,0').replace('DA:5,1', 'DA:5,0');
}

describe('a branch of the repository', () => {
  it('is certified on main, compared in a pull request, closed by a leak, and opened by the fix', {
    timeout: 90_000,
  }, async () => {
    const { repository } = await begin();
    const lcov = scenario.text('coverage/lcov.info');

    // (a) a push to main issues a certificate and uploads it
    const pushed = await scenario.push();
    expect(pushed.exitCode, pushed.stdout).toBe(0);
    expect(pushed.outputs).toMatchObject({ verdict: 'open', level: 'CONDITIONAL', 'comment-url': '' });
    expect(pushed.outputs['certificate-id']).toMatch(/^[0-9a-f]{64}$/);
    const names = [...repository.artifacts.values()].map(({ name }) => name);
    expect(names).toEqual([
      expect.stringMatching(/^certgate-certificate-main-[0-9a-f]{8}$/),
      'certgate-report',
    ]);
    const main = repository.branches.get('main') ?? '';
    expect(scenario.statuses(main)).toEqual(['pending', 'success']);

    // (b) a pull request finds it, verifies it, compares, comments once, sets the status
    const first = scenario.commit('topic', { [story]: `${scenario.text(story)}// a word\n` });
    scenario.report('coverage/lcov.info', moreCovered(lcov));
    const pull = scenario.openPull('topic');
    const opened = await scenario.update(pull);
    expect(opened.exitCode, opened.stdout).toBe(0);
    expect(opened.outputs).toMatchObject({ verdict: 'open', certificate: '' });
    expect(scenario.comments()).toHaveLength(1);
    expect(scenario.comments()[0]).toContain('gate open');
    expect(scenario.comments()[0]).toContain(
      `Compared with the certificate of \`${main.slice(0, 12)}\` (the merge base`,
    );
    expect(scenario.comments()[0]).toMatch(/\*\*Total\*\*.*\+1\.2/);
    expect(scenario.statuses(first)).toEqual(['pending', 'success']);

    // (c) a second push leaks a token and drops coverage: the same comment, now red, says what, where, by how much
    const token = leakedToken();
    const second = scenario.commit('topic', { 'src/client.js': `module.exports = '${token}';\n` });
    scenario.report('coverage/lcov.info', lessCovered(lcov));
    const leaked = await scenario.update(pull);
    expect(leaked.exitCode).toBe(1);
    expect(leaked.outputs).toMatchObject({ verdict: 'closed', level: 'NOT CERTIFIED' });
    expect(scenario.comments()).toHaveLength(1);
    const red = scenario.comments()[0] ?? '';
    expect(red).toContain('❌ certgate: gate closed');
    expect(red).toContain('`src/client.js:1`');
    expect(red).toMatch(
      /`total` fell by \d+\.\d points \(82\.5 → \d+\.\d\): \d+\.\d more than the 1 allowed\./,
    );
    expect(red).toContain('1 new critical finding, 1 more than the 0 allowed.');
    expect(scenario.statuses(second)).toEqual(['pending', 'failure']);
    expect(leaked.annotations).toContainEqual(
      expect.objectContaining({ level: 'error', file: 'src/client.js', line: 1 }),
    );
    const everything = [
      JSON.stringify(leaked),
      red,
      JSON.stringify(repository.statuses),
      ...[...repository.artifacts.values()].map(({ zip }) => Buffer.from(zip).toString('latin1')),
    ].join('\n');
    for (const secret of [token, token.slice(4), Buffer.from(token).toString('base64')]) {
      expect(everything).not.toContain(secret);
    }

    // (d) a fix turns it green
    scenario.commit('topic', { 'src/client.js': 'module.exports = process.env.TOKEN;\n' });
    scenario.report('coverage/lcov.info', moreCovered(lcov));
    const fixed = await scenario.update(pull);
    expect(fixed.exitCode, fixed.stdout).toBe(0);
    expect(scenario.comments()).toHaveLength(1);
    expect(scenario.comments()[0]).toContain('gate open');
    expect(scenario.comments()[0]).not.toContain('❌ certgate');
  });

  it('is closed by a vulnerable dependency that it adds, where GitHub reviews them', async () => {
    const { repository } = await begin();
    await scenario.push();
    scenario.commit('topic', { 'docs/notes.md': '# Notes\n' });
    const pull = scenario.openPull('topic');
    const change = {
      change_type: 'added',
      manifest: 'package-lock.json',
      ecosystem: 'npm',
      name: 'minimist',
      version: '0.0.8',
      package_url: 'pkg:/npm/minimist@0.0.8',
      license: 'MIT',
      source_repository_url: null,
      vulnerabilities: [
        {
          severity: 'critical',
          advisory_ghsa_id: 'GHSA-xvch-5gv4-984h',
          advisory_summary: 'Prototype Pollution in minimist',
          advisory_url: 'https://github.com/advisories/GHSA-xvch-5gv4-984h',
        },
      ],
      scope: 'runtime',
    };
    repository.dependencyReview = [change, { ...change, change_type: 'removed', version: '0.0.7' }];
    const closed = await scenario.update(pull);
    expect(closed.exitCode, closed.stdout).toBe(1);
    expect(scenario.comments()[0]).toContain('`minimist` 0.0.8 (npm), which this work adds');
    expect(scenario.comments()[0]).not.toContain('0.0.7');
    repository.dependencyReview = null;
    const open = await scenario.update(pull);
    expect(open.exitCode, open.stdout).toBe(0);
    expect(open.stdout).not.toContain('could not be learned');
  });

  it('uploads a certificate that the command line verifies', async () => {
    await begin();
    const folder = mkdtempSync(join(tmpdir(), 'certgate-keys-'));
    try {
      const terminal = memoryTerminal(folder);
      expect(await main(['keygen'], terminal)).toBe(0);
      const { readFileSync } = await import('node:fs');
      const signingKey = readFileSync(join(folder, 'certgate-key.pem'), 'utf8');
      const publicKey = readFileSync(join(folder, 'certgate-key.pub.pem'), 'utf8');
      scenario.commit('main', {
        '.github/certgate.yml': `version: 1\ncertificate:\n  public-keys:\n    - |\n${publicKey.replace(/^/gm, '      ')}\n`,
      });
      const first = await scenario.push('main', { inputs: { 'signing-key': signingKey } });
      expect(first.exitCode, first.stdout).toBe(0);
      scenario.commit('main', { 'src/more.js': 'module.exports = 1;\n' });
      const second = await scenario.push('main', { inputs: { 'signing-key': signingKey } });
      expect(second.exitCode, second.stdout).toBe(0);
      expect(second.stdout).not.toContain('Not used as baseline');
      const [bundle] = [...scenario.repository.artifacts.values()].filter(
        ({ run, name }) => run.id === 1002 && name !== 'certgate-report',
      );
      writeFileSync(join(folder, 'certificate.zip'), bundle?.zip ?? '');
      const { singleEntry } = await import('../../src/platform/github/single-entry.ts');
      const entry = await singleEntry(Buffer.from(bundle?.zip ?? ''), 'certificate.sigstore.json', 1e7);
      writeFileSync(join(folder, 'certificate.sigstore.json'), entry);
      const verify = memoryTerminal(folder);
      expect(
        await main(['verify', 'certificate.sigstore.json', '--key', 'certgate-key.pub.pem'], verify),
      ).toBe(0);
      expect(verify.printed()).toContain('Valid: CONDITIONAL');
      // and its predecessor is the first one
      expect(
        JSON.parse(Buffer.from(JSON.parse(entry).dsseEnvelope.payload, 'base64').toString()).predicate
          .scorecard.history,
      ).toHaveLength(1);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('is judged by the configuration of its base, and a row says what it would change', async () => {
    await begin();
    scenario.commit('main', { '.github/certgate.yml': 'version: 1\ngate:\n  minimum:\n    total: 99\n' });
    await scenario.push();
    scenario.commit('topic', { '.github/certgate.yml': 'version: 1\ngate:\n  minimum:\n    total: 10\n' });
    const pull = scenario.openPull('topic');
    const result = await scenario.update(pull);
    expect(result.exitCode).toBe(1);
    expect(scenario.comments()[0]).toContain('`total` is 82.5, below 99: 16.5 points short.');
    expect(scenario.comments()[0]).toContain('This change would set `gate.minimum.total` from 99 to 10.');
  });

  it('keeps its verdict when the report is missing: never a pass', async () => {
    await begin();
    await scenario.push();
    scenario.commit('topic', { 'notes.md': 'A word.\n' });
    scenario.report('coverage/lcov.info', null);
    const result = await scenario.update(scenario.openPull('topic'));
    expect(result.exitCode).toBe(1);
    expect(scenario.comments()[0]).toContain('No coverage report was found');
    expect(scenario.comments()[0]).not.toContain('of the baseline');
    expect(result.outputs['total']).toBe('');
  });
});

describe('a fork', () => {
  it('gets its verdict by exit code and summary, with one warning', async () => {
    await begin();
    await scenario.push();
    const fork = scenario.github.state.addFork(scenario.repository, 'stranger');
    const sha = scenario.commit('topic', { 'notes.md': 'A word.\n' });
    fork.branches.set('topic', sha);
    const pull = scenario.openPull('topic', { head: fork });
    const result = await scenario.update(pull);
    expect(result.exitCode, result.stdout).toBe(0);
    expect(result.summary).toContain('certgate: gate open');
    expect(result.summary).toContain('the merge base');
    expect(scenario.comments()).toEqual([]);
    const warnings = result.annotations
      .filter(({ level }) => level === 'warning')
      .map(({ message }) => message);
    expect(warnings).toContain('`actions/setup-node@v6` is not pinned to a commit.');
    expect(warnings).toContain('3 of 11 lines never ran.');
    // GitHub shows ten of a step: the last place is kept for what the run itself has to say.
    expect(warnings).toHaveLength(10);
    expect(warnings.at(-1)).toContain(
      'The token may not write the commit status (`statuses: write`) and the comment (`pull-requests: write`)',
    );
  });
});

describe('GitHub in trouble', () => {
  it('is survived: 502s and a secondary rate limit cost time, not the verdict', async () => {
    await begin();
    await scenario.push();
    scenario.commit('topic', { 'notes.md': 'A word.\n' });
    const pull = scenario.openPull('topic');
    scenario.github.inject({ ...badGateway, path: /\/actions\/artifacts$/, times: 1 });
    scenario.github.inject({ ...badGateway, method: 'POST', path: /\/comments$/, times: 1 });
    scenario.github.inject({ ...secondaryRateLimit(1), method: 'POST', path: /\/statuses\//, times: 1 });
    const result = await scenario.update(pull);
    expect(result.exitCode, result.stdout).toBe(0);
    expect(scenario.github.faults.left).toBe(0);
    expect(scenario.comments()).toHaveLength(1);
    expect(scenario.comments()[0]).toContain('the merge base');
    expect(scenario.statuses(pull.head.sha)).toEqual(['pending', 'success']);
  });

  it('loses the baseline, and says so, when prior certificates can’t be read', async () => {
    await begin();
    scenario.commit('topic', { 'notes.md': 'A word.\n' });
    const result = await scenario.update(scenario.openPull('topic'), {
      permissions: { ...recipePermissions, actions: 'none' },
    });
    expect(result.exitCode, result.stdout).toBe(0);
    expect(result.stdout).toContain('Prior certificates could not be listed');
    expect(scenario.comments()[0]).toContain('no prior certificate');
  });
});
