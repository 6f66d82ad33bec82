import { refuseCertificate, refuseListed, refuseOrigin } from './certificate/trust/index.ts';
import type { PriorCertificate } from './compare/compare.ts';
import type { Certificate } from './model/certificate.ts';
import type { Candidate, Origin, RunRequest, World } from './model/world.ts';
import { verifyCertificate } from './verify-certificate.ts';

/** Downloads are paid for in API calls: beyond this many candidates that pass by their listing, the search ends. */
const mostFetched = 5;

/**
 * The nearest prior certificate that can be trusted: that of the merge base, else the newest of an ancestor. Each
 * candidate that is passed over is logged with its reason. No candidate is not an error: floors still count.
 */
export async function findPrior(
  { certificates, history, log, prover }: Pick<World, 'certificates' | 'history' | 'log' | 'prover'>,
  request: RunRequest,
  mergeBase: string | null,
  now: string,
): Promise<PriorCertificate> {
  const { trust } = request;
  if (mergeBase === null) return { missing: 'There is no commit to compare with.' };
  const candidates = nearestFirst(await certificates.candidates(), mergeBase);
  let fetched = 0;
  let passedOver = 0;
  for (const candidate of candidates) {
    const passed = (reason: string) => {
      passedOver += 1;
      log.info(`Not used as baseline: ${candidate.id}. ${reason}`);
    };
    const listed = candidate.listed === null ? null : refuseListed(candidate.listed, trust);
    if (listed !== null) {
      passed(listed.reason);
      continue;
    }
    if (fetched === mostFetched) {
      log.info(`The search for a baseline ended after ${mostFetched} candidates.`);
      break;
    }
    fetched += 1;
    const certificate = await examine(candidate, { certificates, prover }, request, now);
    if (certificate === null) continue;
    if (typeof certificate === 'string') {
      passed(certificate);
      continue;
    }
    const { commit } = certificate.subject;
    if (commit === mergeBase) return { certificate, rung: 'merge-base' };
    if (await history.isAncestor(commit, mergeBase)) return { certificate, rung: 'ancestor' };
    passed(`Its commit ${commit} is no ancestor of ${mergeBase}.`);
  }
  const reason =
    passedOver === 0 ? 'There is no prior certificate.' : 'No prior certificate could be trusted.';
  return { missing: reason };
}

function nearestFirst(candidates: readonly Candidate[], mergeBase: string): readonly Candidate[] {
  const isNearest = ({ commit }: Candidate) => commit === mergeBase;
  return [...candidates.filter(isNearest), ...candidates.filter((candidate) => !isNearest(candidate))];
}

/**
 * The certificate of a candidate, or the sentence why it is not to be trusted; `null` when it is not older than this
 * run: what a run issued must not change what it says when it is run again.
 */
async function examine(
  candidate: Candidate,
  { certificates, prover }: Pick<World, 'certificates' | 'prover'>,
  { trust, publicKeys, identities }: RunRequest,
  now: string,
): Promise<Certificate | string | null> {
  let origin: Origin | null = null;
  if (candidate.listed !== null) {
    origin = await certificates.origin(candidate);
    const refused =
      origin === null ? 'The run that it comes from is gone.' : refuseOrigin(origin, trust)?.reason;
    if (refused !== undefined) return refused;
  }
  const loaded = await certificates.load(candidate);
  if ('refused' in loaded) return loaded.refused;
  // With no key and no run in the policy there is nothing to hold a signature against: what the store proves has to do.
  const allowUnsigned = publicKeys.length === 0 && identities.length === 0;
  const accepted = { publicKeys, identities, now, allowUnsigned };
  const verified = await verifyCertificate(loaded.bundle, accepted, prover);
  if (!verified.ok) return verified.code === 'not-yet-valid' ? null : verified.reason;
  if (Date.parse(verified.certificate.predicate.issuedAt) >= Date.parse(now)) return null;
  return refuseCertificate(verified.certificate, origin, trust)?.reason ?? verified.certificate;
}
