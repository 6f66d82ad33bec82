import { wordsOf } from '../../credentials/names.ts';
import { is, type Node } from '../../syntax.ts';
import { isFalse, isTrue, judge, objectOf, propertyOf, type Site, written } from '../judge.ts';
import { bare } from '../names.ts';
import { literalText } from '../texts.ts';
import { type CallDetector, words } from './detector.ts';

type Told = ReturnType<typeof judge>;

/** Tokens, the keys they are signed with, cookies, and who may ask from other sites. */
export const sessions: CallDetector = {
  methods: words(
    'verify sign decode express-session session cookie-session cookieSession cookie-parser cookieParser express-jwt expressjwt expressJwt koa-jwt jwt cors helmet cookie set setCookie setItem Strategy JwtStrategy createInsecure serialize-javascript enabled disable markdown-it UnsecuredJWT ApolloServer configure errorhandler',
  ),
  look,
};

function* look(site: Site): Generator<Told> {
  const { name, method, node, scope, analysis, arguments: given } = site;
  const [first, second, third] = given;
  if (/^(?:jsonwebtoken|~?jwt|jwt-simple)\./.test(name)) yield* tokens(site);
  if (/^express-session$|^cookie-session$|^~?(?:session|cookieSession)$|^express\.session$/.test(name)) {
    const options = objectOf(first, scope, analysis);
    yield* keyIn(propertyOf(options, 'secret', 'keys')?.value, name, site);
    const cookie = propertyOf(options, 'cookie')?.value;
    yield* unsafeCookie(objectOf(cookie, scope, analysis), site);
    if (name === 'cookie-session') yield* unsafeCookie(options, site);
  }
  if (name === 'cookie-parser') yield* keyIn(first, name, site);
  if (/^(?:express-jwt(?:\.expressjwt)?|koa-jwt|express-jwt\.jwt|passport-jwt\.Strategy)$/.test(name))
    yield* keyIn(propertyOf(objectOf(first, scope, analysis), 'secret', 'secretOrKey')?.value, name, site);
  if (
    /^~?(?:res|response|reply|resp|ctx\.cookies|cookies|.*\.cookies(?:\(\))?|js-cookie|context\.cookies)\.(?:cookie|set|setCookie)$/.test(
      name,
    )
  )
    yield* unsafeCookie(objectOf(third, scope, analysis), site);
  if (name === 'cors') yield* openToAll(objectOf(first, scope, analysis), site);
  if (name === 'helmet') {
    for (const property of objectOf(first, scope, analysis)?.properties ?? [])
      if (is(property, 'Property') && isFalse(property.value))
        yield written('disabled-protection', property, `helmet.${analysis.textOf(property.key)}`);
  }
  if (/^(?:window\.|globalThis\.)?(?:localStorage|sessionStorage)\.setItem$/.test(name)) {
    const key = literalText(first, scope, analysis.bindings) ?? '';
    const list = wordsOf(key);
    const isToken = list.some((word) =>
      /^(?:token|jwt|accesstoken|authtoken|idtoken|refreshtoken|password|sessionid)$/.test(word),
    );
    if (isToken)
      yield written('exposed-session-token', node, name, second === undefined ? 'depends' : 'as-written');
  }
  if (method === 'createInsecure' && /grpc|credentials/i.test(name))
    yield written('cleartext-transport', node, name, 'depends');
  if (
    name === 'serialize-javascript' &&
    isTrue(propertyOf(objectOf(second, scope, analysis), 'unsafe')?.value)
  )
    yield written('disabled-protection', node, `${name} unsafe`);
  if (/\$sceProvider\.enabled$/.test(name) && isFalse(first))
    yield written('disabled-protection', node, '$sceProvider.enabled');
}

