import type { SecretProof } from '../../model/facts.ts';
import { isRegular } from '../secret-kinds/kind.ts';
import { plainTextOf } from './encoded.ts';
import type { NameMeaning } from './names.ts';
import { wordsOf } from './names.ts';
import { isRandom, isStrongPassword, wordyLetters } from './randomness.ts';

/** What stands where a value would, as the text shows it. */
export interface Value {
  readonly text: string;
  readonly isQuoted: boolean;
  /** In a file whose values need no quotes: a dotenv file, YAML, a shell script. */
  readonly isBareAllowed: boolean;
}

/** What a value proves about itself under a name. The strongest proof decides, so the order here is the order of strength. */
export function proofOf(name: string, meaning: NameMeaning, value: Value): SecretProof {
  const plain = plainTextOf(value.text);
  return plainProofOf(name, meaning, plain === null ? value : { ...value, isQuoted: true, text: plain });
}

function plainProofOf(name: string, meaning: NameMeaning, value: Value): SecretProof {
  const { text } = value;
  return (
    referenceIn(value) ??
    (isPublished(text) ? 'published' : null) ??
    (isPlaceholder(text) ? 'placeholder' : null) ??
    (namesItself(name, text) ? 'names-itself' : null) ??
    (isEncrypted(text) ? 'encrypted' : null) ??
    (isOneWay(name, text) ? 'one-way' : null) ??
    (isPublic(name, text) ? 'public' : null) ??
    (isDigest(name, text) ? 'digest' : null) ??
    (/^\{?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\}?$/i.test(text) ? 'uuid' : null) ??
    (isTyped(text) ? 'placeholder' : null) ??
    (isOtherFormat(text) ? 'other-format' : null) ??
    (isLanguage(text) ? 'language' : null) ??
    (meaning === 'about' ? 'about-credentials' : null) ??
    strengthOf(meaning, text)
  );
}

function strengthOf(meaning: NameMeaning, text: string): SecretProof {
  if (isRandom(text)) return 'random';
  if (meaning !== 'password') return 'weak';
  return isStrongPassword(text) ? 'strong-password' : 'weak-password';
}

