import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type VerifyOptions, verifyBundle } from '../../src/certificate/verify.ts';
import type { KeylessIdentity } from '../../src/model/keyless.ts';
import { alwaysAccepted } from '../../src/model/trust.ts';
import { prove } from '../../src/platform/sigstore/prove.ts';
import { verifyCertificate } from '../../src/verify-certificate.ts';
import { sealed, signer } from '../support/certificates.ts';
import { documentWith, subjectWith } from '../support/documents.ts';
import {
  sealedKeyless,
  secondsAfter,
  signedKeyless,
  widget,
} from '../support/sigstore/keyless-certificates.ts';
import { type Claims, claims, type Sigstore, startSigstore } from '../support/sigstore/stand-in.ts';

let sigstore: Sigstore;
let bundle: string;
let root: string;

beforeAll(async () => {
  sigstore = await startSigstore();
  bundle = await sealedKeyless(sigstore);
  root = sigstore.trustedRoot();
});

afterAll(async () => {
  await sigstore[Symbol.asyncDispose]();
});

const at = (seconds: number) => secondsAfter(sigstore, seconds);

/** Two weeks after it was signed. */
const options = () => ({ publicKeys: [], identities: [widget], now: at(14 * day) }) satisfies VerifyOptions;

const day = 86_400;

/** As everybody verifies: by a root, with Sigstore's code where that is needed. */
async function verified(text: string, overrides: Partial<VerifyOptions> = {}, by: string | null = root) {
  return await verifyCertificate(
    text,
    { ...options(), ...overrides },
    { prove: async (any) => prove(any, by) },
  );
}

/** A certificate signed by a run that says something else of itself. */
async function signedAs(overrides: Claims): Promise<string> {
  sigstore.claims = { ...claims, ...overrides };
  try {
    return await sealedKeyless(sigstore);
  } finally {
    sigstore.claims = claims;
  }
}

/** The same bundle with something in it changed, printed as ever. */
function changed(change: (bundle: Parsed) => void, text = bundle): string {
  const parsed = JSON.parse(text) as Parsed;
  change(parsed);
  return `${JSON.stringify(parsed, null, 2)}\n`;
}

interface Parsed {
  readonly verificationMaterial: {
    certificate: { rawBytes: string };
    tlogEntries: [Entry, ...Entry[]];
    timestampVerificationData: { rfc3161Timestamps?: unknown[] };
  };
  readonly dsseEnvelope: { payload: string; signatures: [{ sig: string; keyid?: string }] };
}

interface Entry {
  integratedTime: string;
  canonicalizedBody: string;
  inclusionPromise?: { signedEntryTimestamp: string };
  readonly inclusionProof: {
    rootHash: string;
    treeSize: string;
    checkpoint: { envelope: string };
  };
}

describe('accepts', () => {
  test('what the workflow of the policy signed, and says whose run it was', async () => {
    expect(await verified(bundle)).toMatchObject({
      ok: true,
      certificate: {
        keyId: null,
        signer: 'https://github.com/octo/widget/.github/workflows/certgate.yml@refs/heads/main',
        subject: { commit: claims['sha'] },
      },
    });
  });

  test('what a log of version 2 and a timestamp authority vouch for', async () => {
    expect(await verified(await sealedKeyless(sigstore, {}, 2))).toMatchObject({ ok: true });
  });

  test('one of several runs', async () => {
    const others = [{ ...widget, ref: 'refs/heads/next' }, widget];
    expect(await verified(bundle, { identities: others })).toMatchObject({ ok: true });
  });

  test('a run on a runner of GitHub, where that is asked for', async () => {
    expect(await verified(bundle, { identities: [{ ...widget, runner: 'github-hosted' }] })).toMatchObject({
      ok: true,
    });
  });

  test('a key beside it: either will do', async () => {
    const either = { publicKeys: [alwaysAccepted(signer.publicKey)] };
    expect(await verified(bundle, either)).toMatchObject({ ok: true });
    const byKey = sealed({ document: documentWith({ issuedAt: at(-30) }) }).bundle;
    expect(await verified(byKey, either)).toMatchObject({ ok: true });
  });
});

