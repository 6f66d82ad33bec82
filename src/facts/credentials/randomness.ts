/**
 * How surprising each letter is after another, in 1.2ths of a bit, for the 26 × 26 pairs in order: from the words of some
 * 900 READMEs and sources of npm packages, each word once for the root of its count.
 */
const surprises =
  '8545886b6b7464b6e453779a8a466636db58b39a49d5484cfd7b486748f46b55ae3ad5846bcf8b4775268a39a79859e65959ab8c5854667a9ab564968336a7969b466644cc3fb5a94bc6775fdc6d5abc38554aa5745af45859bc793bda2abd4ba87739b5756faf7c6756666bbb955247d654c6e8e638a938a85979d937992d487aad4886277939978668a6377b8e8a4a9639aa3a949a48fa6668bf4c36a83cbe3ab76944dc696ceb9e' +
  '4954473a5a899758c94377bf8a8666987a7a755265f3565669ab3ca93b975da49a45d3656bcc9f8c9c7ccc5cc4c89c88cc0c79c94976297b4d786749f65567ac6f6a5838b54c878955aa435b997d4c793ab53dd7a959f4566c9c6d6557586a5ca45395d444aadbaa3fab199f3f99996cfa8a8cbccf3ae93a843aa7e44ae458ba8bbe5b4a37b648ea6972ee839ee7795658478e5b955453b846796e9739991d874d87895add6a7d8a65';

/** Bits a letter. English and the words of programs are at 3.5, 99 % of them below 5.2; letters drawn at random at 6.7. */
function surpriseOf(letters: string): number {
  let sum = 0;
  for (let at = 1; at < letters.length; at += 1) {
    const pair = (letters.charCodeAt(at - 1) - 97) * 26 + letters.charCodeAt(at) - 97;
    sum += Number.parseInt(surprises.charAt(pair), 16) / 1.2;
  }
  return sum / (letters.length - 1);
}

const surprising = 4.9;

/** How many of a value's characters are letters that read like words. */
export function wordyLetters(value: string): number {
  // `aB` begins a word, and so does `Bc` behind capitals.
  const runs = value.match(/[A-Z]?[a-z]{2,}|[A-Z]{3,}(?![a-z])/g) ?? [];
  return runs
    .map((run) => run.toLowerCase())
    .filter((run) => run.length >= 3 && surpriseOf(run) < surprising)
    .reduce((sum, { length }) => sum + length, 0);
}

/** Kinds of characters: lower case, upper case, digits, signs. */
function characterClasses(value: string): number {
  return [/[a-z]/, /[A-Z]/, /[0-9]/, /[^A-Za-z0-9\s]/].filter((kind) => kind.test(value)).length;
}

/**
 * Drawn by a machine: long enough, not made of words, and of characters as various as chance makes them. Entropy alone does not tell
 * (on labelled code its area under the curve is about one half); words, digits and variety together do.
 */
export function isRandom(value: string): boolean {
  const body = value.replace(/=+$/, '');
  if (body.length < 12 || /\s/.test(body)) return false;
  const distinct = new Set(body).size;
  if (distinct < Math.min(10, body.length * 0.4)) return false;
  const digits = body.replace(/[^0-9]/g, '').length;
  if (/^[0-9a-f]+$/i.test(body))
    return body.length >= 16 && digits > 0 && digits < body.length && hasOneCase(body);
  const wordy = wordyLetters(body) / body.length;
  if (wordy > 0.4) return false;
  const isMixed = changesOfCase(body) > body.length / 5;
  // Without digits only mixed cases tell chance from an odd word; with few of them the letters have to be odd too.
  if (digits === 0) return body.length >= 20 ? isMixed : body.length >= 16 && isMixed && wordy < 0.2;
  const isOdd = wordy < 0.25 && (isMixed || (digits > 1 && body.length >= 16));
  return isOdd || (digits >= body.length / 20 && (characterClasses(body) >= 3 || digits >= body.length / 6));
}

function hasOneCase(text: string): boolean {
  return text === text.toLowerCase() || text === text.toUpperCase();
}

function changesOfCase(text: string): number {
  return (text.match(/[a-z](?=[A-Z])|[A-Z](?=[a-z])/g) ?? []).length;
}

/** What everybody tries first, with digits behind it. */
const guessable =
  /^(?:admin|administrator|root|user|test|pass(?:word)?|welcome|qwerty|changeme|demo|guest|default|secret|login|master|letmein|hello|temp)[\W_]?\d{1,6}[\W_]{0,2}$/i;

/** Chosen by a person to be hard to guess: eight characters or more, of three kinds, or words joined by other signs and digits. */
export function isStrongPassword(value: string): boolean {
  return (
    value.length >= 8 &&
    value.length <= 64 &&
    !/\s/.test(value) &&
    characterClasses(value) >= 3 &&
    new Set(value).size >= 6 &&
    !guessable.test(value)
  );
}
