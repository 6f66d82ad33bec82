import type { Certificate } from '../model/certificate.ts';
import { historyAfter } from './history.ts';
import type { Verified } from './verify.ts';

/** A bundle of a folder: its name, and what became of it alone, whatever its age. */
export interface NamedBundle {
  readonly name: string;
  readonly verified: Verified;
}

/** Where a chain does not hold, and why. */
interface Break {
  readonly name: string;
  readonly reason: string;
}

export interface Chain {
  /** Certificates that hold by themselves, oldest first. */
  readonly links: readonly { readonly name: string; readonly certificate: Certificate }[];
  readonly breaks: readonly Break[];
  /** Predecessors that several name: two runs issued at the same time, and each knew the same one before it. */
  readonly forks: readonly { readonly name: string; readonly successors: readonly string[] }[];
}

/**
 * Walks a folder of certificates. Each has to hold by itself, but for its age; to name a predecessor that is there,
 * byte for byte; to be no older than it; and to carry its history. The oldest alone may name one that is not there:
 * that is where the folder begins.
 */
export function linked(bundles: readonly NamedBundle[]): Chain {
  const breaks: Break[] = [];
  const held = bundles
    .flatMap(({ name, verified }) => {
      if (verified.ok) return [{ name, certificate: verified.certificate }];
      breaks.push({ name, reason: verified.reason });
      return [];
    })
    .sort(byAge);
  // The same file twice is one certificate.
  const links = held.filter(
    ({ certificate }, index) =>
      held.findIndex((one) => one.certificate.digest === certificate.digest) === index,
  );
  const byDigest = new Map(links.map((link) => [link.certificate.digest, link]));
  const successors = new Map<string, string[]>();
  for (const [index, { name, certificate }] of links.entries()) {
    const { predecessor } = certificate.predicate;
    if (predecessor === null) {
      if (index > 0) breaks.push({ name, reason: 'It names no predecessor, and is not the oldest.' });
      continue;
    }
    const before = byDigest.get(predecessor.sha256);
    if (before === undefined) {
      const reason = missing(
        predecessor,
        links.map((link) => link.certificate),
      );
      if (index > 0) breaks.push({ name, reason });
      continue;
    }
    successors.set(before.name, [...(successors.get(before.name) ?? []), name]);
    const reason = contradiction(certificate, before.certificate);
    if (reason !== null) breaks.push({ name, reason: `${reason} (\`${before.name}\`).` });
  }
  const forks = [...successors]
    .filter(([, names]) => names.length > 1)
    .map(([name, names]) => ({ name, successors: names }));
  return { links, breaks, forks };
}

type Link = Chain['links'][number];

function byAge(left: Link, right: Link): number {
  const [a, b] = [left, right].map(({ certificate }) => Date.parse(certificate.predicate.issuedAt));
  return (a ?? 0) - (b ?? 0) || (left.name < right.name ? -1 : 1);
}

/** A certificate of that id and other bytes was put in its place; none of that id was taken away. */
function missing(
  { certificateId, sha256 }: { readonly certificateId: string; readonly sha256: string },
  others: readonly Certificate[],
): string {
  const id = certificateId.slice(0, 12);
  return others.some(({ predicate }) => predicate.certificateId === certificateId)
    ? `Its predecessor ${id} is there, and its bytes are not those of ${sha256.slice(0, 12)}: it was replaced.`
    : `Its predecessor ${id} is not there: it was removed, or never fetched.`;
}

/** What a certificate says of the one before it, and that one does not; `null` when they agree. */
function contradiction({ predicate }: Certificate, before: Certificate): string | null {
  if (predicate.predecessor?.certificateId !== before.predicate.certificateId)
    return 'It names its predecessor by another id than it has';
  if (Date.parse(predicate.issuedAt) < Date.parse(before.predicate.issuedAt))
    return 'It is older than its predecessor';
  // Both were read by the schema, which keeps one order of keys.
  if (JSON.stringify(predicate.scorecard.history) !== JSON.stringify(historyAfter(before.predicate)))
    return 'Its history is not that of its predecessor';
  return null;
}
