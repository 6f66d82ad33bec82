import { refuseCertificate, refuseListed, refuseOrigin } from './certificate/trust/index.ts';
import type { PriorCertificate } from './compare/compare.ts';
import type { Certificate } from './model/certificate.ts';
import { mostRejections, type Rejection } from './model/comparison.ts';
import type { Candidate, Origin, RunRequest, World } from './model/world.ts';
import { verifyCertificate } from './verify-certificate.ts';

/** Each costs two calls of the API: beyond this many candidates that pass by their listing, the search ends. */
const mostFetched = 4;

/** How far back along first parents a commit counts as near: what one call of the API tells. */
const nearestCommits = 100;

type Ports = Pick<World, 'certificates' | 'history' | 'log' | 'prover'>;

/**
 * The nearest prior certificate that can be trusted, by the ladder: that of the merge base; of its nearest first-parent
 * ancestor; the newest of any ancestor. Each candidate that is passed over is logged, and kept, with its reason. No
 * candidate is not an error: floors still count.
 */
export async function findPrior(
  ports: Ports,
  request: RunRequest,
  mergeBase: string | null,
  now: string,
): Promise<PriorCertificate> {
  if (mergeBase === null) return { missing: 'There is no commit to compare with.', rejected: [] };
  const rejected: Rejection[] = [];
  const reject = ({ id, commit }: Candidate, { condition, reason }: Refusal) => {
    ports.log.info(`Not used as baseline: ${id}. ${reason}`);
    if (rejected.length < mostRejections) rejected.push({ candidate: id, commit, condition, reason });
  };
  const listed = (await ports.certificates.candidates()).filter((candidate) => {
    const refused = candidate.listed === null ? null : refuseListed(candidate.listed, request.trust);
    if (refused !== null) reject(candidate, refused);
    return refused === null;
  });
  let fetched = 0;
  const distances = lineFrom(mergeBase, ports.history);
  for await (const candidate of nearestFirst(listed, mergeBase, distances)) {
    if (fetched === mostFetched) {
      ports.log.info(`The search for a baseline ended after ${mostFetched} candidates.`);
      break;
    }
    fetched += 1;
    const certificate = await examine(candidate, ports, request, now);
    if (certificate === null) continue;
    if ('reason' in certificate) {
      reject(candidate, certificate);
      continue;
    }
    const { commit } = certificate.subject;
    const distance = commit === mergeBase ? 0 : ((await distances()).get(commit) ?? null);
    if (distance === 0) return { certificate, rung: 'merge-base', distance, rejected };
    if (distance !== null) return { certificate, rung: 'first-parent', distance, rejected };
    if (await ports.history.isAncestor(commit, mergeBase))
      return { certificate, rung: 'ancestor', distance, rejected };
    const reason = `Its commit ${commit} is no ancestor of ${mergeBase}.`;
    reject(candidate, { condition: 'ancestor', reason });
  }
  const missing =
    rejected.length === 0 ? 'There is no prior certificate.' : 'No prior certificate could be trusted.';
  return { missing, rejected };
}

/** Commit → how many first parents it is before another; asked for once, and only when it is needed. */
type Line = () => Promise<ReadonlyMap<string, number>>;

function lineFrom(commit: string, history: Ports['history']): Line {
  let known: Promise<ReadonlyMap<string, number>> | null = null;
  const ask = async () => {
    const line = (await history.firstParents(commit, nearestCommits)) ?? [];
    return new Map(line.map((parent, distance) => [parent, distance]));
  };
  return () => {
    known ??= ask();
    return known;
  };
}

/** By what the store says they are of: the contents have to prove it. */
async function* nearestFirst(
  candidates: readonly Candidate[],
  mergeBase: string,
  line: Line,
): AsyncGenerator<Candidate> {
  const isOfMergeBase = ({ commit }: Candidate) => commit === mergeBase;
  yield* candidates.filter(isOfMergeBase);
  const others = candidates.filter((candidate) => !isOfMergeBase(candidate));
  if (others.length === 0) return;
  const distances = await line();
  const distanceOf = ({ commit }: Candidate) => distances.get(commit ?? '') ?? Number.POSITIVE_INFINITY;
  // Sorting keeps the order of equals: the newest of those that are further off comes first.
  yield* others.toSorted((left, right) =>
    distanceOf(left) < distanceOf(right) ? -1 : distanceOf(left) > distanceOf(right) ? 1 : 0,
  );
}

interface Refusal {
  readonly condition: string;
  readonly reason: string;
}

/**
 * The certificate of a candidate, or why it is not to be trusted; `null` when it is not older than this run: what a run
 * issued must not change what it says when it is run again. On GitHub nothing is kept from a time that has yet to come.
 */
async function examine(
  candidate: Candidate,
  { certificates, prover }: Pick<World, 'certificates' | 'prover'>,
  { trust, publicKeys, identities }: RunRequest,
  now: string,
): Promise<Certificate | Refusal | null> {
  let origin: Origin | null = null;
  if (candidate.listed !== null) {
    origin = await certificates.origin(candidate);
    if (origin === null) return { condition: 'origin', reason: 'The run that it comes from is gone.' };
    const refused = refuseOrigin(origin, trust);
    if (refused !== null) return refused;
  }
  const loaded = await certificates.load(candidate);
  if ('refused' in loaded) return { condition: loaded.condition, reason: loaded.refused };
  // With no key and no run in the policy there is nothing to hold a signature against: what the store proves has to do.
  const allowUnsigned = publicKeys.length === 0 && identities.length === 0;
  const accepted = { publicKeys, identities, now, allowUnsigned };
  const verified = await verifyCertificate(loaded.bundle, accepted, prover);
  if (!verified.ok) {
    const { code: condition, reason } = verified;
    const isLater = condition === 'not-yet-valid' && candidate.listed === null;
    return isLater ? null : { condition, reason };
  }
  const { certificate } = verified;
  if (Date.parse(certificate.predicate.issuedAt) >= Date.parse(now)) return null;
  const { subject } = certificate;
  if (candidate.commit !== null && candidate.commit !== subject.commit) {
    const reason = `It is of commit ${subject.commit}, and was kept as that of ${candidate.commit}.`;
    return { condition: 'kept-as', reason };
  }
  return refuseCertificate(certificate, origin, trust) ?? certificate;
}
