import type { InsecureCode } from '../../../model/facts.ts';
import { is, type Node, type NodeOf } from '../../syntax.ts';
import { isFalse, isTrue, written } from '../judge.ts';

type Told = InsecureCode | null;
type Look = (property: NodeOf<'Property'>, ancestors: readonly Node[]) => Told;

const electron: Look = (property, ancestors) => {
  const key = nameOf(property.key);
  const isPreference =
    key !== 'sandbox' && key !== 'webSecurity'
      ? true
      : ancestors.some((one) => is(one, 'Property') && nameOf(one.key) === 'webPreferences') ||
        ancestors.some(
          (one) =>
            is(one, 'NewExpression') &&
            /BrowserWindow|BrowserView|WebContentsView/.test(lastName(one.callee)),
        );
  return isPreference ? written('unsafe-electron-setting', property, key) : null;
};

const tlsVersions = /^(?:SSLv2|SSLv3|SSLv23|TLSv1|TLSv1_1|TLSv1\.1)(?:_(?:client_|server_)?method)?$/;

/** Settings that are insecure by the value they are given, wherever the object goes. */
export const settings: ReadonlyMap<string, Look> = new Map<string, Look>([
  ['rejectUnauthorized', (property) => whenFalse(property, 'certificate-validation-disabled')],
  ['strictSSL', (property) => whenFalse(property, 'certificate-validation-disabled')],
  ['ignoreHTTPSErrors', (property) => whenTrue(property, 'certificate-validation-disabled', 'depends')],
  ['trustAllCerts', (property) => whenTrue(property, 'certificate-validation-disabled')],
  ['insecureSkipVerify', (property) => whenTrue(property, 'certificate-validation-disabled')],
  [
    'checkServerIdentity',
    (property) =>
      answersNothing(property.value)
        ? written('certificate-validation-disabled', property, 'checkServerIdentity')
        : null,
  ],
  ['secureProtocol', (property) => obsolete(property)],
  ['minVersion', (property) => obsolete(property)],
  ['maxVersion', (property) => obsolete(property)],
  [
    'nodeIntegration',
    (property, ancestors) => (isTrue(property.value) ? electron(property, ancestors) : null),
  ],
  [
    'nodeIntegrationInWorker',
    (property, ancestors) => (isTrue(property.value) ? electron(property, ancestors) : null),
  ],
  [
    'nodeIntegrationInSubFrames',
    (property, ancestors) => (isTrue(property.value) ? electron(property, ancestors) : null),
  ],
  [
    'allowRunningInsecureContent',
    (property, ancestors) => (isTrue(property.value) ? electron(property, ancestors) : null),
  ],
  [
    'enableRemoteModule',
    (property, ancestors) => (isTrue(property.value) ? electron(property, ancestors) : null),
  ],
  [
    'contextIsolation',
    (property, ancestors) => (isFalse(property.value) ? electron(property, ancestors) : null),
  ],
  ['webSecurity', (property, ancestors) => (isFalse(property.value) ? electron(property, ancestors) : null)],
  ['sandbox', (property, ancestors) => (isFalse(property.value) ? electron(property, ancestors) : null)],
  ['noent', (property) => whenTrue(property, 'xml-external-entities')],
  ['replaceEntities', (property) => whenTrue(property, 'xml-external-entities')],
  ['resolveExternalEntities', (property) => whenTrue(property, 'xml-external-entities')],
  ['csrfPrevention', (property) => whenFalse(property, 'disabled-protection')],
  [
    'noEscape',
    (property, ancestors) =>
      isArgumentOf(ancestors, /^(?:pre)?compile$/) ? whenTrue(property, 'disabled-protection') : null,
  ],
  ['autoescape', (property) => whenFalse(property, 'disabled-protection')],
  ['xssFilter', (property) => whenFalse(property, 'disabled-protection')],
  ['dangerouslyAllowSVG', (property) => whenTrue(property, 'disabled-protection', 'depends')],
  ['disableHostCheck', (property) => whenTrue(property, 'disabled-protection', 'depends')],
  [
    'httpOnly',
    (property, ancestors) => (isInCookie(ancestors) ? null : whenFalse(property, 'insecure-cookie')),
  ],
  [
    'mode',
    (property) =>
      /\.mode\.ECB$/.test(dotted(property.value)) ? written('weak-cipher', property, 'mode ECB') : null,
  ],
]);

/** Whether the object is given to a function of such a name. */
function isArgumentOf(ancestors: readonly Node[], name: RegExp): boolean {
  const call = ancestors.at(-2);
  return is(call, 'CallExpression') && name.test(lastName(call.callee));
}

/** Cookies that a call sets are looked at there. */
function isInCookie(ancestors: readonly Node[]): boolean {
  const call = ancestors.findLast((one) => is(one, 'CallExpression'));
  return (
    is(call, 'CallExpression') &&
    /^(?:cookie|set|setCookie|session|cookieSession)$/.test(lastName(call.callee))
  );
}

function whenFalse(
  property: NodeOf<'Property'>,
  rule: InsecureCode['rule'],
  proof?: InsecureCode['proof'],
): Told {
  return isFalse(property.value) ? written(rule, property, nameOf(property.key), proof) : null;
}

function whenTrue(
  property: NodeOf<'Property'>,
  rule: InsecureCode['rule'],
  proof?: InsecureCode['proof'],
): Told {
  return isTrue(property.value) ? written(rule, property, nameOf(property.key), proof) : null;
}

function obsolete(property: NodeOf<'Property'>): Told {
  const { value } = property;
  return is(value, 'Literal') && tlsVersions.test(String(value.value))
    ? written('obsolete-tls', property, nameOf(property.key))
    : null;
}

/** `() => {}`, `() => undefined`, `() => null`. */
function answersNothing(node: Node): boolean {
  if (!is(node, 'ArrowFunctionExpression', 'FunctionExpression')) return false;
  const { body } = node;
  if (is(body, 'BlockStatement')) {
    const [only, ...others] = body.body;
    if (only === undefined) return true;
    return others.length === 0 && is(only, 'ReturnStatement') && isNothing(only.argument);
  }
  return isNothing(body);
}

function isNothing(node: Node | null): boolean {
  if (node === null) return true;
  if (is(node, 'Identifier')) return node.name === 'undefined';
  return is(node, 'Literal') && (node.value === null || node.value === true || node.value === false);
}

function nameOf(key: Node): string {
  if (is(key, 'Identifier')) return key.name;
  return is(key, 'Literal') ? String(key.value).slice(0, 60) : '';
}

function lastName(callee: Node): string {
  if (is(callee, 'Identifier')) return callee.name;
  return is(callee, 'MemberExpression') && is(callee.property, 'Identifier') ? callee.property.name : '';
}

function dotted(node: Node): string {
  if (is(node, 'Identifier')) return node.name;
  return is(node, 'MemberExpression') && is(node.property, 'Identifier')
    ? `${dotted(node.object)}.${node.property.name}`
    : '';
}
