import { describe, expect, it, test } from 'vitest';
import { findPrior } from '../src/find-prior.ts';
import type { Certificate } from '../src/model/certificate.ts';
import { alwaysAccepted, type TrustPolicy } from '../src/model/trust.ts';
import type { Candidate, CertificateStore, ListedOrigin, Origin, RunRequest } from '../src/model/world.ts';
import { sealed, signer } from './support/certificates.ts';
import { documentWith, subjectWith } from './support/documents.ts';
import { historyWith } from './support/memory-history.ts';

const now = '2026-09-15T00:00:00.000Z';

/** The first-parent line of the merge base, newest first, then a commit that a merge brought in, then a stranger. */
const [base, parent, grandparent, merged, stranger] = [...'12345'].map((digit) => digit.repeat(40)) as [
  string,
  string,
  string,
  string,
  string,
];

const trust: TrustPolicy = {
  repositoryId: 4711,
  branch: 'main',
  workflow: '.github/workflows/certgate.yml',
  directory: '',
  longestValidityDays: 90,
  revoked: { certificates: [], keys: [], before: null },
};

const request = {
  trust,
  publicKeys: [alwaysAccepted(signer.publicKey)],
  identities: [],
} as unknown as RunRequest;

const prover = { prove: async () => ({ ok: false, code: 'untrusted-signer', reason: 'No.' }) as const };

interface Kept {
  readonly commit: string;
  readonly listed?: Partial<ListedOrigin>;
  readonly origin?: Partial<Origin>;
  readonly bundle?: string;
}

/** What the store was asked for, beside what it holds, newest first. */
function storeOf(...all: readonly Kept[]) {
  const asked: string[] = [];
  const at = ({ id }: Candidate) => all[Number(id)] ?? all[0];
  const store: CertificateStore = {
    candidates: async () =>
      all.map(({ commit, listed }, index) => ({
        id: String(index),
        commit,
        listed: {
          runId: 9001,
          repositoryId: 4711,
          headRepositoryId: 4711,
          branch: 'main',
          isExpired: false,
          bytes: 4000,
          digest: null,
          ...listed,
        },
      })),
    origin: async (candidate) => ({
      event: 'push',
      workflow: trust.workflow,
      conclusion: 'success',
      status: 'completed',
      headCommit: at(candidate)?.commit ?? '',
      ...at(candidate)?.origin,
    }),
    load: async (candidate) => {
      asked.push(candidate.commit ?? '');
      return { bundle: at(candidate)?.bundle ?? bundleOf(at(candidate)?.commit ?? '') };
    },
    save: async () => null,
  };
  return { store, asked };
}

function bundleOf(commit: string, overrides: Parameters<typeof sealed>[0] = {}): string {
  return sealed({ document: documentWith({ subject: subjectWith({ commit }) }), ...overrides }).bundle;
}

const history = historyWith({
  firstParents: async () => [base, parent, grandparent],
  isAncestor: async (commit: string) => commit !== stranger,
});

async function found(...all: readonly Kept[]) {
  const { store, asked } = storeOf(...all);
  const logged: string[] = [];
  const log = { info: (line: string) => void logged.push(line), warn: () => {}, progress: () => {} };
  const prior = await findPrior({ certificates: store, history, log, prover }, request, base, now);
  return { prior, asked, logged };
}

function commitOf(prior: object): string | null {
  return 'certificate' in prior ? (prior.certificate as Certificate).subject.commit : null;
}

describe('the ladder', () => {
  it.each([
    ['the merge base, whatever is newer', [merged, parent, base], base, 'merge-base', 0],
    ['the nearest first parent, whatever is newer', [merged, grandparent, parent], parent, 'first-parent', 1],
    ['a first parent before another ancestor', [merged, grandparent], grandparent, 'first-parent', 2],
    ['the newest of any ancestor', [stranger, merged], merged, 'ancestor', null],
  ] as const)('%s', async (_, commits, commit, rung, distance) => {
    const { prior } = await found(...commits.map((each) => ({ commit: each })));
    expect(commitOf(prior)).toBe(commit);
    expect(prior).toMatchObject({ rung, distance });
  });

  test('none: and it says whether there was one', async () => {
    expect((await found()).prior).toEqual({ missing: 'There is no prior certificate.', rejected: [] });
    expect((await found({ commit: stranger })).prior).toMatchObject({
      missing: 'No prior certificate could be trusted.',
      rejected: [{ candidate: '0', commit: stranger, condition: 'ancestor' }],
    });
  });

  test('what lies between is not asked for where the merge base has one', async () => {
    const { asked } = await found({ commit: merged }, { commit: base });
    expect(asked).toEqual([base]);
  });

  test('no more than four are fetched, and it says so', async () => {
    const expired = bundleOf(stranger, { validForDays: 1 });
    const six = Array.from({ length: 6 }, () => ({ commit: stranger, bundle: expired }));
    const { prior, asked, logged } = await found(...six);
    expect(asked).toHaveLength(4);
    expect(prior).toMatchObject({ missing: 'No prior certificate could be trusted.' });
    expect(logged.at(-1)).toBe('The search for a baseline ended after 4 candidates.');
  });
});

describe('what is passed over is kept with its condition and its reason', () => {
  const refused: readonly (readonly [condition: string, kept: Kept])[] = [
    ['same-repository', { commit: base, listed: { headRepositoryId: 666 } }],
    ['branch', { commit: base, listed: { branch: 'topic' } }],
    ['event', { commit: base, origin: { event: 'pull_request' } }],
    ['conclusion', { commit: base, origin: { conclusion: 'failure' } }],
    ['malformed', { commit: base, bundle: '{' }],
    ['wrong-key', { commit: base, bundle: bundleOf(base, { signingKey: otherKey() }) }],
    ['expired', { commit: base, bundle: bundleOf(base, { validForDays: 1 }) }],
    ['not-yet-valid', { commit: base, bundle: bundleOf(base, inTheFuture()) }],
    ['kept-as', { commit: base, bundle: bundleOf(parent) }],
    ['run-commit', { commit: base, origin: { headCommit: parent } }],
    ['validity-length', { commit: base, bundle: bundleOf(base, { validForDays: 91 }) }],
  ];
  it.each(refused)('%s', async (condition, kept) => {
    const { prior, logged } = await found(kept, { commit: parent });
    expect(commitOf(prior)).toBe(parent);
    expect(prior.rejected).toEqual([{ candidate: '0', commit: base, condition, reason: expect.any(String) }]);
    expect(logged).toEqual([`Not used as baseline: 0. ${prior.rejected[0]?.reason}`]);
  });
});

function otherKey(): string {
  return signer.privateKey.replace(/[A-Za-z0-9+/]{8}(?==*\n-----END)/, 'AQEBAQEC');
}

function inTheFuture() {
  const document = documentWith({
    subject: subjectWith({ commit: base }),
    issuedAt: '2026-10-01T00:00:00.000Z',
  });
  return { document };
}