function* tokens(site: Site): Generator<Told> {
  const { name, method, node, scope, analysis, arguments: given } = site;
  const [, second, third] = given;
  const options = objectOf(third, scope, analysis);
  if (method === 'decode') {
    if (name.startsWith('jwt-simple')) {
      if (isTrue(third)) yield written('unverified-token', node, name);
      else yield* keyIn(second, name, site);
    } else if (name.startsWith('jsonwebtoken')) yield written('unverified-token', node, name, 'depends');
    return;
  }
  if (!/^(?:jsonwebtoken|~?jwt|jwt-simple)\.(?:sign|verify|encode)$/.test(name)) return;
  const algorithms = propertyOf(options, 'algorithms', 'algorithm')?.value;
  const texts = is(algorithms, 'ArrayExpression') ? algorithms.elements : [algorithms];
  const isNone = texts.some((one) => is(one, 'Literal') && String(one.value).toLowerCase() === 'none');
  const isKeyless =
    second !== undefined &&
    ((is(second, 'Literal') && (second.value === '' || second.value === null || second.value === false)) ||
      (is(second, 'Identifier') && second.name === 'undefined'));
  if (isNone || (method === 'verify' && isKeyless)) yield written('unverified-token', node, name);
  else if (isTrue(propertyOf(options, 'ignoreExpiration')?.value))
    yield written('disabled-protection', node, `${name} ignoreExpiration`);
  if (!isKeyless) yield* keyIn(second, name, site);
}

/** A key that is written out. One that stands in for a missing setting is for a person to judge. */
function* keyIn(value: Node | null | undefined, sink: string, site: Site): Generator<Told> {
  if (value === null || value === undefined) return;
  const { scope, analysis, node } = site;
  const inner = bare(value);
  if (is(inner, 'ArrayExpression')) {
    yield* keyIn(inner.elements[0], sink, site);
    return;
  }
  const text = literalText(inner, scope, analysis.bindings);
  if (text !== null && text !== '') {
    // A public key verifies, and signs nothing.
    if (!/BEGIN (?:RSA )?PUBLIC KEY|BEGIN CERTIFICATE/.test(text))
      yield written('hard-coded-key', node, sink);
    return;
  }
  const fallback = fallbackOf(inner, site);
  if (fallback !== null && fallback !== '') yield written('hard-coded-key', node, sink, 'depends');
}

function fallbackOf(inner: Node, site: Site): string | null {
  const { scope, analysis } = site;
  if (is(inner, 'LogicalExpression') && inner.operator !== '&&')
    return literalText(inner.right, scope, analysis.bindings);
  if (!is(inner, 'Identifier')) return null;
  const [only, ...others] = analysis.bindings.definitionsOf(inner.name, scope) ?? [];
  if (only?.kind !== 'value' || others.length > 0 || only.path.length > 0) return null;
  const value = bare(only.value);
  return is(value, 'LogicalExpression') ? fallbackOf(value, { ...site, scope: only.scope }) : null;
}

function* unsafeCookie(options: ReturnType<typeof objectOf>, { analysis }: Site): Generator<Told> {
  for (const property of options?.properties ?? []) {
    if (!is(property, 'Property') || property.computed) continue;
    const key = analysis.textOf(property.key).replace(/['"]/g, '');
    if ((key === 'secure' || key === 'httpOnly') && isFalse(property.value))
      yield written('insecure-cookie', property, `cookie ${key}`);
  }
}

function* openToAll(options: ReturnType<typeof objectOf>, { node, analysis, scope }: Site): Generator<Told> {
  const origin = propertyOf(options, 'origin')?.value;
  const isAll = isTrue(origin) || (is(origin, 'Literal') && origin.value === '*');
  const isWithCredentials = isTrue(propertyOf(options, 'credentials')?.value);
  if (isAll)
    yield written('permissive-cors', node, 'cors origin', isWithCredentials ? 'as-written' : 'depends');
  else if (origin !== undefined && !is(origin, 'Literal', 'ArrowFunctionExpression', 'FunctionExpression'))
    yield judge(
      {
        rule: 'permissive-cors',
        sink: 'cors origin',
        at: node,
        value: origin,
        scope,
        purpose: 'header',
        by: ['request'],
      },
      analysis,
    );
}
