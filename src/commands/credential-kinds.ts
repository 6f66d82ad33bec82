import hardCodedCredential from '../checks/quality/security/hard-coded-credential.ts';
import privateKey from '../checks/quality/security/private-key.ts';
import providerToken from '../checks/quality/security/provider-token.ts';
import { secretKinds } from '../facts/secret-kinds/index.ts';
import { namedKinds } from '../facts/secret-kinds/named.ts';
import { checkPath } from '../model/check.ts';

/** A kind of credential as a person may ask about it. */
export interface CredentialKind {
  readonly id: string;
  /** With its provider's name. */
  readonly title: string;
  readonly form: string;
  /** Where the form is documented. */
  readonly source: string;
  /** Path of the check that finds it. */
  readonly check: string;
}

/** Kinds that a name or a place tells, whoever issued them. */
const namedByPlace: readonly CredentialKind[] = [
  {
    id: 'password',
    title: 'Password',
    form: 'a value given to a name such as `dbPassword` or `passphrase`',
    source: 'https://cwe.mitre.org/data/definitions/259.html',
    check: checkPath(hardCodedCredential),
  },
  {
    id: 'secret',
    title: 'Secret of no known provider',
    form: 'a value given to a name such as `apiSecret`, `accessToken` or `apiKey`',
    source: 'https://cwe.mitre.org/data/definitions/798.html',
    check: checkPath(hardCodedCredential),
  },
  {
    id: 'url-credential',
    title: 'Password in an address',
    form: 'what stands between the colon and the `@` of `scheme://user:password@host`',
    source: 'https://www.rfc-editor.org/rfc/rfc3986#section-3.2.1',
    check: checkPath(hardCodedCredential),
  },
];

/** Every kind once: one that is told both by its form and by a name is told by its form. */
export const credentialKinds: readonly CredentialKind[] = [
  ...namedByPlace,
  ...secretKinds.map(({ id, title, source, pattern }) => ({
    id,
    title,
    form: pattern.source.replace('?<value>', ''),
    source,
    check: checkPath(id === privateKey.id ? privateKey : providerToken),
  })),
  ...namedKinds.map(({ id, title, source, names, form }) => ({
    id,
    title,
    form: `${form.source}, given to a name with ${names.map((name) => `\`${name}\``).join(' or ')} in it`,
    source,
    check: checkPath(providerToken),
  })),
].filter(({ id }, index, all) => all.findIndex((kind) => kind.id === id) === index);