describe('refuses another run', () => {
  const runs: readonly (readonly [name: string, claims: Claims, says: string])[] = [
    ['of a pull request', { event_name: 'pull_request' }, 'its event is "pull_request"'],
    ['of a pull request with the rights of the base', { event_name: 'pull_request_target' }, 'its event'],
    ['of another repository', repositoryOf('octo/gadget'), 'octo/gadget'],
    ['of a repository whose name begins alike', repositoryOf('octo/widget-evil'), 'octo/widget-evil'],
    ['of a repository whose owner ends alike', repositoryOf('evil-octo/widget'), 'evil-octo'],
    [
      'of a repository that holds the address of ours',
      repositoryOf('evil/https://github.com/octo/widget'),
      'evil',
    ],
    ['of a fork', { ...repositoryOf('eve/widget'), repository_id: '4711' }, 'eve/widget'],
    ['on another branch', refOf('refs/heads/topic'), 'its ref is "refs/heads/topic"'],
    ['on a branch that begins alike', refOf('refs/heads/main-evil'), 'main-evil'],
    ['on a tag by the name of the branch', refOf('refs/tags/main'), 'refs/tags/main'],
    ['of another workflow', workflowOf('.github/workflows/other.yml'), 'other.yml'],
    [
      'of a workflow whose name the dots of ours would match',
      workflowOf('.github/workflows/certgateXyml'),
      'certgateXyml',
    ],
    [
      'by a workflow of another repository that it calls',
      { job_workflow_ref: 'octo/shared/.github/workflows/certgate.yml@refs/heads/main' },
      'its signing workflow',
    ],
    ['vouched for by another issuer', { iss: 'https://issuer.example' }, 'its issuer'],
  ];

  test.each(runs)('%s', async (_name, overrides, says) => {
    const refused = await verified(await signedAs(overrides));
    expect(refused).toMatchObject({ ok: false, code: 'wrong-identity' });
    expect(!refused.ok && refused.reason).toContain(says);
    expect(!refused.ok && refused.reason).toMatch(/^[A-Z][^\n]*\.$/);
  });

  test('on a runner of its own, where that is asked for', async () => {
    const own = await signedAs({ runner_environment: 'self-hosted' });
    const identities = [{ ...widget, runner: 'github-hosted' as const }];
    expect(await verified(own)).toMatchObject({ ok: true });
    expect(await verified(own, { identities })).toMatchObject({ ok: false, code: 'wrong-identity' });
  });

  test('of whom the certificate says nothing', async () => {
    const { repository: _, ...nameless } = claims;
    sigstore.claims = nameless;
    const text = await sealedKeyless(sigstore);
    sigstore.claims = claims;
    expect(await verified(text)).toMatchObject({
      code: 'wrong-identity',
      reason: expect.stringContaining('its repository is not named'),
    });
  });
});

describe('refuses a statement that is not about the run that signed it', () => {
  const runs: readonly (readonly [name: string, claims: Claims, says: string])[] = [
    ['another commit', { sha: 'a'.repeat(40) }, 'commit'],
    ['another event', { event_name: 'schedule' }, 'event'],
    ['another run', { run_id: '9002' }, 'run'],
    ['another attempt', { run_attempt: '2' }, 'run'],
    ['a repository of another number', { repository_id: '4712' }, 'number of the repository'],
  ];

  test.each(runs)('%s', async (_name, overrides, says) => {
    const refused = await verified(await signedAs(overrides));
    expect(refused).toMatchObject({ ok: false, code: 'wrong-run' });
    expect(!refused.ok && refused.reason).toContain(`its ${says} is`);
  });

  test.each([
    ['before it was issued', 301],
    ['after it expired', -90 * day],
  ])('signed %s', async (_name, seconds) => {
    const text = await sealedKeyless(sigstore, { document: documentWith({ issuedAt: at(seconds) }) });
    expect(await verified(text)).toMatchObject({
      ok: false,
      code: 'wrong-run',
      reason: expect.stringContaining(`it was signed at ${at(0)}`),
    });
  });

  test('issued outside a run', async () => {
    const text = await sealedKeyless(sigstore, { certificateRun: null });
    expect(await verified(text)).toMatchObject({ ok: false, code: 'wrong-run' });
  });

  test('about a directory is fine: the run says nothing of that', async () => {
    const document = documentWith({
      issuedAt: at(-1),
      subject: subjectWith({ directory: 'packages/a' }),
    });
    expect(await verified(await sealedKeyless(sigstore, { document }))).toMatchObject({ ok: true });
  });
});

