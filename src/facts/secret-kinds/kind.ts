import type { SecretProof } from '../../model/facts.ts';

/** A kind of credential that can be told by its form alone. */
export interface SecretKind {
  readonly id: string;
  /** As a sentence's subject: "A GitHub token". */
  readonly title: string;
  /** Where the form is documented. */
  readonly source: string;
  /** Literals of which one stands in every value of the kind: what the text is searched for first, encoded or not. */
  readonly keywords: readonly string[];
  /** The value, as group `value`. Linear, and tried only in a window around a keyword. */
  readonly pattern: RegExp;
  /** The most characters a value may have before and behind its keyword. */
  readonly window: number;
  /** What the value proves beyond its form. */
  readonly prove: (value: string) => SecretProof;
  /** Since when it opens nothing any more, by its own words; ISO time, `null` when it does not say. */
  readonly expiresAt?: (value: string) => string | null;
}

/** `structure`, unless the value is too regular to be random. */
export function proveByForm(random: string): SecretProof {
  return isRegular(random) ? 'placeholder' : 'structure';
}

/** Too few distinct characters, a running sequence, or a word that says so: nobody drew this at random. */
export function isRegular(value: string): boolean {
  if (/example|placeholder|changeme|your[-_]?|dummy|sample|redacted|xxxx|\*{3}|\.{3}/i.test(value))
    return true;
  // A random value of 16 characters has fewer than 7 distinct ones less than once in a million, even in hex.
  if (new Set(value.toLowerCase()).size < Math.min(7, value.length / 2)) return true;
  return longestRun(value) >= 8;
}

/** The longest stretch in which each character is the one before it plus a constant step of 0 or 1. */
function longestRun(value: string): number {
  let longest = 1;
  for (const step of [0, 1]) {
    let run = 1;
    for (let index = 1; index < value.length; index += 1) {
      run = value.charCodeAt(index) - value.charCodeAt(index - 1) === step ? run + 1 : 1;
      longest = Math.max(longest, run);
    }
  }
  return longest;
}
