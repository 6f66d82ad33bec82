import type { LineRange } from './change.ts';
import type { CodeRuleId } from './code-rule.ts';

/**
 * What one file's text says, independent of every other file: a pure function of its path and bytes, so it can be
 * computed in any order, on any core, and kept under the digest of the content.
 */
export interface FileFacts {
  readonly bytes: number;
  /** Physical lines; 0 for what is not text. */
  readonly lines: number;
  readonly isBinary: boolean;
  /** Why the text is not for people to read: a marker, or lines too long for hands. `null` when it is. */
  readonly generated: string | null;
  /** Why it was not read at all; `null` when it was. */
  readonly unread: string | null;
  readonly secrets: readonly SecretCandidate[];
  /** Comments that ask a scanner to look away, in the order of their places. */
  readonly suppressions: readonly SuppressionComment[];
  /** `null` for a file in a language that is not parsed. */
  readonly code: CodeAnalysis | null;
  /** `null` for what is no Markdown, or could not be parsed as such. */
  readonly document: DocumentFacts | null;
  /** What its text tells of how the project is run, in the order of its lines. */
  readonly signals: readonly Signal[];
  /** Reads of the environment in languages that are not parsed, found by patterns. */
  readonly textReads: readonly EnvironmentRead[];
}

/** Of a file of which nothing is known but its size. */
export function factsOfBytes(bytes: number): FileFacts {
  return {
    bytes,
    lines: 0,
    isBinary: false,
    generated: null,
    unread: null,
    secrets: [],
    suppressions: [],
    code: null,
    document: null,
    signals: [],
    textReads: [],
  };
}

/** Markdown (CommonMark with GitHub's extensions), as far as checks ask of it. Lines are 1-based. */
export interface DocumentFacts {
  /** In order. What stands before the first heading is a section with an empty title and depth 0, if there is anything. */
  readonly sections: readonly DocumentSection[];
  /** Targets of links and images with no scheme, as written: `docs/a.md#install`, `#usage`. */
  readonly links: readonly { readonly target: string; readonly line: number }[];
  /** What links can point to: of headings, by GitHub's rule, and of `id` and `name` in HTML. */
  readonly anchors: readonly string[];
  readonly codeBlocks: readonly CodeBlock[];
  /** Names in code spans and code blocks that are written like variables of the environment, each once. */
  readonly variables: readonly { readonly name: string; readonly line: number }[];
  /** Words in code spans and code blocks that are written like names of inputs and options, in lower case, each once. */
  readonly words: readonly string[];
  /** Whether its prose says what the licence is: `MIT licensed`, `under the Apache License`. */
  readonly namesLicense: boolean;
  /** Characters of prose of the whole: code, markup and addresses left out. */
  readonly proseCharacters: number;
  /** Pictures, and code blocks in a language of diagrams. */
  readonly diagrams: number;
}

/** From one heading to the next of any depth. */
export interface DocumentSection {
  readonly title: string;
  /** 1 to 6; 0 before the first heading. */
  readonly depth: number;
  readonly line: number;
  /** Characters of prose in it. */
  readonly characters: number;
  readonly listItems: number;
  readonly tableRows: number;
  readonly codeBlocks: number;
  /** Quantities: a time, a share, a rhythm (`4 hours`, `99.9 %`, `daily`). */
  readonly quantities: number;
}

export interface CodeBlock {
  /** The first word of its info string, in lower case; `null` without one. */
  readonly language: string | null;
  readonly line: number;
  /** Why it can't be parsed as what it says it is; `null` when it can, or is in a language that is not parsed. */
  readonly problem: string | null;
  /** Whether it holds a command that installs something. */
  readonly installs: boolean;
}