/** The value stands somewhere else, and here is only how to get it. */
function referenceIn({ text, isQuoted, isBareAllowed }: Value): SecretProof | null {
  const inner = text.trim();
  if (
    /^(?:\$\{[^}:]*\}|\$\([^)]*\)|\$\{\{.*\}\}|\$[A-Za-z_]\w*|%[A-Za-z_]\w*%|%\([\w.]+\)s?|\{\{.*\}\}|<%.*%>|#\{.*\}|@[A-Za-z_.-]+@|\(\(.*\)\)|__\w+__|\{[\w.$-]*\}|!\w+(?:\s.*)?|@@?\{.*\})$/s.test(
      inner,
    )
  ) {
    return 'reference';
  }
  if (
    /^(?:op|vault|secret|secrets|ref\+\w+|awssm|gcpsm|keyvault|ssm|doppler|env|file):(?:\/\/)?[\w./#-]+$/i.test(
      inner,
    )
  )
    return 'reference';
  if (/^arn:aws[\w-]*:(?:secretsmanager|ssm|kms|iam):/.test(inner)) return 'reference';
  if (isQuoted)
    return /\$\{[^}]+\}|\{\{[^}]+\}\}|#\{[^}]+\}|%[sdv]\b|\{[a-z_]\w*\}/i.test(inner) &&
      literalPart(inner).length < 8
      ? 'reference'
      : null;
  if (
    /\b(?:process\.env|import\.meta\.env|os\.environ|getenv|System\.getenv|ENV\[|Deno\.env|Bun\.env|env\()/.test(
      inner,
    )
  )
    return 'reference';
  if (isBareAllowed) return /^\$/.test(inner) ? 'reference' : null;
  if (/[([]/.test(inner)) return 'computed';
  return 'name-only';
}

/** What of a template is not filled in. */
function literalPart(text: string): string {
  return text.replace(/\$\{[^}]*\}|\{\{[^}]*\}\}|#\{[^}]*\}|%[sdv]|\{\w*\}/g, '');
}

/** `password: 'password'`, `TOKEN_KEY = 'auth_token'`, `API_KEY_ENV = "MY_API_KEY"`. */
function namesItself(name: string, text: string): boolean {
  const flat = (words: string) => words.toLowerCase().replace(/[^a-z0-9]/g, '');
  const [own, given] = [flat(name), flat(text)];
  if (given.length >= 3 && (own === given || own.includes(given))) return true;
  if (own.length >= 3 && given.includes(own) && isAllWords(text)) return true;
  if (/^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/.test(text)) return true;
  // Words joined by signs or by capitals, all of them words: an identifier.
  return (
    /^[A-Za-z][A-Za-z0-9]*(?:[._:/-][A-Za-z0-9]+)*$/.test(text) &&
    /[._:/-]|[a-z][A-Z]/.test(text) &&
    isAllWords(text)
  );
}

function isAllWords(text: string): boolean {
  return wordsOf(text).every(
    (word) =>
      /^[0-9]{1,4}$/.test(word) ||
      word.length <= 2 ||
      wordyLetters(word) >= word.length - 1 ||
      /^v[0-9]{1,2}$/.test(word),
  );
}

/** Keys that everybody has: of Azure's storage emulator, which its documentation gives. */
function isPublished(text: string): boolean {
  return text.startsWith('Eby8vdM02xNOcqFl');
}

function isPlaceholder(text: string): boolean {
  const inner = text.trim();
  if (inner.length < 3) return true;
  if (/^(?:<[^>]*>|\[[^\]]*\]|\{[^}]*\}|\.{2,}|-+|_+|\*+|x+|\?+|0+|1+)$/i.test(inner)) return true;
  if (
    /^(?:none|null|nil|undefined|true|false|n\/?a|tbd|empty|default|optional|required|string|str|text|value|foo|bar|baz|foobar|unset|todo|fixme|blank|void|any|never|unknown|abc|abcd|abc123|qwerty|test|testing|tests?123|demo|admin|root|user|guest|anonymous|bearer|basic)$/i.test(
      inner,
    )
  )
    return true;
  if (
    /your|change[-_ ]?(?:me|it|this)|replace|insert|placeholder|example|sample|dummy|fake|redact|mask|hidden|censor|<.+>|xxxx|\*{3}|\.{3}|put[-_]|todo|goes[-_ ]?here|my[-_](?:secret|token|key|pass)|(?:secret|token|key|password)[-_ ]?here/i.test(
      inner,
    )
  )
    return true;
  // troff: `\[rB]` is a sign. In a page of a manual stands no password.
  if (/\\\[\w+\]/.test(inner)) return true;
  if (inner.length < 8) return false;
  // `abc123xyz456`: pieces that everybody types.
  return (
    isRegular(inner) ||
    inner.replace(/abc|def|ghi|xyz|foo|bar|123|234|345|456|567|678|789|890|987|321/gi, '').length <
      inner.length / 3
  );
}

/** `…uvwXYZ123abc`: no machine draws so many signs that follow each other. */
function isTyped(text: string): boolean {
  const codes = Array.from(text.toLowerCase(), (sign) => sign.charCodeAt(0));
  const following = codes.filter(
    (code, at) => at >= 2 && code === (codes[at - 1] ?? 0) + 1 && code === (codes[at - 2] ?? 0) + 2,
  );
  // Of random texts of 44 letters and digits, one in forty thousand has so many.
  return text.length >= 16 && following.length >= 3 && following.length > text.length / 16;
}

