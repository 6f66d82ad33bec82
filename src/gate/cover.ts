import type { Demand } from '../model/gate.ts';

/** Up to so many parts every set is tried. */
const mostTried = 14;

/** Sums of many small numbers end a little beside the exact one. */
const tolerance = 1e-9;

/**
 * A smallest set of parts that meets every demand, in which none is for nothing; `null` when all of them together do
 * not. Of several as small, the one with the most `points`.
 *
 * A covering integer program. Up to fourteen parts between which there is a choice the answer is the smallest: every set
 * is tried. Beyond that it is greedy by the share of all deficits that a part takes away, a monotone submodular
 * function, so that it needs at most 1 + ln(d / s) times the fewest parts, where d is the greatest and s the smallest
 * step of that function (L. Wolsey, "An analysis of the greedy algorithm for the submodular set covering problem",
 * Combinatorica 2, 1982).
 */
export function cover(
  demands: readonly Demand[],
  points: ReadonlyMap<string, number>,
): readonly string[] | null {
  const parts = [...new Set(demands.flatMap(({ gains }) => [...gains.keys()]))].sort();
  if (!meets(demands, parts)) return null;
  const needed = parts.filter(
    (part) =>
      !meets(
        demands,
        parts.filter((other) => other !== part),
      ),
  );
  const left = demands.map((demand) => without(demand, needed)).filter(({ deficit }) => deficit > tolerance);
  const open = parts.filter((part) => !needed.includes(part) && left.some(({ gains }) => gains.has(part)));
  const chosen = open.length <= mostTried ? smallest(left, open, points) : greedy(left, open, points);
  return [...needed, ...chosen];
}

function meets(demands: readonly Demand[], parts: readonly string[]): boolean {
  return demands.every((demand) => missing(demand, parts) <= tolerance);
}

function missing({ deficit, gains }: Demand, parts: readonly string[]): number {
  return deficit - parts.reduce((sum, part) => sum + (gains.get(part) ?? 0), 0);
}

/** What is left of a demand when these parts are there. */
function without(demand: Demand, parts: readonly string[]): Demand {
  const gains = new Map([...demand.gains].filter(([part]) => !parts.includes(part)));
  return { ...demand, deficit: Math.max(0, missing(demand, parts)), gains };
}

function smallest(
  demands: readonly Demand[],
  parts: readonly string[],
  points: ReadonlyMap<string, number>,
): readonly string[] {
  for (let size = 0; size <= parts.length; size += 1) {
    let best: readonly string[] | null = null;
    for (const set of combinations(parts, size)) {
      if (!meets(demands, set)) continue;
      if (best === null || worth(set, points) > worth(best, points) + tolerance) best = set;
    }
    if (best !== null) return best;
  }
  return parts;
}

/** All sets of a size, in the order of the parts. */
function* combinations(parts: readonly string[], size: number): Generator<readonly string[]> {
  if (size === 0) {
    yield [];
    return;
  }
  for (const [index, part] of parts.entries()) {
    for (const rest of combinations(parts.slice(index + 1), size - 1)) yield [part, ...rest];
  }
}

function greedy(
  demands: readonly Demand[],
  parts: readonly string[],
  points: ReadonlyMap<string, number>,
): readonly string[] {
  const chosen: string[] = [];
  while (!meets(demands, chosen)) {
    const left = demands.map((demand) => without(demand, chosen));
    const taken = (part: string) =>
      left.reduce((sum, { deficit, gains }, index) => {
        const all = demands[index]?.deficit ?? 0;
        return deficit <= tolerance ? sum : sum + Math.min(deficit, gains.get(part) ?? 0) / all;
      }, 0);
    const [best] = parts
      .filter((part) => !chosen.includes(part))
      .map((part) => ({ part, taken: taken(part), points: points.get(part) ?? 0 }))
      .sort((a, b) => b.taken - a.taken || b.points - a.points || (a.part < b.part ? -1 : 1));
    if (best === undefined) break;
    chosen.push(best.part);
  }
  // What was taken early may be for nothing now: the least worth goes first.
  const byWorth = chosen.toSorted((a, b) => (points.get(a) ?? 0) - (points.get(b) ?? 0));
  return byWorth.reduce<readonly string[]>((kept, part) => {
    const others = kept.filter((other) => other !== part);
    return meets(demands, others) ? others : kept;
  }, chosen);
}

function worth(set: readonly string[], points: ReadonlyMap<string, number>): number {
  return set.reduce((sum, part) => sum + (points.get(part) ?? 0), 0);
}
