/** An occurrence of a keyword. */
export interface KeywordHit {
  /** Place among the keywords. */
  readonly keyword: number;
  readonly start: number;
  readonly end: number;
}

/** Characters beyond ASCII are in no keyword. */
const alphabet = 128;

/**
 * Finds all of many keywords in one pass over a text, whatever their number (Aho and Corasick, CACM 18, 1975). Case does
 * not matter. The automaton is one table, so that a character costs one look-up.
 */
export class KeywordScanner {
  readonly #lengths: readonly number[];
  /** State and character → state. */
  readonly #next: Int32Array;
  /** State → the keywords that end there, by way of `#output` and then `#link`. */
  readonly #output: Int32Array;
  readonly #link: Int32Array;

  /** `keywords`: lower case, ASCII, each once. */
  constructor(keywords: readonly string[]) {
    this.#lengths = keywords.map(({ length }) => length);
    const most = keywords.reduce((sum, { length }) => sum + length, 1);
    const next = new Int32Array(most * alphabet);
    const output = new Int32Array(most).fill(-1);
    let states = 1;
    for (const [index, keyword] of keywords.entries()) {
      let state = 0;
      for (let at = 0; at < keyword.length; at += 1) {
        const edge = state * alphabet + keyword.charCodeAt(at);
        if (next[edge] === 0) {
          next[edge] = states;
          states += 1;
        }
        state = next[edge] ?? 0;
      }
      output[state] = index;
    }
    this.#next = next;
    this.#output = output;
    this.#link = linksOf(next, output, states);
  }

  /** Calls `visit` for each hit, in order of their ends; of those that end at one place, the longer first. */
  scan(text: string, visit: (hit: KeywordHit) => void): void {
    const [next, output, link] = [this.#next, this.#output, this.#link];
    let state = 0;
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      // `A`..`Z` to `a`..`z`.
      const letter = code >= 65 && code <= 90 ? code + 32 : code;
      state = letter < alphabet ? (next[state * alphabet + letter] ?? 0) : 0;
      if (state === 0 || (output[state] === -1 && link[state] === 0)) continue;
      for (
        let ending = output[state] === -1 ? (link[state] ?? 0) : state;
        ending !== 0;
        ending = link[ending] ?? 0
      ) {
        const keyword = output[ending] ?? 0;
        visit({ keyword, start: at + 1 - (this.#lengths[keyword] ?? 0), end: at + 1 });
      }
    }
  }
}

/** Fills in the edges of failure, breadth first; gives for each state the next shorter one that ends a keyword. */
function linksOf(next: Int32Array, output: Int32Array, states: number): Int32Array {
  const failure = new Int32Array(states);
  const link = new Int32Array(states);
  const queue: number[] = [];
  for (let code = 0; code < alphabet; code += 1) if (next[code] !== 0) queue.push(next[code] ?? 0);
  for (let head = 0; head < queue.length; head += 1) {
    const state = queue[head] ?? 0;
    const fallback = failure[state] ?? 0;
    link[state] = output[fallback] === -1 ? (link[fallback] ?? 0) : fallback;
    for (let code = 0; code < alphabet; code += 1) {
      const edge = state * alphabet + code;
      const child = next[edge] ?? 0;
      const otherwise = next[fallback * alphabet + code] ?? 0;
      if (child === 0) {
        next[edge] = otherwise;
      } else {
        failure[child] = otherwise;
        queue.push(child);
      }
    }
  }
  return link;
}