/** What a place tells of how the project is run. */
export type SignalKind =
  // In code.
  /** A library for structured logs is imported. */
  | 'structured-logging'
  | 'metrics'
  | 'tracing'
  | 'error-reporting'
  /** A library that validates the environment, or a schema that the environment is given to. */
  | 'environment-validation'
  | 'health-endpoint'
  | 'readiness-endpoint'
  | 'metrics-endpoint'
  /** `unhandledRejection`, `uncaughtException`. */
  | 'rejection-handler'
  /** `SIGTERM`, `SIGINT`. */
  | 'shutdown-handler'
  | 'audit-logging'
  | 'retried-test'
  // In any text.
  | 'backup'
  | 'restore'
  | 'alert-rule'
  | 'dashboard'
  /** Terraform, Kubernetes, CloudFormation and their like. */
  | 'infrastructure'
  | 'health-probe'
  | 'staged-rollout'
  | 'rollback'
  | 'retention'
  /** An absolute path of somebody's machine. */
  | 'machine-path'
  /** An address of this machine, with a port, in code. */
  | 'localhost';

export interface Signal {
  readonly kind: SignalKind;
  readonly line: number;
  /** What was found, by name: `pino`, `/healthz`, `pg_dump`. Never a value. */
  readonly what: string;
  /** `syntax`: of the tree. `text`: by a pattern. */
  readonly by: 'syntax' | 'text';
}

/**
 * A place that looks like a credential. Holds what is known *about* the value, never the value nor a part of it:
 * this record is cached, stored and shown.
 */
export interface SecretCandidate {
  /** A kind's id (`github-token`, `private-key`), or what its name says: `password`, `secret`, `url-credential`. */
  readonly kind: string;
  readonly line: number;
  /** The line with the value taken out and white space folded: what the finding's identity is made of. */
  readonly context: string;
  /** Characters of the value. */
  readonly length: number;
  /** What the value itself proves. */
  readonly proof: SecretProof;
  /** When it ends, by its own words: ISO time. */
  readonly expiresAt?: string;
}

/** What a value proves about itself, where it stands and under the name that it has. */
export type SecretProof =
  // There is no literal, or it names something.
  /** A name that is given another name, a type, or nothing. */
  | 'name-only'
  /** How to get the value: an environment's variable, a template's hole, a secret manager's address. */
  | 'reference'
  /** A call, or something else that is worked out. */
  | 'computed'
  /** The value is its own name, or an identifier. */
  | 'names-itself'
  /** The name is of something about credentials: a field, an address, a length. */
  | 'about-credentials'
  // The literal is no credential, by its form.
  /** Too regular to be random (one character, a sequence, few distinct characters), or a word that says so. */
  | 'placeholder'
  /** An example from the provider's own documentation. */
  | 'published'
  /** Words for people. */
  | 'language'
  /** An address, a path, a date, a number, a colour, an alphabet. */
  | 'other-format'
  | 'uuid'
  /** A digest, in a place where digests stand. */
  | 'digest'
  /** Made to be seen: a public key, a certificate, a publishable key. */
  | 'public'
  /** A password's hash. */
  | 'one-way'
  /** Under a passphrase or a key that is not there. */
  | 'encrypted'
  /** Carries check digits or a signature, and they are wrong or missing: it was never issued. */
  | 'checksum-invalid'
  /** Opens something that runs on the same machine only. */
  | 'local-default'
  /** A word or a short text that guards nothing. */
  | 'weak'
  // It is one.
  /** A password that anybody would guess, and a password all the same. */
  | 'weak-password'
  /** A password of some strength, as people make them. */
  | 'strong-password'
  /** Drawn by a machine. */
  | 'random'
  /** Everything that its kind demands is there, and the kind has no check digits. */
  | 'structure'
  /** Carries check digits, and they are right: the provider issued it. */
  | 'checksum-valid';

/** Tools whose comments are understood; `certgate` is this one. */
export const suppressionTools = [
  'certgate',
  'gitleaks',
  'secretlint',
  'semgrep',
  'detect-secrets',
  'trufflehog',
  'eslint',
] as const;

export type SuppressionTool = (typeof suppressionTools)[number];

