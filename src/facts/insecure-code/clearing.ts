import { lastOf } from './names.ts';

/** What a text is made harmless for. */
export type Purpose = 'html' | 'sql' | 'command' | 'path' | 'url' | 'regex' | 'object' | 'header' | 'code';

const everything: readonly Purpose[] = [
  'html',
  'sql',
  'command',
  'path',
  'url',
  'regex',
  'object',
  'header',
  'code',
];

/** Functions that make a text harmless, by the last of their names. */
const clearing: Readonly<Record<string, readonly Purpose[]>> = {
  ...named('html', [
    'escapeHtml escapeHTML escape_html htmlEscape htmlspecialchars sanitizeHtml sanitizeHTML encodeHTML encodeHtml htmlEncode',
    'escapeXml escapeXML encodeXML encodeEntities stripTags striptags filterXSS escapeHTMLAttribute escapeAttribute',
    'inHTMLData inSingleQuotedAttr inDoubleQuotedAttr inUnQuotedAttr encodeForHTML bleach escapeUTF8 sanitizeValue',
  ]),
  ...named('sql', ['escapeId escapeLiteral escapeIdentifier sqlEscape escapeSql escapeString']),
  ...named('command', ['quote shellescape shellEscape shellQuote escapeShellArg escapeShell']),
  ...named('path', [
    'basename sanitizeFilename sanitizeFileName sanitize-filename safeJoin safePath extname filenamify',
  ]),
  ...named('regex', ['escapeRegExp escapeRegex escapeStringRegexp escapeRegexp regexpEscape regExpEscape']),
  encodeURIComponent: ['html', 'url', 'header', 'path', 'sql', 'object'],
  encodeURI: ['header', 'object'],
};

/** The same by their whole names, where the last one is a word of many meanings. */
const clearingByModule: Readonly<Record<string, readonly Purpose[]>> = {
  'he.encode': ['html', 'object'],
  'he.escape': ['html', 'object'],
  'validator.escape': ['html', 'object'],
  'lodash.escape': ['html', 'object'],
  '_.escape': ['html', 'object'],
  'underscore.escape': ['html', 'object'],
  'Handlebars.escapeExpression': ['html', 'object'],
  'mysql.escape': ['sql', 'object'],
  'mysql2.escape': ['sql', 'object'],
  'sqlstring.escape': ['sql', 'object'],
  'pg-format': ['sql', 'object'],
  'escape-html': ['html', 'object'],
  'html-escape': ['html', 'object'],
  'sanitize-html': ['html', 'object'],
  xss: ['html', 'object'],
  escape: ['html', 'url', 'object'],
  'window.escape': ['html', 'url', 'object'],
  dompurify: ['html', 'object'],
  'isomorphic-dompurify': ['html', 'object'],
  'sanitize-filename': ['path', 'object'],
  'escape-string-regexp': ['regex', 'object'],
  'RegExp.escape': ['regex', 'object'],
  'mongo-sanitize': ['object'],
  'express-mongo-sanitize': ['object'],
  'shell-escape': ['command', 'object'],
  'shell-quote.quote': ['command', 'object'],
  'SqlString.escape': ['sql', 'object'],
  'CSS.escape': ['html', 'object'],
};

function named(purpose: Purpose, names: readonly string[]): Readonly<Record<string, readonly Purpose[]>> {
  return Object.fromEntries(
    names.flatMap((list) => list.split(' ')).map((name) => [name, [purpose, 'object']]),
  );
}

/** What the result of a call is harmless for, whatever it was given; `null` for a function that is not known to clear. */
export function clearedBy(callee: string): readonly Purpose[] | null {
  const whole = callee.replace(/^~/, '');
  if (Object.hasOwn(clearingByModule, whole)) return clearingByModule[whole] ?? null;
  if (/(?:^|\.)(?:DOMPurify|dompurify|createDOMPurify|purify)\b.*\.sanitize$/i.test(whole))
    return ['html', 'object'];
  if (/(?:^|\.)sanitizer\.sanitize$/i.test(whole)) return ['html', 'object'];
  if (/^(?:connection|conn|pool|mysql\w*|db|client)(?:\.\w+\(\))?\.escape$/i.test(whole))
    return ['sql', 'object'];
  const last = lastOf(whole);
  // Builders of statements have their own, by names such as these.
  if (
    /^(?:escape|quote|wrap)(?:Path|Id|Identifier|Name|Table|Column|Literal|Value|Sql|String)\w*$/.test(last)
  )
    return ['sql', 'object'];
  if (/(?:driver|dialect|connection|queryGenerator)\.escape$/i.test(whole)) return ['sql', 'object'];
  return Object.hasOwn(clearing, last) ? (clearing[last] ?? null) : null;
}

/** Of functions whose result is a number, a truth, an identifier drawn at random or a digest: nothing of a text goes through. */
const narrowing =
  /^(?:Number(?:\..*)?|parseInt|parseFloat|BigInt|Boolean|isNaN|isFinite|Date\.(?:now|parse|UTC)|Math\..*|~?(?:toInt|toNumber|toInteger)|performance\.now)$|(?:^|\.)(?:randomUUID|randomBytes|randomInt|uuidv?[1-7]?|nanoid|digest|getTime|valueOfDate|indexOf|lastIndexOf|includes|startsWith|endsWith|localeCompare|charCodeAt|codePointAt|has|every|some|search|isArray|hashSync|hash|ObjectId|isValid|toISOString|toFixed|validateSync)$/;

export function isNarrowing(callee: string): boolean {
  return narrowing.test(callee);
}

/** `replace(/[^a-z0-9]/gi, '')`: only characters that mean nothing anywhere are left. */
export function keptBy(pattern: string, flags: string): readonly Purpose[] {
  return flags.includes('g') && /^\[\^(?:[\w-]|\\[wd_-])+\]\+?$/.test(pattern) ? everything : [];
}

export const allPurposes: readonly Purpose[] = everything;
