import { expect, test } from 'vitest';
import { type Envelope, isSignedBy } from '../../src/certificate/envelope.ts';
import { readPublicKey } from '../../src/certificate/keys.ts';
import { printTestResult, testResultOf } from '../../src/certificate/test-result.ts';
import type { Ruling } from '../../src/model/verdict.ts';
import { issuingRun, sealed, signer } from '../support/certificates.ts';
import { documentWith, subjectWith } from '../support/documents.ts';

const ruling = (rule: string, status: Ruling['status']): Ruling => ({
  ...{ rule, target: 'total', asked: 'at least 75', found: '70', status, message: 'It missed by 5.' },
});

const settings = { version: 1, gate: { level: 'conditional' } };

test('says what the gate ruled about the subjects of the certificate', () => {
  const document = documentWith({
    gate: 'open',
    rulings: [ruling('minimum', 'pass'), ruling('drop', 'warn')],
  });
  const statement = JSON.parse(testResultOf({ document, settings, run: issuingRun }));
  const { dsseEnvelope } = JSON.parse(sealed({ document }).bundle);
  const certificate = JSON.parse(Buffer.from(dsseEnvelope.payload, 'base64').toString());
  expect(statement).toEqual({
    _type: 'https://in-toto.io/Statement/v1',
    subject: certificate.subject,
    predicateType: 'https://in-toto.io/attestation/test-result/v0.1',
    predicate: {
      result: 'WARNED',
      configuration: [
        {
          name: 'certgate.json',
          digest: { sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
          content: Buffer.from(JSON.stringify(settings)).toString('base64'),
          mediaType: 'application/json',
        },
      ],
      url: 'https://github.com/octo/widget/actions/runs/9001/attempts/1',
      passedTests: ['minimum:total'],
      warnedTests: ['drop:total'],
      failedTests: [],
    },
  });
});

test.each([
  ['open', [], 'PASSED'],
  ['open', ['pass'], 'PASSED'],
  ['open', ['pass', 'warn'], 'WARNED'],
  ['closed', ['pass', 'warn', 'fail'], 'FAILED'],
] as const)('a gate that is %s with %j is %s', (gate, statuses, result) => {
  const document = documentWith({ gate, rulings: statuses.map((status) => ruling('minimum', status)) });
  const { predicate } = JSON.parse(testResultOf({ document, settings, run: null }));
  expect(predicate).toMatchObject({ result });
  expect(predicate.failedTests).toHaveLength(gate === 'closed' ? 1 : 0);
});

test('outside a run and outside GitHub there is no address', () => {
  const document = documentWith({ subject: subjectWith({ repository: null }) });
  const { predicate, subject } = JSON.parse(testResultOf({ document, settings, run: issuingRun }));
  expect(predicate).not.toHaveProperty('url');
  expect(subject[0].name).toBe('git+local');
});

test('is signed with the key of the certificate; without one it has no signature', () => {
  const payload = testResultOf({ document: documentWith(), settings, run: null });
  const signed = JSON.parse(printTestResult(payload, signer.privateKey) ?? '') as Envelope;
  const key = readPublicKey(signer.publicKey);
  const [signature] = signed.signatures;
  expect(key.ok && signature !== undefined && isSignedBy(signed, signature, key)).toBe(true);
  expect(JSON.parse(printTestResult(payload, null) ?? '')).toMatchObject({ signatures: [] });
  expect(printTestResult(payload, 'hunter2')).toBeNull();
});
