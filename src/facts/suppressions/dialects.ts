import type { SuppressionTool } from '../../model/facts.ts';

/** What a comment asks for. */
interface Directive {
  /**
   * `place`: its line where it stands behind something, the next one where it stands alone. `block`: from its line to
   * where its tool's `enable` stands, or to the end.
   */
  readonly scope: 'place' | 'line' | 'next-line' | 'block';
  readonly rules: readonly string[];
  readonly reason: string | null;
  readonly until: string | null;
}

/** How a tool's comments are written. */
export interface Dialect {
  readonly tool: SuppressionTool;
  /** What the text is searched for, lower case. Case matters, as it does for the tools. */
  readonly marker: string;
  /** Where a comment's sign has to stand: right before the marker, somewhere before it on the line, or nowhere. */
  readonly sign: 'before' | 'on the line' | 'not needed';
  /** What ends a block. */
  readonly end?: string;
  /** What stands behind the marker, to the comment's end → what it asks for; `null` when that is something else. */
  readonly read: (rest: string) => Directive | null;
}

/** A place where a tool's marker stands. */
export interface Mark {
  readonly dialect: Dialect;
  readonly at: number;
}

const plainly = { rules: [], reason: null, until: null } as const;

export const dialects: readonly Dialect[] = [
  { tool: 'certgate', marker: 'certgate-ignore', sign: 'before', read: readOwn },
  // https://github.com/gitleaks/gitleaks#gitleaksallow, https://docs.trufflesecurity.com/ignoring-secrets: no comment is asked for.
  { tool: 'gitleaks', marker: 'gitleaks:allow', sign: 'not needed', read: readWhole },
  { tool: 'trufflehog', marker: 'trufflehog:ignore', sign: 'not needed', read: readWhole },
  // https://github.com/Yelp/detect-secrets#inline-allowlisting
  { tool: 'detect-secrets', marker: 'pragma:', sign: 'on the line', read: readPragma },
  // https://semgrep.dev/docs/ignoring-files-folders-code
  { tool: 'semgrep', marker: 'nosem', sign: 'on the line', read: readSemgrep },
  // https://github.com/secretlint/secretlint/tree/master/packages/%40secretlint/secretlint-rule-filter-comments
  {
    tool: 'secretlint',
    marker: 'secretlint-disable',
    sign: 'before',
    end: 'secretlint-enable',
    read: readLinter,
  },
  // https://eslint.org/docs/latest/use/configure/rules
  { tool: 'eslint', marker: 'eslint-disable', sign: 'before', end: 'eslint-enable', read: readEslint },
];

/** `<check>: reason — until DATE`. Without its colon it gives no reason. */
function readOwn(rest: string): Directive | null {
  const written = /^\s+([A-Za-z0-9/_-]{1,200})(?![A-Za-z0-9/_-])\s*(:?)(.*)$/s.exec(rest);
  if (written === null) return { scope: 'place', ...plainly };
  const [, check = '', colon = '', tail = ''] = written;
  const words = tail.trim();
  const at = endOfReason(words);
  const until = at === null ? null : /^[-–—(,;\s]*until\s+(\S*)/i.exec(words.slice(at))?.[1];
  const reason = colon === '' ? '' : words.slice(0, at ?? words.length).trim();
  return {
    scope: 'place',
    rules: [check],
    reason: reason === '' ? null : reason,
    until: until?.replace(/[).,;]+$/, '') ?? null,
  };
}

/** Where the last "— until …" begins: behind a dash whatever follows, elsewhere only if it is written like a day. */
function endOfReason(words: string): number | null {
  const last = words.toLowerCase().lastIndexOf('until ');
  if (last === -1) return null;
  const before = words.slice(0, last);
  const dash = /(?:^|[\s(,;])[-–—]{1,2}\s*$/.exec(before.slice(-20));
  if (dash !== null) return Math.max(0, before.length - 20) + dash.index;
  return /^until\s+\d{4}-/i.test(words.slice(last)) && /(?:^|[\s(,;])$/.test(before) ? last : null;
}

function readWhole(rest: string): Directive | null {
  return /^[\w-]/.test(rest) ? null : { scope: 'line', ...plainly };
}

function readPragma(rest: string): Directive | null {
  const written = /^ ?(?:allow|white)list[ -](nextline[ -])?secret(?![\w-])/.exec(rest);
  if (written === null) return null;
  return { scope: written[1] === undefined ? 'line' : 'next-line', ...plainly };
}

function readSemgrep(rest: string): Directive | null {
  const written = /^(?:grep)?(?![\w-])(?:\s*:\s*([\w.,/ -]{1,500}))?/.exec(rest);
  if (written === null) return null;
  return { scope: 'place', ...plainly, rules: namesIn(written[1]?.split(' -- ', 1)[0]) };
}

/** `-line`, `-next-line` or nothing; then names of rules; then a reason behind two dashes. */
function readLinter(rest: string): Directive | null {
  const written = /^(-next-line|-line)?(?![\w-])(.*)$/s.exec(rest);
  if (written === null) return null;
  const [, suffix, tail = ''] = written;
  const dashes = /(?:^|\s)-{2,}\s/.exec(tail);
  const reason = dashes === null ? '' : tail.slice(dashes.index + dashes[0].length).trim();
  return {
    scope: suffix === '-line' ? 'line' : suffix === '-next-line' ? 'next-line' : 'block',
    rules: namesIn(dashes === null ? tail : tail.slice(0, dashes.index)),
    reason: reason === '' ? null : reason,
    until: null,
  };
}

/** Rules of ESLint and its plugins that are about security. */
const securityRule =
  /^(?:security|security-node|no-secrets|no-unsanitized|xss|scanjs-rules|@microsoft\/sdl)\/|^(?:@typescript-eslint\/)?no-(?:eval|implied-eval|new-func|script-url)$|^react\/no-danger|^(?:sonarjs|vue)\/(?:no-hardcoded-|no-v-html|hashing|code-eval|sql-queries|os-command|pseudo-random|insecure-|unverified-|weak-ssl)/;

/** Of the rules those about security; a comment about others is none of ours. */
function readEslint(rest: string): Directive | null {
  const directive = readLinter(rest);
  const rules = directive?.rules.filter((rule) => securityRule.test(rule)) ?? [];
  return directive === null || rules.length === 0 ? null : { ...directive, rules };
}

/** Most names of rules that are kept of one comment. */
const mostNames = 20;

function namesIn(text = ''): readonly string[] {
  const names = text.split(/[\s,]+/).filter((name) => /^[@\w][\w./@-]{0,199}$/.test(name));
  return names.slice(0, mostNames);
}
