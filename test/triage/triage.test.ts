import { describe, expect, it } from 'vitest';
import type { FileKind, UntriagedEvidence } from '../../src/model/evidence.ts';
import type { SecretCandidate, SecretProof } from '../../src/model/facts.ts';
import { reasons } from '../../src/triage/reasons/index.ts';
import { triage } from '../../src/triage/triage.ts';
import { factsWith, fileWith, gatheredWith } from '../support/evidence.ts';

const now = '2026-11-23T09:00:00Z';

const candidateWith = (proof: SecretProof): SecretCandidate => ({
  kind: 'github-token',
  line: 3,
  context: 'token = …',
  length: 40,
  proof,
});

const triaged = (proof: SecretProof, kind: FileKind) => {
  const file = fileWith('a.txt', { kind, facts: factsWith({ secrets: [candidateWith(proof)] }) });
  return triage(gatheredWith({ files: [file] }), now).secrets;
};

describe('what a candidate is, and the first reason that says so', () => {
  it.each<[string, SecretProof, FileKind, string, string]>([
    [
      'an example of the provider’s documentation',
      'published',
      'source',
      'false-positive',
      'published-example',
    ],
    ['a placeholder', 'placeholder', 'source', 'false-positive', 'placeholder'],
    ['right check digits', 'checksum-valid', 'source', 'real', 'valid-checksum'],
    ['right check digits: a test is no excuse', 'checksum-valid', 'test', 'real', 'valid-checksum'],
    ['right check digits: nor is a generated file', 'checksum-valid', 'generated', 'real', 'valid-checksum'],
    ['wrong check digits', 'checksum-invalid', 'source', 'false-positive', 'dead-token'],
    ['wrong check digits, in a test', 'checksum-invalid', 'test', 'false-positive', 'dead-token'],
    ['a key under a passphrase', 'encrypted', 'source', 'to-review', 'encrypted'],
    ['a key under a passphrase in a test: the stronger proof', 'encrypted', 'test', 'to-review', 'encrypted'],
    ['its form, in a test', 'structure', 'test', 'to-review', 'test-fixture'],
    ['its form, in a generated file', 'structure', 'generated', 'to-review', 'generated-file'],
    ['its form, in a vendored file', 'structure', 'vendored', 'to-review', 'generated-file'],
    ['its form, in the source', 'structure', 'source', 'real', 'credential-form'],
    ['its form, in a document', 'structure', 'document', 'real', 'credential-form'],
    ['its form, in data', 'structure', 'data', 'real', 'credential-form'],
    ['a name alone', 'name-only', 'source', 'false-positive', 'name-only'],
    ['a reference', 'reference', 'source', 'false-positive', 'reference'],
    ['a call', 'computed', 'source', 'false-positive', 'computed'],
    ['an identifier', 'names-itself', 'source', 'false-positive', 'names-itself'],
    ['the name of a field', 'about-credentials', 'source', 'false-positive', 'about-credentials'],
    ['a text for people', 'language', 'source', 'false-positive', 'natural-language'],
    ['a path', 'other-format', 'source', 'false-positive', 'other-format'],
    ['a UUID', 'uuid', 'source', 'false-positive', 'uuid'],
    ['a digest', 'digest', 'source', 'false-positive', 'digest'],
    ['a public key', 'public', 'source', 'false-positive', 'public-material'],
    ['a hash of a password', 'one-way', 'source', 'false-positive', 'one-way'],
    ['a password of this machine', 'local-default', 'source', 'false-positive', 'local-default'],
    ['a word', 'weak', 'source', 'false-positive', 'weak-value'],
    ['a weak password', 'weak-password', 'source', 'to-review', 'weak-password'],
    ['a weak password in a test', 'weak-password', 'test', 'false-positive', 'test-password'],
    ['a weak password in a document', 'weak-password', 'document', 'false-positive', 'documented-password'],
    ['a strong password', 'strong-password', 'data', 'real', 'strong-password'],
    ['a strong password in a test', 'strong-password', 'test', 'false-positive', 'test-password'],
    [
      'a strong password in a document',
      'strong-password',
      'document',
      'false-positive',
      'documented-password',
    ],
    ['what a machine drew', 'random', 'source', 'real', 'random-value'],
    ['what a machine drew, in a test', 'random', 'test', 'to-review', 'test-fixture'],
    ['what a machine drew, in a document', 'random', 'document', 'to-review', 'documentation'],
    ['a placeholder in a test', 'placeholder', 'test', 'false-positive', 'placeholder'],
    ['a published one in a vendored file', 'published', 'vendored', 'false-positive', 'published-example'],
  ])('%s', (_, proof, kind, classification, reason) => {
    expect(triaged(proof, kind)).toEqual({
      ok: true,
      value: [{ path: 'a.txt', candidate: candidateWith(proof), classification, reason }],
    });
  });

  it.each([
    ['2026-11-23T09:00:00Z', 'false-positive', 'expired-token'],
    ['2026-11-23T09:00:01Z', 'real', 'credential-form'],
  ])('a token that ends at %s', (expiresAt, classification, reason) => {
    const secrets = [{ ...candidateWith('structure'), expiresAt }];
    const files = [fileWith('a.ts', { facts: factsWith({ secrets }) })];
    expect(triage(gatheredWith({ files }), now).secrets).toMatchObject({
      value: [{ classification, reason }],
    });
  });

  it('keeps the order of files and of candidates', () => {
    const secrets = [candidateWith('placeholder'), candidateWith('structure')];
    const files = ['b.ts', 'a.ts'].map((path) => fileWith(path, { facts: factsWith({ secrets }) }));
    const { secrets: found } = triage(gatheredWith({ files }), now);
    expect(found.ok && found.value.map(({ path, reason }) => `${path} ${reason}`)).toEqual([
      'b.ts placeholder',
      'b.ts credential-form',
      'a.ts placeholder',
      'a.ts credential-form',
    ]);
  });

  it('passes on why there are no files', () => {
    const evidence: UntriagedEvidence = {
      ...gatheredWith({}),
      files: { ok: false, reason: 'git is missing.' },
    };
    expect(triage(evidence, now).secrets).toEqual({ ok: false, reason: 'git is missing.' });
  });

  it('changes no other evidence', () => {
    const evidence = gatheredWith({ files: [fileWith('a.ts')] });
    const { secrets, triagedHistory, insecureCode, reportedFindings, advisories, ...rest } = triage(
      evidence,
      now,
    );
    expect([secrets, insecureCode]).toEqual([
      { ok: true, value: [] },
      { ok: true, value: [] },
    ]);
    expect([triagedHistory, reportedFindings, advisories]).toEqual([
      { ok: true, value: null },
      { ok: true, value: null },
      { ok: true, value: null },
    ]);
    expect(rest).toEqual(evidence);
  });
});

describe('the reasons', () => {
  it('end with one that always applies', () => {
    expect(reasons[reasons.length - 1]?.applies(candidateWith('structure'), 'source', now)).toBe(true);
  });

  it('each say their proof as a whole sentence, under an id of their own', () => {
    expect(new Set(reasons.map(({ id }) => id)).size).toBe(reasons.length);
    for (const { proof } of reasons) expect(proof).toMatch(/^[A-Z].+\.$/);
  });
});
