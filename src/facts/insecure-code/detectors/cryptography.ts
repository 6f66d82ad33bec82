import type { CodeProof } from '../../../model/facts.ts';
import { meaningOf, wordsOf } from '../../credentials/names.ts';
import { is, type Node } from '../../syntax.ts';
import { objectOf, propertyOf, type Site, written } from '../judge.ts';
import { bare, memberName, qualifiedName } from '../names.ts';
import { literalText } from '../texts.ts';
import { type CallDetector, words } from './detector.ts';

const weakHashes = /^(?:rsa-)?(?:md[2-6]|sha-?1?|ripemd(?:160)?|rmd160|md5-sha1)$/i;
const weakHashPackages =
  /^(?:md5|sha1|js-md5|js-sha1|blueimp-md5|hash\.js\.sha1|crypto-js\.(?:MD5|SHA1|RIPEMD160|HmacMD5)|crypto-js\/(?:md5|sha1)|md5\.js|ts-md5\.Md5\.hash\w+|~?CryptoJS\.(?:MD5|SHA1))$/;
const weakCiphers = /^(?:des|3des|rc[245]|bf|blowfish|idea|cast|seed|arcfour)|[-_]ecb\b/i;
const guarding =
  /passw|pwd|passphrase|secret|token|signature|\bsign|credential|auth|hmac|session|\botp\b|licen[sc]e|nonce|\bpin\b|apikey|api_key|csrf|encrypt|decrypt/i;
const harmlessUses =
  /etag|cache|checksum|fingerprint|content|file|asset|bundle|chunk|gravatar|avatar|dedup|uuid|guid|\bgit|blob|version|\bsri\b|integrity|mtime|shard|bucket|colou?r|path|slug|identity|\bid\b|hashcode|websocket|\bws\b|accept|sec-|manifest|source|module|template|schema|snapshot|diff|unique|shorthash|graph|build/i;

/** Hashes, ciphers, keys and chance. */
export const cryptography: CallDetector = {
  methods: words(
    'createHash createHmac createCipher createDecipher createCipheriv createDecipheriv md5 sha1 js-md5 js-sha1 blueimp-md5 md5.js MD5 SHA1 RIPEMD160 HmacMD5 encrypt decrypt generateKeyPair generateKeyPairSync pbkdf2 pbkdf2Sync genSalt genSaltSync hash hashSync random pseudoRandomBytes rng prng createDiffieHellman',
  ),
  look,
};

function* look(site: Site): Generator<ReturnType<typeof written>> {
  const { name, method, node, scope, analysis, arguments: given } = site;
  const { bindings } = analysis;
  const [first, second, third] = given;
  const text = (value: Node | undefined) => literalText(value, scope, bindings);
  const isCrypto = /^(?:crypto|~?crypto|window\.crypto|globalThis\.crypto)\.\w+$/.test(name);
  if (isCrypto && method === 'createHash') {
    const algorithm = text(first) ?? '';
    if (weakHashes.test(algorithm)) yield written('weak-hash', node, `${name}('${algorithm}')`, useOf(site));
    else if (/^sha/i.test(algorithm) && hashesPassword(site))
      yield written('weak-password-hash', node, `${name}('${algorithm}')`);
  } else if (weakHashPackages.test(name)) yield written('weak-hash', node, name, useOf(site));
  else if (isCrypto && /^create(?:Ciph|Deciph)er$/.test(method)) yield written('weak-cipher', node, name);
  else if (isCrypto && /^create(?:Ciph|Deciph)eriv$/.test(method)) {
    const algorithm = text(first) ?? '';
    if (weakCiphers.test(algorithm)) yield written('weak-cipher', node, `${name}('${algorithm}')`);
    else if (method === 'createCipheriv' && isStatic(third, site))
      yield written('static-initialization-vector', node, name);
    if (isStatic(second, site) && keyText(second, site) !== null) yield written('hard-coded-key', node, name);
  } else if (
    /^(?:crypto-js|~?CryptoJS)\.(?:DES|TripleDES|RC4|RC4Drop|Rabbit)\.(?:encrypt|decrypt)$/.test(name)
  )
    yield written('weak-cipher', node, name);
  else if (/^(?:crypto-js|~?CryptoJS)\.AES\.(?:encrypt|decrypt)$/.test(name)) {
    if (text(second) !== null && text(second) !== '') yield written('hard-coded-key', node, name);
  } else if (isCrypto && method === 'createHmac') {
    const key = text(second);
    if (key !== null && key !== '') yield written('hard-coded-key', node, name);
  } else if (isCrypto && method === 'createDiffieHellman') {
    if (is(first, 'Literal') && typeof first.value === 'number' && first.value < 2048)
      yield written('weak-key', node, name);
  } else if (isCrypto && /^generateKeyPair/.test(method)) {
    const bits = propertyOf(objectOf(second, scope, analysis), 'modulusLength')?.value;
    if (is(bits, 'Literal') && typeof bits.value === 'number' && bits.value < 2048)
      yield written('weak-key', node, name);
  } else if (isCrypto && /^pbkdf2/.test(method)) {
    const rounds = numberOf(third, site);
    if (rounds !== null && rounds < 10_000) yield written('weak-password-hash', node, name);
  } else if (
    /^(?:bcrypt|bcryptjs|bcrypt-nodejs|~?bcrypt)\.(?:hash|hashSync|genSalt|genSaltSync)$/.test(name)
  ) {
    const rounds = numberOf(method.startsWith('hash') ? second : first, site);
    if (rounds !== null && rounds < 10) yield written('weak-password-hash', node, name);
  } else if (name === 'Math.random') {
    yield written('insecure-randomness', node, name, drawsSecret(site) ? 'as-written' : 'not-security');
  } else if (isCrypto && /^(?:pseudoRandomBytes|rng|prng)$/.test(method))
    yield written('insecure-randomness', node, name);
}

