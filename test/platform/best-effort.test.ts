import { describe, expect, test } from 'vitest';
import type { FileChange } from '../../src/model/change.ts';
import { CertgateError } from '../../src/model/problem.ts';
import type { CertificateStore, History, Log, Publisher } from '../../src/model/world.ts';
import {
  bestEffortHistory,
  bestEffortPublisher,
  bestEffortStore,
  plainly,
} from '../../src/platform/best-effort.ts';
import { documentWith } from '../support/documents.ts';
import { historyWith } from '../support/memory-history.ts';

function listening(): Log & { readonly warnings: readonly string[] } {
  const warnings: string[] = [];
  return { warnings, info: () => {}, progress: () => {}, warn: (line) => warnings.push(line) };
}

const outage = async (): Promise<never> => {
  throw new CertgateError('github', 'GitHub is away.', 'Try again.');
};

const candidate = { id: 'x', commit: null, listed: null };
const about = { issuedAt: '2026-09-01', expiresAt: '2026-12-01', commit: 'a' };
const publication = { document: documentWith(), certificate: null, reports: {} };

test('a publisher that fails is complained of each time, and never throws', async () => {
  const log = listening();
  const broken: Publisher = { id: 'comment', begin: outage, publish: outage, abandon: outage };
  const publisher = bestEffortPublisher(broken, log);
  await publisher.begin?.();
  await publisher.publish(publication);
  await publisher.abandon?.('It is over.');
  const sentence = 'The comment could not be written. GitHub is away. Try again.';
  expect(log.warnings).toEqual([sentence, sentence, sentence]);
  expect(publisher.id).toBe('comment');
});

test('a publisher that works is heard', async () => {
  const log = listening();
  const heard: string[] = [];
  const working: Publisher = {
    id: 'comment',
    begin: async () => void heard.push('begin'),
    publish: async ({ document }) => void heard.push(`publish ${document.level}`),
    abandon: async (why) => void heard.push(`abandon: ${why}`),
  };
  const publisher = bestEffortPublisher(working, log);
  await publisher.begin?.();
  await publisher.publish(publication);
  await publisher.abandon?.('It is over.');
  expect(heard).toEqual(['begin', 'publish CERTIFIED', 'abandon: It is over.']);
  expect(log.warnings).toEqual([]);
});

describe('a store', () => {
  test('that fails has no candidates, loads nothing and keeps nothing', async () => {
    const log = listening();
    const broken: CertificateStore = { candidates: outage, origin: outage, load: outage, save: outage };
    const store = bestEffortStore(broken, log);
    expect(await store.candidates()).toEqual([]);
    expect(await store.origin(candidate)).toBeNull();
    expect(await store.load(candidate)).toEqual({
      refused: 'GitHub is away. Try again.',
      condition: 'unavailable',
    });
    expect(await store.save('bundle', about)).toBeNull();
    expect(log.warnings).toEqual([
      'Prior certificates could not be listed. GitHub is away. Try again.',
      'The certificate could not be kept. GitHub is away. Try again.',
    ]);
  });

  test('that works answers', async () => {
    const working: CertificateStore = {
      candidates: async () => [candidate],
      origin: async () => null,
      load: async ({ id }) => ({ bundle: id }),
      save: async (bundle) => `kept ${bundle}`,
    };
    const store = bestEffortStore(working, listening());
    expect(await store.candidates()).toEqual([candidate]);
    expect(await store.load(candidate)).toEqual({ bundle: 'x' });
    expect(await store.save('bundle', about)).toBe('kept bundle');
  });
});

describe('a history', () => {
  test('that fails knows no merge base and no ancestor, and does not hide that changes are not known', async () => {
    const log = listening();
    const broken: History = {
      mergeBase: outage,
      isAncestor: outage,
      firstParents: outage,
      changesSince: outage,
      addedDependencies: outage,
      addedTexts: outage,
      mostChanges: null,
      filesAt: outage,
      lineDates: outage,
      commitsByFile: outage,
      tags: outage,
      branchProtection: outage,
    };
    const history = bestEffortHistory(broken, log);
    expect(await history.mergeBase('a', 'b')).toBeNull();
    expect(await history.isAncestor('a', 'b')).toBe(false);
    expect(await history.firstParents('a', 10)).toBeNull();
    await expect(history.changesSince('a'), 'What changed is evidence.').rejects.toThrow('GitHub is away.');
    expect(await history.commitsByFile(365)).toBeNull();
    expect(await history.filesAt('a', ['a.ts'])).toBeNull();
    expect(await history.lineDates('a.ts', [1])).toBeNull();
    expect(await history.addedDependencies('a')).toBeNull();
    expect(await history.addedTexts('a')).toBeNull();
    expect(await history.tags()).toBeNull();
    expect(await history.branchProtection()).toBeNull();
    expect(log.warnings).toEqual([
      'The merge base could not be learned. GitHub is away. Try again.',
      'Whether a comes before b could not be learned. GitHub is away. Try again.',
      'What came before a could not be learned. GitHub is away. Try again.',
      'How often files were changed could not be learned. GitHub is away. Try again.',
      'What files held at a could not be learned. GitHub is away. Try again.',
      'Since when lines of a.ts are there could not be learned. GitHub is away. Try again.',
      'What GitHub knows of the dependencies could not be learned. GitHub is away. Try again.',
      'What the commits of this work added could not be learned. GitHub is away. Try again.',
      'The releases could not be learned. GitHub is away. Try again.',
      'What protects the branch could not be learned. GitHub is away. Try again.',
    ]);
  });

  test('that works answers', async () => {
    const changes: readonly FileChange[] = [];
    const commits = new Map([['a', 1]]);
    const working = historyWith({
      mergeBase: async (base) => base,
      isAncestor: async () => true,
      changesSince: async () => changes,
      commitsByFile: async () => commits,
    });
    const history = bestEffortHistory(working, listening());
    expect(await history.mergeBase('a', 'b')).toBe('a');
    expect(await history.isAncestor('a', 'b')).toBe(true);
    expect(await history.changesSince('a')).toBe(changes);
    expect(await history.commitsByFile(365)).toBe(commits);
  });

  test('is asked once what changed since a commit', async () => {
    const asked: string[] = [];
    const counting = historyWith({
      mergeBase: async (base) => base,
      isAncestor: async () => true,
      changesSince: async (commit) => {
        asked.push(commit);
        return [];
      },
    });
    const history = bestEffortHistory(counting, listening());
    await Promise.all(['a', 'b', 'a'].map((commit) => history.changesSince(commit)));
    await history.changesSince('b');
    expect(asked).toEqual(['a', 'b']);
  });
});

test.each([
  ['a failure with a hint', new CertgateError('git', 'It broke.', 'Mend it.'), 'It broke. Mend it.'],
  ['any other failure', new Error('It broke.'), 'It broke.'],
  ['something that is no failure', 'It broke.', 'It broke.'],
])('plainly: %s', (_, error, sentence) => {
  expect(plainly(error)).toBe(sentence);
});
