import { describe, expect, test } from 'vitest';
import { linked } from '../../src/certificate/chain.ts';
import { verifyBundle } from '../../src/certificate/verify.ts';
import type { Certificate } from '../../src/model/certificate.ts';
import { alwaysAccepted } from '../../src/model/trust.ts';
import { sealed, signer } from '../support/certificates.ts';
import { documentWith, subjectWith } from '../support/documents.ts';

const publicKeys = [alwaysAccepted(signer.publicKey)];
/** Long after all of them have expired. */
const now = '2028-01-01T00:00:00.000Z';
const options = { publicKeys, now };

interface Named {
  readonly name: string;
  readonly text: string;
  readonly certificate: Certificate;
}

/** Issued on a day of September 2026, of a commit made of a digit. */
function issued(day: number, digit: number, predecessor: Named | null, total = 80): Named {
  const document = documentWith({
    subject: subjectWith({ commit: String(digit).repeat(40) }),
    issuedAt: `2026-09-${String(day).padStart(2, '0')}T10:00:00.000Z`,
    total,
    waivedTotal: total,
  });
  const { bundle } = sealed({ document, predecessor: predecessor?.certificate ?? null });
  const verified = verifyBundle(bundle, { ...options, allowExpired: true });
  if (!verified.ok) throw new Error(verified.reason);
  return { name: `${day}-${digit}.sigstore.json`, text: bundle, certificate: verified.certificate };
}

const first = issued(1, 1, null);
const second = issued(2, 2, first);
const third = issued(3, 3, second);
const fourth = issued(4, 4, third);

const namesOf = (...all: readonly Named[]) => {
  const bundles = all.map(({ name, text }) => ({
    name,
    verified: verifyBundle(text, { ...options, allowExpired: true }),
  }));
  const { links, breaks, forks } = linked(bundles);
  return { links: links.map(({ name }) => name), breaks, forks };
};

describe('a chain holds', () => {
  test('from the first to the last, in whatever order it is read, though all have expired', () => {
    expect(namesOf(third, first, fourth, second)).toEqual({
      links: [first, second, third, fourth].map(({ name }) => name),
      breaks: [],
      forks: [],
    });
  });

  test('from where the folder begins', () => {
    expect(namesOf(third, fourth).breaks).toEqual([]);
  });

  test('with the same file twice', () => {
    expect(namesOf(first, second, { ...second, name: 'copy.sigstore.json' }).links).toHaveLength(2);
  });

  test('where two runs knew the same one before them, and it says so', () => {
    const twin = issued(3, 9, second);
    expect(namesOf(first, second, third, twin)).toMatchObject({
      breaks: [],
      forks: [{ name: second.name, successors: [third.name, twin.name] }],
    });
  });
});

describe('a break is named', () => {
  test('where one was taken away', () => {
    expect(namesOf(first, third, fourth).breaks).toEqual([
      {
        name: third.name,
        reason: expect.stringMatching(/^Its predecessor \w{12} is not there: it was removed/),
      },
    ]);
  });

  test('where one was replaced by another of the same run', () => {
    const { certificateId } = second.certificate.predicate;
    const replaced = issued(2, 2, first, 99);
    expect(replaced.certificate.predicate.certificateId).toBe(certificateId);
    expect(namesOf(first, replaced, third).breaks).toEqual([
      { name: third.name, reason: expect.stringContaining('it was replaced') },
    ]);
  });

  test('where the chain begins anew', () => {
    expect(namesOf(first, issued(5, 5, null)).breaks).toEqual([
      { name: '5-5.sigstore.json', reason: 'It names no predecessor, and is not the oldest.' },
    ]);
  });

  test('where a history was rewritten', () => {
    const { predicate: honest } = second.certificate;
    const predicate = { ...honest, scorecard: { ...honest.scorecard, history: [] } };
    const lying: Named = {
      ...second,
      certificate: { ...second.certificate, predicate },
    };
    const follower = issued(3, 3, lying);
    expect(namesOf(first, second, follower).breaks).toEqual([
      { name: follower.name, reason: `Its history is not that of its predecessor (\`${second.name}\`).` },
    ]);
  });

  test('where one is older than that which it follows', () => {
    const early = issued(1, 6, fourth);
    expect(namesOf(fourth, early).breaks).toContainEqual({
      name: early.name,
      reason: expect.stringContaining('It is older than its predecessor'),
    });
  });

  test('where one was changed, or signed by a stranger', () => {
    const text = second.text.replace(/"sig": "./, '"sig": "A');
    expect(namesOf(first, { ...second, text }, third).breaks.map(({ name }) => name)).toEqual([
      second.name,
      third.name,
    ]);
  });
});