function numberOf(value: Node | undefined, { scope, analysis }: Site): number | null {
  const text = literalText(value, scope, analysis.bindings);
  return text === null || !/^\d+$/.test(text) ? null : Number(text);
}

/** What a digest is for, by the names around it. */
function useOf(site: Site): CodeProof {
  const around = wordsAround(site);
  if (guarding.test(around)) return 'as-written';
  return harmlessUses.test(around) ? 'not-security' : 'depends';
}

/** Names in the statement of a call, and of the function that it stands in. */
function wordsAround({ node, analysis }: Site): string {
  const path = analysis.pathTo(node);
  const statement =
    path.findLast((one) => /Statement$|^VariableDeclaration$|^Property$|^ReturnStatement$/.test(one.type)) ??
    node;
  const text = analysis.textOf(statement).slice(0, 400);
  const fn = path.findLast(
    (one) => is(one, 'FunctionDeclaration', 'MethodDefinition') || is(one, 'VariableDeclarator'),
  );
  const name = is(fn, 'FunctionDeclaration')
    ? (fn.id?.name ?? '')
    : is(fn, 'MethodDefinition') || is(fn, 'VariableDeclarator')
      ? analysis.textOf(is(fn, 'MethodDefinition') ? fn.key : fn.id).slice(0, 60)
      : '';
  const names = `${text} ${name}`.match(/[A-Za-z_$][\w$-]*/g) ?? [];
  return names
    .filter((one) => !/^create(?:Hash|Hmac)$/.test(one))
    .flatMap((one) => [one, wordsOf(one).join(' ')])
    .join(' ');
}

/** `createHash('sha256').update(password)`. */
function hashesPassword({ node, analysis }: Site): boolean {
  const path = analysis.pathTo(node);
  for (const one of path.toReversed()) {
    if (
      is(one, 'CallExpression') &&
      is(one.callee, 'MemberExpression') &&
      memberName(one.callee.property, false) === 'update'
    ) {
      const [value] = one.arguments;
      return value !== undefined && [...namesIn(value)].some((name) => meaningOf(name) === 'password');
    }
    if (!is(one, 'CallExpression', 'MemberExpression')) return false;
  }
  return false;
}

export function* namesIn(node: Node): Generator<string> {
  const inner = bare(node);
  if (is(inner, 'Identifier')) yield inner.name;
  else if (is(inner, 'MemberExpression')) yield memberName(inner.property, inner.computed);
  else if (is(inner, 'BinaryExpression')) {
    yield* namesIn(inner.left);
    yield* namesIn(inner.right);
  } else if (is(inner, 'TemplateLiteral')) for (const one of inner.expressions) yield* namesIn(one);
}

/** Whether an initialisation vector, or a key, is the same in every run. */
function isStatic(node: Node | undefined, site: Site): boolean {
  if (node === undefined) return false;
  return keyText(node, site) !== null || isZeroes(node, site);
}

/** The text that a key is made of, as a text or in a buffer; `null` where it is not written out. */
function keyText(node: Node | undefined, site: Site): string | null {
  if (node === undefined) return null;
  const text = literalText(node, site.scope, site.analysis.bindings);
  if (text !== null) return text === '' ? null : text;
  const inner = bare(node);
  if (is(inner, 'Identifier')) {
    const [only, ...others] = site.analysis.bindings.definitionsOf(inner.name, site.scope) ?? [];
    if (only?.kind !== 'value' || others.length > 0 || only.path.length > 0) return null;
    return keyText(only.value, { ...site, scope: only.scope });
  }
  if (!is(inner, 'CallExpression', 'NewExpression')) return null;
  const name = qualifiedName(inner.callee, site.scope, site.analysis.bindings);
  return name === 'Buffer.from' || name === 'Buffer'
    ? literalText(inner.arguments[0], site.scope, site.analysis.bindings)
    : null;
}

/** `Buffer.alloc(16)`, where it stands: nothing can be written into it any more. */
function isZeroes(node: Node, { scope, analysis }: Site): boolean {
  const inner = bare(node);
  return (
    is(inner, 'CallExpression') && qualifiedName(inner.callee, scope, analysis.bindings) === 'Buffer.alloc'
  );
}

const drawn =
  /^(?:tokens?|secrets?|passwords?|passwd|pwd|nonces?|salts?|otp|csrf|xsrf|pin|apikey|credentials?|iv|passcode|passphrase|captcha)$/;

/** Whether what is drawn becomes a secret: by the nearest name that it is given. */
function drawsSecret({ node, analysis }: Site): boolean {
  const path = analysis.pathTo(node);
  for (const [index, one] of path.toReversed().entries()) {
    const name = is(one, 'VariableDeclarator')
      ? analysis.textOf(one.id)
      : is(one, 'AssignmentExpression')
        ? analysis.textOf(one.left)
        : is(one, 'Property', 'PropertyDefinition', 'MethodDefinition')
          ? analysis.textOf(one.key)
          : is(one, 'FunctionDeclaration')
            ? (one.id?.name ?? '')
            : null;
    if (name === null || index === 0) continue;
    const last = name.split('.').at(-1) ?? name;
    const list = wordsOf(last.slice(0, 80));
    const isKey = /(?:api|secret|private|encryption|session|access|auth)[\s_-]*(?:key|id)s?$/i.test(
      list.join(' '),
    );
    if (isKey || list.some((word) => drawn.test(word))) return meaningOf(last) !== 'about';
    // A variable within a function that draws: `let text = ''; for (…) text += …` of `generateToken`.
    if (is(one, 'FunctionDeclaration', 'MethodDefinition')) return false;
  }
  return false;
}
