import { describe, expect, it } from 'vitest';
import { CertgateError } from '../../src/model/problem.ts';
import type { Candidate, CertificateStore, History, Log, Publisher } from '../../src/model/world.ts';
import { bestEffortHistory, bestEffortPublisher, bestEffortStore } from '../../src/platform/best-effort.ts';
import { documentWith, subjectWith } from '../support/documents.ts';

/** A log that remembers its warnings. */
const memoryLog = () => {
  const warnings: string[] = [];
  const log: Log = { info: () => undefined, warn: (line) => warnings.push(line), progress: () => undefined };
  return { log, warnings };
};

const fail = async (): Promise<never> => {
  throw new Error('No network.');
};

const publication = { document: documentWith(), certificate: null, reports: {} };

describe('a publisher', () => {
  it.each(['begin', 'publish', 'abandon'] as const)(
    'that fails to %s warns, and the run goes on',
    async (method) => {
      const { log, warnings } = memoryLog();
      const publisher = bestEffortPublisher(
        { id: 'comment', begin: fail, publish: fail, abandon: fail },
        log,
      );
      if (method === 'begin') await publisher.begin(subjectWith());
      if (method === 'publish') await publisher.publish(publication);
      if (method === 'abandon') await publisher.abandon('It was ended.');
      expect(warnings).toEqual(['The comment could not be written. No network.']);
    },
  );

  it('that does not fail is asked as it would be', async () => {
    const { log, warnings } = memoryLog();
    const asked: unknown[] = [];
    const note = async (...given: readonly unknown[]) => void asked.push(...given);
    const publisher: Publisher = bestEffortPublisher(
      { id: 'comment', begin: note, publish: note, abandon: note },
      log,
    );
    const subject = subjectWith();
    await publisher.begin(subject);
    await publisher.publish(publication);
    await publisher.abandon('Why.');
    expect(publisher.id).toBe('comment');
    expect(asked).toEqual([subject, publication, 'Why.']);
    expect(warnings).toEqual([]);
  });
});

describe('a store', () => {
  const candidate: Candidate = { id: 'a', commit: null, listed: null };
  const about = { issuedAt: '2026-11-23T12:00:00Z', expiresAt: '2027-01-01T00:00:00Z', commit: 'a' };

  it('that fails has nothing, keeps nothing, and says so', async () => {
    const { log, warnings } = memoryLog();
    const store = bestEffortStore({ candidates: fail, origin: fail, load: fail, save: fail }, log);
    expect(await store.candidates()).toEqual([]);
    expect(await store.origin(candidate)).toBeNull();
    expect(await store.load(candidate)).toEqual({ refused: 'No network.' });
    expect(await store.save('bundle', about)).toBeNull();
    expect(warnings).toEqual([
      'Prior certificates could not be listed. No network.',
      'The certificate could not be kept. No network.',
    ]);
  });

  it('that does not fail answers as it would', async () => {
    const { log, warnings } = memoryLog();
    const origin = { event: 'push', workflow: 'a.yml', conclusion: null, status: null, headCommit: 'a' };
    const own: CertificateStore = {
      candidates: async () => [candidate],
      origin: async () => origin,
      load: async ({ id }) => ({ bundle: id }),
      save: async (bundle, { commit }) => bundle + commit,
    };
    const store = bestEffortStore(own, log);
    expect(await store.candidates()).toEqual([candidate]);
    expect(await store.origin(candidate)).toBe(origin);
    expect(await store.load(candidate)).toEqual({ bundle: 'a' });
    expect(await store.save('b', about)).toBe('ba');
    expect(warnings).toEqual([]);
  });
});

describe('a history', () => {
  it('that fails knows nothing, and says so', async () => {
    const { log, warnings } = memoryLog();
    const history = bestEffortHistory({ mergeBase: fail, isAncestor: fail, changesSince: fail }, log);
    expect(await history.mergeBase('a', 'b')).toBeNull();
    expect(await history.isAncestor('a', 'b')).toBe(false);
    expect(await history.changesSince('a')).toEqual([]);
    expect(warnings).toEqual([
      'The merge base could not be learned. No network.',
      'Whether a comes before b could not be learned. No network.',
      'What changed since a could not be learned. No network.',
    ]);
  });

  it('that does not fail answers as it would', async () => {
    const { log, warnings } = memoryLog();
    const change = { path: 'a', formerPath: null, status: 'added', added: null } as const;
    const own: History = {
      mergeBase: async (base, head) => base + head,
      isAncestor: async (ancestor, commit) => ancestor < commit,
      changesSince: async (commit) => [{ ...change, path: commit }],
    };
    const history = bestEffortHistory(own, log);
    expect(await history.mergeBase('a', 'b')).toBe('ab');
    expect(await history.isAncestor('a', 'b')).toBe(true);
    expect(await history.changesSince('c')).toEqual([{ ...change, path: 'c' }]);
    expect(warnings).toEqual([]);
  });
});

it.each([
  [
    'a failure that a user can mend',
    new CertgateError('git', 'No git.', 'Install it.'),
    'No git. Install it.',
  ],
  ['any error', new Error('A bug.'), 'A bug.'],
  ['what is no error', 'text', 'text'],
])('%s is said plainly', async (_, error, words) => {
  const { log, warnings } = memoryLog();
  const failing = async (): Promise<never> => {
    throw error;
  };
  const publisher = { id: 'comment', begin: failing, publish: failing, abandon: failing };
  await bestEffortPublisher(publisher, log).abandon('Why.');
  expect(warnings).toEqual([`The comment could not be written. ${words}`]);
});
