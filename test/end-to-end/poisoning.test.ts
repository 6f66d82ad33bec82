import { afterEach, describe, expect, it } from 'vitest';
import { seal } from '../../src/certificate/seal.ts';
import type { ScorecardDocument } from '../../src/model/document.ts';
import type { Pull, WorkflowRun } from '../support/github/repository.ts';
import { zip } from '../support/github/zip.ts';
import { keysOf } from '../support/keys.ts';
import { Scenario } from '../support/scenario.ts';

/** The twelve ways of gates.md 9 in which a baseline is poisoned, and some more, each beside the genuine one. */
let scenario: Scenario;

afterEach(async () => {
  expect(scenario.github.violations).toEqual([]);
  await scenario[Symbol.asyncDispose]();
});

const keys = keysOf(7);
const entry = 'certificate.sigstore.json';
const day = 86_400_000;

const configuration = `version: 1\ncertificate:\n  public-keys:\n    - |\n${keys.publicKey.replace(/^/gm, '      ')}\n`;

interface Genuine {
  readonly document: ScorecardDocument;
  readonly name: string;
  readonly commit: string;
  readonly pull: Pull;
}

/** A certified main, and a pull request that has just left it. */
async function certified(): Promise<Genuine> {
  scenario = await Scenario.of('library-with-coverage');
  const commit = scenario.commit('main', { '.github/certgate.yml': configuration });
  const pushed = await scenario.push('main', { inputs: { 'signing-key': keys.privateKey } });
  expect(pushed.exitCode, pushed.stdout).toBe(0);
  const document = await scenario.document(pushed);
  const [artifact] = [...scenario.repository.artifacts.values()].filter(
    ({ name }) => name !== 'certgate-report',
  );
  scenario.commit('topic', { 'notes.md': 'A word.\n' });
  return { document, name: artifact?.name ?? '', commit, pull: scenario.openPull('topic') };
}

/** A run on main that ended well, as the genuine one did. */
function run({ commit }: Genuine, overrides: Partial<WorkflowRun> = {}): WorkflowRun {
  return scenario.repository.addRun({ headSha: commit, ...overrides });
}

type Poisoned = Parameters<typeof scenario.repository.addArtifact>[0];

function upload(genuine: Genuine, overrides: Partial<Poisoned> = {}): void {
  const { name } = genuine;
  const bytes = overrides.zip ?? zip([[entry, bundle(genuine)]]);
  scenario.repository.addArtifact({ name, run: run(genuine), ...overrides, zip: bytes });
}

/** A certificate that the genuine key signs. */
function bundle({ document }: Genuine, changes: Partial<ScorecardDocument> = {}, key = keys): string {
  const certificateRun = {
    id: 4321,
    attempt: 1,
    event: 'push',
    workflow: '.github/workflows/certgate.yml',
  };
  const changed = { ...document, issuedAt: new Date(Date.now() - day).toISOString(), ...changes };
  const sealed = seal({
    document: changed,
    certificateRun,
    validForDays: 90,
    predecessor: null,
    signingKey: key.privateKey,
  });
  if (!sealed.ok) throw new Error(sealed.reason);
  return sealed.bundle;
}

/** What the pull request is compared with, and which conditions did not hold for what was passed over. */
async function compared({ pull }: Genuine) {
  const result = await scenario.update(pull);
  const { comparison } = await scenario.document(result);
  return { result, comparison, conditions: comparison.rejected.map(({ condition }) => condition).sort() };
}

async function expectGenuine(genuine: Genuine, conditions: readonly string[]): Promise<void> {
  const { result, comparison, conditions: found } = await compared(genuine);
  expect(found).toEqual([...conditions].sort());
  expect(comparison).toMatchObject({
    kind: 'compared',
    baseline: {
      commit: genuine.commit,
      issuedAt: genuine.document.issuedAt,
      rung: 'merge-base',
      distance: 0,
    },
  });
  expect(result.exitCode, result.stdout).toBe(0);
  for (const { candidate, reason } of comparison.rejected) {
    expect(result.stdout).toContain(`Not used as baseline: ${candidate}. ${reason}`);
  }
  expect(scenario.comments()[0]).toContain('not used</summary>');
}

const slow = { timeout: 60_000 };

