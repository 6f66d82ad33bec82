import type { Severity } from './severity.ts';

/** What is known of a way to write insecure code: what it is, how bad, and what to do. */
export interface CodeRule {
  readonly title: string;
  /** https://cwe.mitre.org/data/definitions/<n>.html */
  readonly cwe: number;
  /** Category of the OWASP Top Ten of 2021. */
  readonly owasp: `A${string}`;
  readonly severity: Severity;
  /** What somebody can do with it, as a whole sentence. */
  readonly risk: string;
  /** What to write instead, as a whole sentence. */
  readonly fix: string;
}

const access = 'A01:2021 Broken Access Control';
const cryptography = 'A02:2021 Cryptographic Failures';
const injection = 'A03:2021 Injection';
const configuration = 'A05:2021 Security Misconfiguration';
const identification = 'A07:2021 Identification and Authentication Failures';
const integrity = 'A08:2021 Software and Data Integrity Failures';
const logging = 'A09:2021 Security Logging and Monitoring Failures';
const forgery = 'A10:2021 Server-Side Request Forgery';

/** Every rule for insecure code in JavaScript and TypeScript. Detectors are in `facts/insecure-code/`. */
export const codeRules = {
  'command-injection': {
    title: 'Command injection',
    cwe: 78,
    owasp: injection,
    severity: 'critical',
    risk: 'Whoever chooses this text runs programs of their own.',
    fix: 'Call `execFile` or `spawn` with a list of arguments and no shell.',
  },
  'sql-injection': {
    title: 'SQL injection',
    cwe: 89,
    owasp: injection,
    severity: 'critical',
    risk: 'Whoever chooses this text reads and changes the database.',
    fix: 'Hand values over as parameters of the statement.',
  },
  'nosql-injection': {
    title: 'NoSQL injection',
    cwe: 943,
    owasp: injection,
    severity: 'high',
    risk: 'An object such as `{"$ne": null}` in place of a text makes the query match anything.',
    fix: 'Make it a `String(…)`, or check it against a schema, before it is a part of a query.',
  },
  'code-injection': {
    title: 'Code injection',
    cwe: 94,
    owasp: injection,
    severity: 'critical',
    risk: 'Whoever chooses this text runs code here, with all that the program may do.',
    fix: 'Parse the data instead of running it, or choose from a table of functions.',
  },
  'path-traversal': {
    title: 'Path traversal',
    cwe: 22,
    owasp: access,
    severity: 'high',
    risk: 'A path with `../` leads to files outside the folder that is meant.',
    fix: 'Resolve the path, and check that it begins with the folder; or take its `basename` only.',
  },
  'server-side-request-forgery': {
    title: 'Server-side request forgery',
    cwe: 918,
    owasp: forgery,
    severity: 'high',
    risk: 'Whoever chooses the address reaches servers that only this one should.',
    fix: 'Take the host from a list of your own.',
  },
  'open-redirect': {
    title: 'Open redirect',
    cwe: 601,
    owasp: access,
    severity: 'medium',
    risk: 'A link to your site leads people to somebody else’s, where they type their password.',
    fix: 'Redirect to paths of your own only, or to a list of hosts.',
  },
  'template-injection': {
    title: 'Template injection',
    cwe: 1336,
    owasp: injection,
    severity: 'critical',
    risk: 'Whoever chooses a template runs code here, with all that the program may do.',
    fix: 'Keep templates in files, and hand over values as data.',
  },
  'header-injection': {
    title: 'Header chosen by the request',
    cwe: 113,
    owasp: injection,
    severity: 'low',
    risk: 'A request decides over a header of its own response.',
    fix: 'Set headers from a list of values of your own.',
  },
  'cross-site-scripting': {
    title: 'Cross-site scripting',
    cwe: 79,
    owasp: injection,
    severity: 'high',
    risk: 'Text that holds markup becomes a script in somebody else’s browser.',
    fix: 'Set `textContent`, render by a framework that escapes, or clean it with DOMPurify.',
  },
  'unsafe-deserialization': {
    title: 'Unsafe deserialisation',
    cwe: 502,
    owasp: integrity,
    severity: 'critical',
    risk: 'The format can hold functions, which run when it is read.',
    fix: 'Use `JSON.parse`, or a loader of plain data.',
  },
  'prototype-pollution': {
    title: 'Prototype pollution',
    cwe: 1321,
    owasp: injection,
    severity: 'high',
    risk: 'A key such as `__proto__` changes what every object inherits.',
    fix: 'Refuse `__proto__`, `constructor` and `prototype`, or use a `Map`.',
  },
  'unsafe-reflection': {
    title: 'A request chooses what is called or loaded',
    cwe: 470,
    owasp: injection,
    severity: 'high',
    risk: 'Whoever chooses the name calls functions that were not meant for them.',
    fix: 'Look the name up in a `Map` of what may be called.',
  },
  'xpath-injection': {
    title: 'XPath or LDAP injection',
    cwe: 643,
    owasp: injection,
    severity: 'high',
    risk: 'Whoever chooses a part of the query decides what it matches.',
    fix: 'Hand values over as variables of the expression, or escape them.',
  },
  'regex-injection': {
    title: 'Regular expression chosen by a request',
    cwe: 1333,
    owasp: injection,
    severity: 'medium',
    risk: 'An expression that backtracks without end keeps the program busy for ever.',
    fix: 'Escape the text (`RegExp.escape`), or look for it with `includes`.',
  },
  'catastrophic-backtracking': {
    title: 'Regular expression that backtracks exponentially',
    cwe: 1333,
    owasp: configuration,
    severity: 'medium',
    risk: 'A text of some thirty characters keeps it busy for minutes.',
    fix: 'Write it so that no two of its repetitions can match the same characters.',
  },
  'xml-external-entities': {
    title: 'XML with external entities',
    cwe: 611,
    owasp: configuration,
    severity: 'high',
    risk: 'A document reads files and addresses that its author names in it.',
    fix: 'Leave entities off (`noent: false`).',
  },
  'zip-slip': {
    title: 'Archive entries written by their own path',
    cwe: 22,
    owasp: access,
    severity: 'high',
    risk: 'An entry named `../../x` is written outside the folder.',
    fix: 'Resolve each path, and check that it begins with the folder.',
  },
  'weak-hash': {
    title: 'Weak hash',
    cwe: 328,
    owasp: cryptography,
    severity: 'medium',
    risk: 'Two texts with the same digest can be made at will.',
    fix: 'Use SHA-256; for passwords scrypt, bcrypt or Argon2.',
  },
  'weak-password-hash': {
    title: 'Passwords hashed too cheaply',
    cwe: 916,
    owasp: cryptography,
    severity: 'medium',
    risk: 'Stolen hashes are guessed by the billion.',
    fix: 'Use scrypt, bcrypt with cost 10 or more, PBKDF2 with 100,000 rounds or more, or Argon2id.',
  },
  'weak-cipher': {
    title: 'Weak cipher or mode',
    cwe: 327,
    owasp: cryptography,
    severity: 'high',
    risk: 'What it hides can be read, or changed without anybody noticing.',
    fix: 'Use `createCipheriv` with `aes-256-gcm`.',
  },
  'static-initialization-vector': {
    title: 'Constant initialisation vector',
    cwe: 329,
    owasp: cryptography,
    severity: 'medium',
    risk: 'Equal texts become equal ciphertexts.',
    fix: 'Draw it with `randomBytes` for each text, and keep it beside the ciphertext.',
  },
  'weak-key': {
    title: 'Key that is too short',
    cwe: 326,
    owasp: cryptography,
    severity: 'medium',
    risk: 'It can be computed.',
    fix: 'Use RSA with 2048 bits or more, or Ed25519.',
  },
  'insecure-randomness': {
    title: 'Secret drawn by `Math.random`',
    cwe: 338,
    owasp: cryptography,
    severity: 'medium',
    risk: 'Who has seen some of its values computes the next ones.',
    fix: 'Use `crypto.randomUUID`, `randomBytes` or `getRandomValues`.',
  },
  'certificate-validation-disabled': {
    title: 'Certificates are not verified',
    cwe: 295,
    owasp: identification,
    severity: 'high',
    risk: 'Anybody on the way can be the other side.',
    fix: 'Leave verification on; give the authority of a private server as `ca`.',
  },
  'obsolete-tls': {
    title: 'Obsolete version of TLS',
    cwe: 326,
    owasp: cryptography,
    severity: 'medium',
    risk: 'Versions before 1.2 are broken.',
    fix: 'Take the setting out: the default is 1.2 or newer.',
  },
  'cleartext-transport': {
    title: 'Transport without encryption',
    cwe: 319,
    owasp: cryptography,
    severity: 'low',
    risk: 'Anybody on the way reads and changes what is sent.',
    fix: 'Use `https:` or `wss:`.',
  },
  'insecure-cookie': {
    title: 'Cookie without protection',
    cwe: 614,
    owasp: configuration,
    severity: 'medium',
    risk: 'Scripts, or anybody on the way, can read it.',
    fix: 'Set `httpOnly: true` and `secure: true`.',
  },
  'permissive-cors': {
    title: 'Other sites may read the answers',
    cwe: 942,
    owasp: configuration,
    severity: 'medium',
    risk: 'A page of anybody reads what this server tells a person who is signed in.',
    fix: 'List the origins that may.',
  },
  'unverified-token': {
    title: 'Token that is not verified',
    cwe: 347,
    owasp: identification,
    severity: 'high',
    risk: 'Anybody writes a token of their own.',
    fix: 'Verify it with a key and a list of algorithms without `none`.',
  },
  'hard-coded-key': {
    title: 'Key written in the code',
    cwe: 798,
    owasp: identification,
    severity: 'high',
    risk: 'Whoever reads the code signs and reads as this server does.',
    fix: 'Read it from the environment, and change it where it was used.',
  },
  'unsafe-electron-setting': {
    title: 'Electron window without its protections',
    cwe: 1188,
    owasp: configuration,
    severity: 'high',
    risk: 'A page in the window runs programs on the machine.',
    fix: 'Leave `contextIsolation`, `sandbox` and `webSecurity` on and `nodeIntegration` off.',
  },
  'timing-unsafe-comparison': {
    title: 'Secret compared by `===`',
    cwe: 208,
    owasp: cryptography,
    severity: 'low',
    risk: 'The time it takes tells how much of a guess is right.',
    fix: 'Use `crypto.timingSafeEqual` on digests of both.',
  },
  'disabled-protection': {
    title: 'Protection switched off',
    cwe: 693,
    owasp: configuration,
    severity: 'medium',
    risk: 'What the library would keep out comes in.',
    fix: 'Leave it on, and make an exception for the one place that needs it.',
  },
  'logged-secret': {
    title: 'Secret written to a log',
    cwe: 532,
    owasp: logging,
    severity: 'medium',
    risk: 'Logs are read by more people than secrets are for.',
    fix: 'Leave it out, or log whether it is set.',
  },
  'unrestricted-message': {
    title: 'Message to any window',
    cwe: 346,
    owasp: configuration,
    severity: 'low',
    risk: 'Whatever page is in the window by now receives it.',
    fix: 'Name the origin instead of `*`.',
  },
  'unchecked-message-origin': {
    title: 'Message from any window',
    cwe: 346,
    owasp: configuration,
    severity: 'low',
    risk: 'Any page that holds this window can send it.',
    fix: 'Compare `event.origin` with the origins that may.',
  },
  'incomplete-sanitization': {
    title: 'Only the first occurrence is replaced',
    cwe: 116,
    owasp: injection,
    severity: 'medium',
    risk: 'The second one goes through.',
    fix: 'Use `replaceAll`, or better an encoder of a library.',
  },
  'exposed-session-token': {
    title: 'Session token in the browser’s storage',
    cwe: 922,
    owasp: identification,
    severity: 'low',
    risk: 'Every script of the page can read it.',
    fix: 'Keep it in a cookie with `HttpOnly`.',
  },
} satisfies Readonly<Record<string, CodeRule>>;

export type CodeRuleId = keyof typeof codeRules;

export function isCodeRule(id: string): id is CodeRuleId {
  return Object.hasOwn(codeRules, id);
}
