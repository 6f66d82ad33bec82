import { describe, expect, test } from 'vitest';
import { printDocument } from '../../src/certificate/document-schema.ts';
import { seal } from '../../src/certificate/seal.ts';
import { sha256 } from '../../src/model/fingerprint.ts';
import { historyLength } from '../../src/model/history.ts';
import { certificateWith, issuingRun, sealed, signer } from '../support/certificates.ts';
import { documentWith, subjectWith } from '../support/documents.ts';

function statementIn(bundle: string): unknown {
  const { dsseEnvelope } = JSON.parse(bundle) as { dsseEnvelope: { payload: string } };
  return JSON.parse(Buffer.from(dsseEnvelope.payload, 'base64').toString());
}

test('seals a statement about the commit and the scorecard', () => {
  const document = documentWith();
  const { bundle, predicate } = sealed({ document });
  expect(statementIn(bundle)).toEqual({
    _type: 'https://in-toto.io/Statement/v1',
    subject: [
      {
        name: 'git+https://github.com/octo/widget',
        digest: { gitCommit: 'c0ffee0000000000000000000000000000000001' },
      },
      { name: 'scorecard.json', digest: { sha256: sha256(printDocument(document)) } },
    ],
    predicateType: 'https://certgate.dev/attestation/certificate/v1',
    predicate,
  });
  expect(predicate).toEqual({
    certificateId: sha256('[4711,"c0ffee0000000000000000000000000000000001","",9001,1]'),
    level: 'CERTIFIED',
    issuedAt: '2026-09-01T10:00:00.000Z',
    expiresAt: '2026-11-30T10:00:00.000Z',
    run: issuingRun,
    predecessor: null,
    scorecard: document,
  });
});

test('gives the same bytes for the same input', () => {
  expect(sealed().bundle).toBe(sealed().bundle);
});

test('outside GitHub and outside a run, the id is made of the time', () => {
  const document = documentWith({ subject: subjectWith({ repository: null, directory: 'packages/a' }) });
  const { bundle, predicate } = sealed({ document, certificateRun: null });
  expect(predicate.certificateId).toBe(
    sha256('[null,"c0ffee0000000000000000000000000000000001","packages/a","2026-09-01T10:00:00.000Z"]'),
  );
  expect(statementIn(bundle)).toMatchObject({ subject: [{ name: 'git+local' }, {}] });
});

test('without a key it is not signed, and has no key id', () => {
  expect(sealed({ signingKey: null }).keyId).toBeNull();
  expect(sealed().keyId).toMatch(/^[0-9a-f]{64}$/);
});

test('names its predecessor by the digest of its bytes, and carries its scores', () => {
  const first = certificateWith();
  const document = documentWith({
    subject: subjectWith({ commit: 'c0ffee0000000000000000000000000000000002' }),
    issuedAt: '2026-09-02T10:00:00.000Z',
  });
  const { predicate } = sealed({ document, predecessor: first });
  expect(predicate.predecessor).toEqual({
    certificateId: first.predicate.certificateId,
    sha256: sha256(sealed().bundle),
  });
  expect(predicate.scorecard.history).toHaveLength(1);
  expect(predicate.scorecard.history[0]).toMatchObject({
    certificateId: first.predicate.certificateId,
    commit: 'c0ffee0000000000000000000000000000000001',
    issuedAt: '2026-09-01T10:00:00.000Z',
    level: 'CERTIFIED',
    scores: { total: 91.5, readiness: 90, 'quality/security': 90, performance: null },
  });
});

test('carries a history of fifty at most, newest first', () => {
  let certificate = certificateWith({ document: numbered(0) });
  for (let number = 1; number <= historyLength + 3; number += 1) {
    certificate = certificateWith({ document: numbered(number), predecessor: certificate });
  }
  const { history } = certificate.predicate.scorecard;
  expect(history).toHaveLength(historyLength);
  expect(history[0]?.commit).toBe(numbered(historyLength + 2).subject.commit);
  expect(history.at(-1)?.commit).toBe(numbered(3).subject.commit);
});

function numbered(number: number) {
  return documentWith({
    areas: [],
    subject: subjectWith({ commit: number.toString(16).padStart(40, '0') }),
    issuedAt: new Date(Date.UTC(2026, 0, 1) + number * 86_400_000).toISOString(),
  });
}

describe('refuses', () => {
  const toSeal = {
    document: documentWith(),
    certificateRun: issuingRun,
    validForDays: 90,
    predecessor: null,
    signingKey: signer.privateKey,
  };
  test.each([
    ['no commit', { document: documentWith({ subject: subjectWith({ commit: null }) }) }, 'no commit yet'],
    [
      'a modified tree',
      { document: documentWith({ subject: subjectWith({ modified: true }) }) },
      'in no commit',
    ],
    ['a document out of range', { document: documentWith({ total: 101 }) }, 'total'],
    ['a pull request', { certificateRun: { ...issuingRun, event: 'pull_request' } }, '`pull_request`'],
    ['a run that is none', { certificateRun: { ...issuingRun, id: -1 } }, 'predicate.run.id'],
    ['no days', { validForDays: 0 }, 'whole days'],
    ['half a day', { validForDays: 0.5 }, 'whole days'],
    ['days without end', { validForDays: Number.POSITIVE_INFINITY }, 'whole days'],
    [
      'an expiry beyond the calendar',
      { document: documentWith({ issuedAt: '9999-12-31T00:00:00Z' }) },
      'expiresAt',
    ],
    ['a key that is none', { signingKey: 'hunter2' }, 'not one block of PEM'],
  ])('%s', (_name, overrides, reason) => {
    expect(seal({ ...toSeal, ...overrides })).toEqual({ ok: false, reason: expect.stringContaining(reason) });
  });

  test('a certificate too long to be read back', () => {
    const blocker = { target: '', message: 'x'.repeat(4000), path: null };
    const document = documentWith({ blockers: Array.from({ length: 6500 }, () => blocker) });
    expect(seal({ ...toSeal, document })).toEqual({
      ok: false,
      reason: expect.stringContaining('read back'),
    });
  });
});
