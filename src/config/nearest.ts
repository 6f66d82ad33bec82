import { distance } from 'fastest-levenshtein';

/** The known word that was probably meant, or `undefined` when none is near enough to be worth a guess. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  // No known word is longer than this, and the distance costs the product of the two lengths.
  if (word.length > 100) return undefined;
  const meant = word.toLowerCase().replaceAll('_', '-');
  let best: string | undefined;
  let fewest = Math.max(2, Math.ceil(word.length / 3)) + 1;
  for (const candidate of known) {
    const edits = distance(meant, candidate);
    if (edits < fewest && edits < candidate.length) {
      best = candidate;
      fewest = edits;
    }
  }
  return best;
}