/** A comment that asks not to report what stands on its line or behind it. Holds no value that looks like a credential. */
export interface SuppressionComment {
  readonly tool: SuppressionTool;
  /** 1-based line on which it stands. */
  readonly line: number;
  /** Lines that it speaks of. */
  readonly lines: LineRange;
  /** Checks or foreign rules, as written; empty when it speaks of all. */
  readonly rules: readonly string[];
  /** `null` when it gives none. */
  readonly reason: string | null;
  /** What stands behind `until`, as written: a day, if it is well written. `null` when nothing does. */
  readonly until: string | null;
}

/** What became of a file in a language that is parsed. */
export type CodeAnalysis =
  | { readonly kind: 'analysed'; readonly code: CodeFacts }
  /** Not for people to read (minified, generated, vendored) or beyond the size that is parsed: said, and nothing lost. */
  | { readonly kind: 'skipped'; readonly reason: string }
  /** Should have been parsed and could not be: a syntax error, nesting beyond any stack, a worker that ran out of time. */
  | { readonly kind: 'not-analysed'; readonly reason: string; readonly line: number | null };

/** What one walk over a file's syntax tree learned. All lines are 1-based and of the whole file. */
export interface CodeFacts {
  /** Lines with a token on them. */
  readonly codeLines: number;
  /** Lines with a comment on them, or a part of one. */
  readonly commentLines: number;
  /** In order of their beginning. */
  readonly functions: readonly FunctionFacts[];
  readonly imports: readonly ImportFact[];
  readonly exports: readonly ExportFact[];
  readonly environmentReads: readonly EnvironmentRead[];
  readonly logCalls: readonly LogCall[];
  readonly insecureCode: readonly InsecureCode[];
  readonly swallowedErrors: readonly SwallowedError[];
  /** Markers of work left to do, in comments. */
  readonly todos: readonly { readonly marker: 'TODO' | 'FIXME' | 'HACK' | 'XXX'; readonly line: number }[];
  readonly typeEscapes: readonly TypeEscape[];
  readonly tests: TestFacts;
  readonly clones: CloneWindows;
  /** Lines on which a statement begins that runs: first and last of each run of lines, alternating. */
  readonly executableLines: readonly number[];
}

export interface FunctionFacts {
  /** `resolvePath`, `Parser.parse`, `get size`; `(anonymous)` where nothing names it. */
  readonly name: string;
  readonly line: number;
  readonly endLine: number;
  /** Lines with code from its first to its last, functions inside it included. */
  readonly codeLines: number;
  /** The same without the functions inside it: those of all functions add up to no more than the file's. */
  readonly ownCodeLines: number;
  /** McCabe's, as ESLint's rule `complexity` counts it (classic variant). */
  readonly cyclomatic: number;
  /** SonarSource's white paper, as `sonarjs/cognitive-complexity` counts it, and one more where the function calls itself. */
  readonly cognitive: number;
  /** Deepest nesting of control flow, as ESLint's `max-depth` counts it. */
  readonly nesting: number;
  readonly parameters: number;
  readonly halstead: HalsteadCounts;
}

/** Halstead, Elements of Software Science, 1977: tokens of one function without the functions inside it. */
export interface HalsteadCounts {
  readonly distinctOperators: number;
  readonly distinctOperands: number;
  readonly operators: number;
  readonly operands: number;
}

export interface ImportFact {
  /** As written: `./a.js`, `node:fs`, `@scope/name/deep`. `null` when it is computed. */
  readonly specifier: string | null;
  readonly line: number;
  /** `re-export`: `export … from`. `require`: CommonJS, `import x = require()` and `require.resolve`. */
  readonly kind: 'static' | 'dynamic' | 'require' | 're-export';
  /** Names of the other file that are used; `*` for all of it, `default` for its default. Empty: imported for its effect. */
  readonly names: readonly string[];
  /** Gone when types are erased. */
  readonly isTypeOnly: boolean;
  /** Within a `try`, or with a `catch` of its own: the file does without when it is not there. */
  readonly isGuarded: boolean;
}