describe('refuses material that does not hold', () => {
  const materials: readonly (readonly [
    name: string,
    change: (bundle: Parsed) => void,
    code: string,
    says: string,
  ])[] = [
    [
      'a changed payload',
      ({ dsseEnvelope }) => {
        const text = Buffer.from(dsseEnvelope.payload, 'base64').toString();
        dsseEnvelope.payload = Buffer.from(text.replace('"CERTIFIED"', '"CONDITIONAL"')).toString('base64');
      },
      'bad-signature',
      'was changed',
    ],
    [
      'no log entry',
      ({ verificationMaterial }) => {
        verificationMaterial.tlogEntries = [] as unknown as [Entry];
      },
      'malformed',
      'tlogEntries',
    ],
    [
      'an entry twice',
      ({ verificationMaterial: { tlogEntries } }) => {
        tlogEntries.push(tlogEntries[0]);
      },
      'malformed',
      'tlogEntries',
    ],
    [
      'an entry without its promise',
      ({ verificationMaterial: { tlogEntries } }) => {
        delete tlogEntries[0].inclusionPromise;
      },
      'malformed',
      'inclusionPromise',
    ],
    [
      'an entry of a later time',
      ({ verificationMaterial: { tlogEntries } }) => {
        tlogEntries[0].integratedTime = String(Number(tlogEntries[0].integratedTime) + 1);
      },
      'bad-log-entry',
      'inclusion promise',
    ],
    [
      'another root of the tree',
      ({ verificationMaterial: { tlogEntries } }) => {
        tlogEntries[0].inclusionProof.rootHash = Buffer.alloc(32).toString('base64');
      },
      'malformed',
      'root of its tree',
    ],
    [
      'another size of the tree',
      ({ verificationMaterial: { tlogEntries } }) => {
        tlogEntries[0].inclusionProof.treeSize = '2';
      },
      'malformed',
      'size of its tree',
    ],
    [
      'a name of the log that would be a pattern',
      ({ verificationMaterial: { tlogEntries } }) => {
        const { checkpoint } = tlogEntries[0].inclusionProof;
        checkpoint.envelope = checkpoint.envelope.replace('\u2014 127.0', '\u2014 1.*.0');
      },
      'malformed',
      'another log',
    ],
    [
      'a signature with a key id',
      ({ dsseEnvelope }) => {
        dsseEnvelope.signatures[0].keyid = 'x';
      },
      'malformed',
      'keyid',
    ],
    [
      'a certificate of nobody',
      ({ verificationMaterial: { certificate } }) => {
        certificate.rawBytes = 'AAAA';
      },
      'bad-signature',
      'certificate beside it',
    ],
  ];

  test.each(materials)('%s', async (_name, change, code, says) => {
    const refused = await verified(changed(change));
    expect(refused).toMatchObject({ ok: false, code });
    expect(!refused.ok && refused.reason).toContain(says);
  });

  test('the entry of another certificate', async () => {
    const other = JSON.parse(await sealedKeyless(sigstore)) as Parsed;
    const text = changed(({ verificationMaterial }) => {
      verificationMaterial.tlogEntries = other.verificationMaterial.tlogEntries;
    });
    expect(await verified(text)).toMatchObject({ ok: false, code: 'bad-log-entry' });
  });

  test('the timestamp of another signature', async () => {
    const other = JSON.parse(await sealedKeyless(sigstore, {}, 2)) as Parsed;
    const text = changed(
      ({ verificationMaterial }) => {
        verificationMaterial.timestampVerificationData = other.verificationMaterial.timestampVerificationData;
      },
      await sealedKeyless(sigstore, {}, 2),
    );
    expect(await verified(text)).toMatchObject({ ok: false, code: 'bad-timestamp' });
  });

  test('what another Sigstore signed', async () => {
    await using other = await startSigstore();
    expect(await verified(bundle, {}, other.trustedRoot())).toMatchObject({ ok: false });
    expect(await verified(bundle, {}, null)).toMatchObject({ ok: false, code: 'untrusted-signer' });
  });

  test('an authority that was good no longer', async () => {
    expect(await verified(bundle, {}, sigstore.trustedRoot(at(-1)))).toMatchObject({
      ok: false,
      code: 'untrusted-signer',
    });
    expect(await verified(bundle, {}, sigstore.trustedRoot(at(1)))).toMatchObject({
      ok: true,
    });
  });

  test.each([['{'], ['{}'], ['{"tlogs": 1}'], ['[]'], ['null']])('a root that is none: %s', async (text) => {
    expect(await verified(bundle, {}, text)).toMatchObject({ ok: false });
  });

  test('without a name to hold it against, and asks nobody', async () => {
    const nobody = { prove: () => Promise.reject(new Error('It was asked.')) };
    const refused = await verifyCertificate(bundle, { ...options(), identities: [] }, nobody);
    expect(refused).toMatchObject({ ok: false, code: 'no-identity' });
    const anyKey = { ...options(), identities: [], publicKeys: [alwaysAccepted(signer.publicKey)] };
    expect(await verifyCertificate(bundle, anyKey, nobody)).toMatchObject({ code: 'no-identity' });
  });

  test('without a proof: that nobody looked proves nothing', () => {
    expect(verifyBundle(bundle, options())).toMatchObject({ ok: false, code: 'untrusted-signer' });
  });

  test('a key’s signature or none, where only runs may sign', async () => {
    expect(await verified(sealed().bundle)).toMatchObject({ code: 'no-key' });
    const unsigned = sealed({ signingKey: null }).bundle;
    expect(await verified(unsigned, { allowUnsigned: true })).toMatchObject({ code: 'unsigned' });
  });

  test('a statement that is none', async () => {
    const text = await signedKeyless(sigstore, '{"_type":"https://in-toto.io/Statement/v1"}');
    expect(await verified(text)).toMatchObject({ ok: false, code: 'bad-statement' });
  });

  test('one that has expired', async () => {
    expect(await verified(bundle, { now: at(90 * day) })).toMatchObject({ code: 'expired' });
  });
});

function repositoryOf(name: string): Claims {
  const workflow = `${name}/.github/workflows/certgate.yml@refs/heads/main`;
  return { repository: name, workflow_ref: workflow, job_workflow_ref: workflow };
}

function refOf(ref: string): Claims {
  const workflow = `octo/widget/.github/workflows/certgate.yml@${ref}`;
  return { ref, workflow_ref: workflow, job_workflow_ref: workflow };
}

function workflowOf(path: string): Claims {
  const workflow = `octo/widget/${path}@refs/heads/main`;
  return { workflow_ref: workflow, job_workflow_ref: workflow };
}

test('a policy is no pattern: none of its parts can be made to match more', async () => {
  const patterns: readonly KeylessIdentity[] = [
    { ...widget, repository: '.*' },
    { ...widget, repository: 'octo/widge.' },
    { ...widget, workflow: '.github/workflows/.*' },
    { ...widget, ref: '.*' },
    { ...widget, ref: '' },
    { ...widget, issuer: '' },
  ];
  for (const pattern of patterns) {
    expect(await verified(bundle, { identities: [pattern] })).toMatchObject({ code: 'wrong-identity' });
  }
});
