/** What a name says of the value it is given. */
export type NameMeaning =
  /** The value is a password, chosen by a person. */
  | 'password'
  /** The value is a secret drawn by a machine: a token, an API key, a client secret. */
  | 'secret'
  /** The name ends in "key" or "auth" and may as well be of a table or a map. */
  | 'key'
  /** It speaks of a credential and is none: `passwordField`, `token_url`, `keyName`. */
  | 'about';

/** What a text is searched for to find names: each name that means something holds one of them. */
export const nameKeywords: readonly string[] = [
  'passw',
  'passphrase',
  'pwd',
  'passcode',
  'secret',
  'token',
  'apikey',
  'api_key',
  'api-key',
  'credential',
  'creds',
  'auth',
  'key',
  'bearer',
  'dsn',
  'connectionstring',
  'connection_string',
  'salt',
  'pass',
  'identified',
];

const passwords = new Set([
  'password',
  'passwd',
  'passwort',
  'passphrase',
  'pwd',
  'passcode',
  'pass',
  'psw',
  'pw',
  'identified',
]);
const secrets = new Set([
  'secret',
  'secrets',
  'token',
  'apikey',
  'apitoken',
  'apisecret',
  'authtoken',
  'accesstoken',
  'secretkey',
  'accesskey',
  'privatekey',
  'clientsecret',
  'credential',
  'credentials',
  'creds',
  'bearer',
  'authorization',
  'authkey',
  'signingkey',
  'encryptionkey',
  'jwt',
  'pat',
]);
/** Before "key" they make a secret of it. */
const secretBeforeKey = new Set([
  'api',
  'access',
  'secret',
  'private',
  'auth',
  'signing',
  'sign',
  'encryption',
  'encrypt',
  'master',
  'client',
  'account',
  'shared',
  'server',
  'service',
  'license',
  'licence',
  'storage',
  'app',
  'application',
  'hmac',
  'aes',
  'jwt',
  'session',
  'cookie',
  'admin',
  'subscription',
  'deploy',
  'webhook',
  'integration',
  'ingest',
  'rest',
]);
/** Before "key" they make a column, a key of a keyboard or one for everybody of it. */
const plainBeforeKey = new Set([
  'primary',
  'foreign',
  'public',
  'partition',
  'sort',
  'row',
  'cache',
  'object',
  'map',
  'lookup',
  'i18n',
  'translation',
  'locale',
  'unique',
  'composite',
  'index',
  'hot',
  'shortcut',
  'group',
  'data',
  'item',
  'field',
  'option',
  'query',
  'route',
]);
/** As a name's last word they say what the value is, and it is no credential. */
const heads = new Set(
  (
    'field label input name names id ids type types url urls uri path file filename dir directory length count size regex regexp pattern policy error errors message ' +
    'msg title text hint help placeholder prompt class style selector column header headers prefix suffix provider service manager handler ' +
    'factory endpoint limit expiry expires expiration expire ttl timeout lifetime reset change strength validator validation rule rules ' +
    'format version kind mode status state enabled required visible screen page view form dialog modal button link route action event ' +
    'callback function method helper util utils test tests spec mock hash hashed digest hint hints confirmation location source store ' +
    'storage vault ref reference references arn key_id keyid index bytes bits algorithm alg issuer audience scope scopes grant usage ' +
    'description desc comment note docs doc info metadata meta env variable var flag flags option options config configuration ' +
    'settings template schema model entity table list array map set iterator parser lexer scanner stream kinds symbol position pos start end'
  ).split(' '),
);

/** The words of a name: `dbPassword`, `DB_PASSWORD`, `db-password` → db, password. */
export function wordsOf(name: string): readonly string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase());
}

/** What a name means; `null` when it speaks of no credential at all. */
export function meaningOf(name: string): NameMeaning | null {
  const words = wordsOf(name).map((word) => word.replace(/[0-9]+$/, ''));
  const meanings = words.map((word, index) => meaningOfWord(word, words[index - 1]));
  // What is more than a key decides: `tokenKey` is of a token.
  const strong = meanings.findLastIndex((one) => one === 'password' || one === 'secret');
  const at = strong === -1 ? meanings.lastIndexOf('key') : strong;
  const meaning = meanings[at] ?? null;
  if (meaning === null) return null;
  const after = words.slice(at + 1).filter((word) => word !== '');
  return after.some((word) => heads.has(word)) ? 'about' : meaning;
}

function meaningOfWord(word: string, before: string | undefined): NameMeaning | null {
  if (passwords.has(word) || /(?:password|passwd|pwd)$/.test(word)) return 'password';
  if (secrets.has(word) || /(?:secret|token|apikey)$/.test(word)) return 'secret';
  if (word === 'auth') return 'key';
  if (word !== 'key' && word !== 'keys' && word !== 'salt') return null;
  if (before !== undefined && secretBeforeKey.has(before)) return 'secret';
  return before !== undefined && plainBeforeKey.has(before) ? null : 'key';
}