describe('a poisoned baseline is refused, by its own condition, and the genuine one is used', () => {
  it('by its listing, and by the run it comes from', slow, async () => {
    const genuine = await certified();
    const fork = scenario.github.state.addFork(scenario.repository, 'mallory');
    upload(genuine, { run: run(genuine, { headRepository: fork, event: 'pull_request' }) });
    upload(genuine, { run: run(genuine, { headBranch: 'topic' }) });
    upload(genuine, { sizeInBytes: 17 * 1024 * 1024 });
    upload(genuine, { isExpired: true });
    upload(genuine, { run: run(genuine, { event: 'pull_request' }) });
    upload(genuine, { run: run(genuine, { path: '.github/workflows/other.yml' }) });
    upload(genuine, { run: run(genuine, { conclusion: 'failure' }) });
    await expectGenuine(genuine, [
      'same-repository',
      'branch',
      'size',
      'artifact-expired',
      'event',
      'workflow-path',
      'conclusion',
    ]);
  });

  it('by its bytes', slow, async () => {
    const genuine = await certified();
    upload(genuine, { digest: `sha256:${'0'.repeat(64)}` });
    upload(genuine, { zip: zip([[`../${entry}`, bundle(genuine)]]) });
    upload(genuine, {
      zip: zip([
        [entry, bundle(genuine)],
        ['more.json', '{}'],
      ]),
    });
    await expectGenuine(genuine, ['digest', 'archive', 'archive']);
  });

  it('by what it unpacks to, and by what it says', slow, async () => {
    const genuine = await certified();
    upload(genuine, { zip: lyingZip(bundle(genuine)) });
    upload(genuine, { zip: zip([[entry, bundle(genuine, ofRepository(genuine, 666))]]) });
    const issuedAt = new Date(Date.now() + day).toISOString();
    upload(genuine, { zip: zip([[entry, bundle(genuine, { issuedAt })]]) });
    await expectGenuine(genuine, ['archive', 'certificate-repository', 'not-yet-valid']);
  });

  it('by its time, its key, and the commit that its run built', slow, async () => {
    const genuine = await certified();
    const issuedAt = new Date(Date.now() - 100 * day).toISOString();
    upload(genuine, { zip: zip([[entry, bundle(genuine, { issuedAt })]]) });
    upload(genuine, { zip: zip([[entry, bundle(genuine, {}, keysOf(8))]]) });
    const subject = { ...genuine.document.subject, commit: 'a'.repeat(40) };
    upload(genuine, { zip: zip([[entry, bundle(genuine, { subject })]]) });
    await expectGenuine(genuine, ['expired', 'wrong-key', 'kept-as']);
  });

  it('what an older scoring made is compared with nothing, and says so', slow, async () => {
    const genuine = await certified();
    const scoring = { ...genuine.document.scoring, version: '0.9' };
    upload(genuine, { zip: zip([[entry, bundle(genuine, { scoring })]]) });
    const { comparison } = await compared(genuine);
    expect(comparison).toMatchObject({
      kind: 'not-comparable',
      reason: expect.stringContaining('by version 0.9 of the scoring'),
    });
    expect(scenario.comments()[0]).toContain('Not comparable with the certificate of');
  });

  it('what the policy of the base revokes', slow, async () => {
    const genuine = await certified();
    const before = new Date(Date.parse(genuine.document.issuedAt) + 1).toISOString();
    genuine.pull.base.sha = scenario.commit('main', {
      '.github/certgate.yml': `${configuration}  revoked:\n    before: ${before}\n`,
    });
    const { comparison, conditions } = await compared(genuine);
    expect(conditions).toEqual(['revoked']);
    expect(comparison).toMatchObject({ kind: 'no-baseline' });
  });
});

function ofRepository({ document }: Genuine, id: number): Partial<ScorecardDocument> {
  return {
    subject: { ...document.subject, repository: { id, name: 'octo-org/demo', server: 'https://github.com' } },
  };
}

/** An archive whose entry unpacks to another number of bytes than it says: a bomb begins like that. */
function lyingZip(text: string): Uint8Array {
  const honest = Buffer.from(zip([[entry, text]]));
  const central = honest.lastIndexOf(Buffer.from('PK\u0001\u0002'));
  honest.writeUInt32LE(64 * 1024 * 1024, central + 24);
  return honest;
}
