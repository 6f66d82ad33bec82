import { CertgateError } from '../model/problem.ts';
import type { CertificateStore, History, Log, Publisher, Signer } from '../model/world.ts';

/** A publisher that never fails: what it could not do is said once, and the verdict stands. */
export function bestEffortPublisher(publisher: Publisher, log: Log): Publisher {
  const trying = async (attempt: () => Promise<void>): Promise<void> => {
    try {
      await attempt();
    } catch (error) {
      log.warn(`The ${publisher.id} could not be written. ${plainly(error)}`);
    }
  };
  return {
    id: publisher.id,
    begin: () => trying(async () => await publisher.begin?.()),
    publish: (publication) => trying(() => publisher.publish(publication)),
    abandon: (why) => trying(async () => await publisher.abandon?.(why)),
  };
}

/** A store that never fails: without it there is no baseline, or no certificate is kept, and both are said. */
export function bestEffortStore(store: CertificateStore, log: Log): CertificateStore {
  return {
    candidates: () =>
      store.candidates().catch((error: unknown) => {
        log.warn(`Prior certificates could not be listed. ${plainly(error)}`);
        return [];
      }),
    origin: (candidate) => store.origin(candidate).catch(() => null),
    load: (candidate) =>
      store.load(candidate).catch((error: unknown) => ({
        refused: plainly(error),
        condition: 'unavailable' as const,
      })),
    save: (bundle, about) =>
      store.save(bundle, about).catch((error: unknown) => {
        log.warn(`The certificate could not be kept. ${plainly(error)}`);
        return null;
      }),
  };
}

/** A signer that never fails: without it no certificate is issued, and the verdict stands. */
export function bestEffortSigner(signer: Signer, log: Log): Signer {
  return {
    sign: (payload, payloadType) =>
      signer.sign(payload, payloadType).catch((error: unknown) => {
        log.warn(`The certificate could not be signed. ${plainly(error)}`);
        return null;
      }),
  };
}

/**
 * A history whose failures cost the nearest baseline, not the run: without it the base stands for the merge base. What
 * changed is evidence, and its failure has to reach whoever judges it.
 */
export function bestEffortHistory(history: History, log: Log): History {
  // The work's beginning and its baseline are the same commit most of the time, and the answer costs three calls of git.
  const changes = new Map<string, ReturnType<History['changesSince']>>();
  const without =
    <T>(what: string, fallback: T) =>
    (error: unknown) => {
      log.warn(`${what} could not be learned. ${plainly(error)}`);
      return fallback;
    };
  return {
    mergeBase: (base, head) => history.mergeBase(base, head).catch(without('The merge base', null)),
    isAncestor: (ancestor, commit) =>
      history
        .isAncestor(ancestor, commit)
        .catch(without(`Whether ${ancestor} comes before ${commit}`, false)),
    firstParents: (commit, most) =>
      history.firstParents(commit, most).catch(without(`What came before ${commit}`, null)),
    changesSince: (commit) => {
      const asked = changes.get(commit) ?? history.changesSince(commit);
      changes.set(commit, asked);
      return asked;
    },
    mostChanges: history.mostChanges,
    filesAt: (commit, paths) =>
      history.filesAt(commit, paths).catch(without(`What files held at ${commit}`, null)),
    lineDates: (path, lines) =>
      history.lineDates(path, lines).catch(without(`Since when lines of ${path} are there`, null)),
    addedTexts: (commit) =>
      history.addedTexts(commit).catch(without('What the commits of this work added', null)),
    addedDependencies: (commit) =>
      history.addedDependencies(commit).catch(without('What GitHub knows of the dependencies', null)),
    tags: () => history.tags().catch(without('The releases', null)),
    branchProtection: () => history.branchProtection().catch(without('What protects the branch', null)),
    commitsByFile: (days) => history.commitsByFile(days).catch(without('How often files were changed', null)),
  };
}

/** What went wrong, as a sentence, and what to do where that is known. */
export function plainly(error: unknown): string {
  if (error instanceof CertgateError) return `${error.message} ${error.hint}`;
  return error instanceof Error ? error.message : String(error);
}