export interface ExportFact {
  /** `default`, `*` for `export * from`, `=` for `export =` and `module.exports =`. */
  readonly name: string;
  readonly line: number;
  readonly kind:
    | 'function'
    | 'class'
    | 'variable'
    | 'interface'
    | 'type'
    | 'enum'
    | 'namespace'
    | 're-export'
    /** What a call gives: which names it has can't be told. */
    | 'call'
    | 'other';
  readonly isTypeOnly: boolean;
  /** Whether a doc comment stands before its declaration in this file. */
  readonly isDocumented: boolean;
  /** Whether something else in this file uses it too. */
  readonly isUsedHere: boolean;
  /**
   * Eight hex digits of what its declaration promises (parameters, types, members), the same however it is laid out;
   * `null` where the text does not tell.
   */
  readonly signature: string | null;
}

/** A variable of the environment, as Node, Bun, Deno and `import.meta.env` give it. */
export interface EnvironmentRead {
  /** `null` when the name is computed or the whole environment is passed on. */
  readonly name: string | null;
  readonly line: number;
  readonly hasDefault: boolean;
}

export interface LogCall {
  /** As written, two names at most: `logger.info`, `log`. */
  readonly callee: string;
  readonly line: number;
}

/** A place where code may be insecure, and what the file itself says for and against it. */
export interface InsecureCode {
  readonly rule: CodeRuleId;
  /** 1-based line of what is called or set. */
  readonly line: number;
  /** What is called or set, by names: `child_process` `exec`, `innerHTML`. */
  readonly sink: string;
  readonly proof: CodeProof;
  /** Where the decisive value comes from, by names: `req.query.id`. `null` where that is not what decides. */
  readonly source: string | null;
}

/** What the decisive value is, as far as the file tells; the strongest that is true of a part of it. */
export type CodeProof =
  // It is insecure.
  /** Comes from a request, a page's address, a message or an archive. */
  | 'tainted'
  /** No value decides: it is written so. */
  | 'as-written'
  // It may be.
  /** A parameter, or what a function gives that is not in the file. */
  | 'unknown'
  /** Of the command line or the environment: whoever starts the program chooses it. */
  | 'operator'
  /** Written so, and whether it matters is not to be seen here. */
  | 'depends'
  // It is not.
  | 'constant'
  /** Made of the place of the program's own files. */
  | 'static-path'
  /** Made harmless for this very use. */
  | 'sanitised'
  /** Compared with what is allowed, a number, or looked up in a table. */
  | 'validated'
  /** Nothing that guards anything. */
  | 'not-security';

export interface SwallowedError {
  readonly line: number;
  /** `commented`: a `catch` that is empty but for a comment that says why. */
  readonly kind: 'empty-catch' | 'commented' | 'empty-rejection-handler';
}

/** A place where the author told the type checker or the linter to look away. */
export interface TypeEscape {
  readonly kind: 'any' | 'unsafe-cast' | 'non-null' | 'type-suppression' | 'lint-suppression';
  readonly line: number;
}

/** Calls of `it`, `test` and their like, by the names that jest, vitest, mocha, node:test, tape and playwright use. */
export interface TestFacts {
  readonly cases: number;
  /** Lines of cases with a body that asserts nothing. */
  readonly withoutAssertion: readonly number[];
  readonly only: readonly number[];
  readonly skipped: readonly number[];
}

/**
 * Fingerprints of the token stream, for finding clones across files: winnowing (Schleimer, Wilkerson and Aiken, SIGMOD
 * 2003) over windows of the syntax tree's nodes in reading order, identifiers replaced by where in the window they were seen first.
 */
export interface CloneWindows {
  /** Nodes in the stream. */
  readonly tokens: number;
  /** Four numbers a window: hash (below 2^52), index of its first node, first line, last line. By index. */
  readonly windows: readonly number[];
}