function isEncrypted(text: string): boolean {
  return (
    /^(?:ENC\[|ENC\(|\$ANSIBLE_VAULT|vault:v[0-9]+:|AQICAH|U2FsdGVkX1|AgA[A-Za-z0-9+/]{200}|-----BEGIN (?:AGE|PGP) )/.test(
      text,
    ) || /^age-encryption\.org/.test(text)
  );
}

function isOneWay(name: string, text: string): boolean {
  if (
    /^(?:\$2[abxy]?\$|\$argon2|\$scrypt\$|\$[156]\$|\$pbkdf2|pbkdf2[:_]|scrypt:|\{(?:SSHA|SHA|MD5|CRYPT)[0-9]*\}|sha(?:1|224|256|384|512)[-:$])/i.test(
      text,
    )
  )
    return true;
  return /hash(?:ed)?|digest|sha[0-9]|md5/i.test(name) && /^[a-f0-9]{32,128}$/i.test(text);
}

function isPublic(name: string, text: string): boolean {
  return (
    /^(?:ssh-(?:rsa|ed25519|dss)|ecdsa-sha2-\S+) AAAA|^-----BEGIN (?:[A-Z]+ )?(?:PUBLIC KEY|CERTIFICATE)/.test(
      text,
    ) ||
    /^(?:pk_(?:live|test)_|phc_|sb_publishable_|pk\.eyJ|https:\/\/[a-f0-9]{32}@)/.test(text) ||
    /public|publish|site_?key|client_?id|tracking|measurement/i.test(name)
  );
}

function isDigest(name: string, text: string): boolean {
  const isHex = /^[a-f0-9]+$/i.test(text) && [32, 40, 56, 64, 96, 128].includes(text.length);
  return (
    isHex && /integrity|checksum|sha|md5|digest|etag|commit|rev(?:ision)?|fingerprint|hash|cache/i.test(name)
  );
}

/** Something else altogether, by its form. */
function isOtherFormat(text: string): boolean {
  const inner = text.trim();
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(inner)) return !/:\/\/[^/\s:@]*:[^/\s@]+@/.test(inner);
  return (
    (/^(?:\.{0,2}\/|~\/|[A-Za-z]:\\|\\\\)/.test(inner) && !isRandom(inner.replaceAll('/', ''))) ||
    /\.(?:[cm]?[jt]sx?|json|ya?ml|txt|pem|key|crt|cer|pub|env|md|html?|css|py|rb|go|java|php|xml|conf|cfg|ini|toml|png|svg|log|sh|db|sql)$/i.test(
      inner,
    ) ||
    // A file of a page, with the version that keeps it from being cached.
    /^[\w./@-]+\.(?:png|jpe?g|gif|svg|webp|ico|[cm]?js|css|html?|json|woff2?|ttf|mp[34]|pdf|wasm|map)(?:[?#][\w=&.-]*)?$/i.test(
      inner,
    ) ||
    // A colour; an address on a blockchain.
    /^(?:#[0-9a-f]{3,8}|0x[0-9a-f]{40})$/i.test(inner) ||
    /^[#.][a-z][\w-]*(?:[ .#>:[].*)?$/i.test(inner) ||
    /^\^|\$$|\\[dwsb]|\[[a-z0-9]-[a-z0-9]\]|\(\?[:=!]/i.test(inner) ||
    /^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/.test(inner) ||
    /^v?[0-9]+(?:\.[0-9]+)+(?:-[\w.]+)?$/.test(inner) ||
    /^[0-9]{4}-[0-9]{2}-[0-9]{2}/.test(inner) ||
    /^[-+]?[0-9]+(?:\.[0-9]+)?(?:[a-z%]{1,2})?$/i.test(inner) ||
    /^(?:application|audio|font|image|message|model|multipart|text|video)\/[\w.+-]+$/i.test(inner) ||
    /^(?:[a-z0-9-]+\.)+(?:com|org|net|io|dev|local|example|internal|cloud|app)(?::[0-9]+)?$/i.test(inner) ||
    /^(?:ctrl|alt|shift|meta|cmd|control|command|option)(?:[+-]\w{1,12})+$/i.test(inner) ||
    /^data:[a-z]+\//i.test(inner) ||
    /^[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)*\(.*\)?;?$/.test(inner) ||
    isCharset(inner)
  );
}

/** `ABCDEFGHIJKLMNOPQRSTUVWXYZ…`: an alphabet. */
function isCharset(text: string): boolean {
  return text.length >= 26 && new Set(text).size === text.length;
}

/** Something to read: words with spaces between, or letters of another script. */
function isLanguage(text: string): boolean {
  if (/[^\p{ASCII}]/u.test(text) && /\p{L}/u.test(text)) return true;
  const words = text.trim().split(/\s+/);
  return words.length > 1 && wordyLetters(text) + words.length > text.length / 2;
}
