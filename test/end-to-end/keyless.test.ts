import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { unzipped } from '../support/artifacts.ts';
import type { StepResult } from '../support/github/runner.ts';
import { recipePermissions, Scenario } from '../support/scenario.ts';
import { claims, type Sigstore, startSigstore } from '../support/sigstore/stand-in.ts';

/** The built action on the stand-ins of GitHub and of Sigstore: `dist/action.js`, which loads `dist/sigstore.js`. */
let scenario: Scenario;
let sigstore: Sigstore;

const keyless = { signing: 'keyless', 'signing-config': '.github/signing_config.json' };

beforeEach(async () => {
  sigstore = await startSigstore();
  scenario = await Scenario.of('library-with-coverage');
  const { repository } = scenario;
  scenario.commit('main', {
    '.github/certgate.yml': `version: 1
certificate:
  keyless:
    - { repository: ${repository.fullName}, workflow: .github/workflows/certgate.yml, ref: refs/heads/main }
  trusted-root: .github/trusted_root.json
`,
    '.github/trusted_root.json': sigstore.trustedRoot(),
    '.github/signing_config.json': sigstore.signingConfig(),
  });
}, 60_000);

afterEach(async () => {
  expect(scenario.github.violations).toEqual([]);
  await scenario[Symbol.asyncDispose]();
  await sigstore[Symbol.asyncDispose]();
});

/** A push that signs; what GitHub says of the run is what it is, unless the test has it lie. */
async function push(lies: Readonly<Record<string, string>> = {}, inputs: Record<string, string> = keyless) {
  const { repository, checkout } = scenario;
  const workflow = `${repository.fullName}/.github/workflows/certgate.yml@refs/heads/main`;
  sigstore.claims = {
    ...claims,
    repository: repository.fullName,
    repository_id: String(repository.id),
    sha: checkout.git('rev-parse', 'main'),
    run_id: '1001',
    workflow_ref: workflow,
    job_workflow_ref: workflow,
    ...lies,
  };
  return await scenario.push('main', { inputs, environment: sigstore.tokenVariables });
}

/** What certgate says of its own run, findings apart. */
function warnings({ annotations }: StepResult): readonly string[] {
  return annotations.filter(({ title }) => title === undefined).map(({ message }) => message);
}

describe('keyless', { timeout: 120_000 }, () => {
  it('signs on main, is the baseline of a pull request, and holds offline on the command line', async () => {
    const pushed = await push();
    expect(pushed.exitCode, pushed.stdout).toBe(0);
    expect(warnings(pushed)).toEqual([]);
    expect(pushed.outputs['certificate-id']).toMatch(/^[0-9a-f]{64}$/);
    expect(sigstore.requests).toEqual(['/token', '/api/v2/signingCert', '/api/v1/log/entries']);
    const output = pushed.stdout + pushed.stderr + pushed.summary;
    expect(output.replaceAll(/^::add-mask::.*$/gm, '')).not.toContain(await sigstore.token());

    scenario.commit('topic', { 'src/count.js': `${scenario.text('src/count.js')}// a word\n` });
    const compared = await scenario.update(scenario.openPull('topic'));
    expect(compared.exitCode, compared.stdout).toBe(0);
    expect(scenario.comments()[0]).toContain('Compared with the certificate of');
    // It takes no network to prove.
    expect(sigstore.requests).toHaveLength(3);

    const [artifact] = [...scenario.repository.artifacts.values()];
    const bundle = await unzipped(Buffer.from(artifact?.zip ?? ''), 'certificate.sigstore.json');
    const { directory } = scenario.checkout;
    writeFileSync(join(directory, 'bundle.json'), bundle);
    writeFileSync(join(directory, 'root.json'), sigstore.trustedRoot());
    const workflow = `${scenario.repository.fullName}/.github/workflows/certgate.yml`;
    const verify = (ref: string) =>
      spawnSync(
        process.execPath,
        [
          join(import.meta.dirname, '../../dist/cli.js'),
          ...['verify', 'bundle.json', '--identity', `${workflow}@${ref}`, '--trusted-root', 'root.json'],
        ],
        { cwd: directory, encoding: 'utf8' },
      );
    expect(verify('refs/heads/main')).toMatchObject({
      status: 0,
      stdout: expect.stringContaining(`Signed keyless by https://github.com/${workflow}@refs/heads/main.`),
    });
    expect(verify('refs/heads/mai.')).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('signed by a run that may not'),
    });
  });

  it('is no baseline when another workflow signed', async () => {
    const lied = await push({
      job_workflow_ref: `${scenario.repository.fullName}/.github/workflows/evil.yml@refs/heads/main`,
    });
    expect(lied.exitCode, lied.stdout).toBe(0);
    expect(warnings(lied)).toEqual([
      expect.stringContaining('Nobody will use this certificate as a baseline.'),
    ]);
    scenario.commit('topic', { 'src/count.js': `${scenario.text('src/count.js')}// a word\n` });
    const alone = await scenario.update(scenario.openPull('topic'));
    expect(alone.stdout).toContain('signed by a run that may not');
    expect(scenario.comments()[0]).not.toContain('Compared with the certificate of');
  });

  it.each([
    ['/api/v2/signingCert', 403],
    ['/api/v1/log/entries', 400],
    ['/token', 404],
  ])(
    'costs the certificate, with one warning, and never the verdict when %s answers %i',
    async (path, status) => {
      sigstore.fail(path, status);
      const pushed = await push();
      expect(pushed.exitCode, pushed.stdout).toBe(0);
      expect(pushed.outputs).toMatchObject({ verdict: 'open', certificate: '', 'certificate-id': '' });
      expect(warnings(pushed)).toEqual([expect.stringMatching(/^The certificate could not be signed\. /)]);
    },
  );

  it('refuses where nobody could sign, in one sentence and before anything is measured', async () => {
    const without = await scenario.push('main', { inputs: keyless });
    expect(without.exitCode).toBe(1);
    expect(warnings(without)).toEqual([
      expect.stringContaining('Give the job `permissions: id-token: write`.'),
    ]);
    const both = await push({}, { ...keyless, 'signing-key': 'x' });
    expect(both.stdout).toContain('Two ways of signing');
    const neither = await push({}, { signing: 'kyless' });
    expect(neither.stdout).toContain('`signing` can be `key` or `keyless`.');
    const nowhere = await push({}, { ...keyless, 'signing-config': 'nowhere.json' });
    expect(nowhere.stdout).toContain('which is not there');
    scenario.commit('topic', { 'src/count.js': `${scenario.text('src/count.js')}// a word\n` });
    const pull = await scenario.update(scenario.openPull('topic'), {
      inputs: keyless,
      environment: sigstore.tokenVariables,
      permissions: recipePermissions,
    });
    expect(pull.exitCode).toBe(1);
    expect(pull.stdout).toContain('A run on `pull_request` that issues no certificate has nothing to sign.');
    expect(sigstore.requests).toEqual([]);
    expect(scenario.repository.artifacts.size).toBe(0);
  });
});

it('nobody loads Sigstore who does not ask: the other bundles hold none of it', () => {
  const root = join(import.meta.dirname, '../..');
  const holds = (name: string) =>
    /fulcio\.sigstore\.dev|TLOG_INCLUSION/.test(readFileSync(join(root, 'dist', name), 'utf8'));
  expect(holds('sigstore.js')).toBe(true);
  expect(['action.js', 'cli.js', 'worker.js', 'fetch.js'].filter(holds)).toEqual([]);
});
