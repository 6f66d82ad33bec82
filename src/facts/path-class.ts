/** A language whose syntax tree is walked; the name decides, as it does for compilers. */
export const languages = ['js', 'mjs', 'cjs', 'jsx', 'ts', 'mts', 'cts', 'tsx', 'vue', 'svelte'] as const;
export type Language = (typeof languages)[number];

/** All of a path that its facts depend on: two files of one class and the same bytes have the same facts. */
export type PathClass =
  | Language
  | 'vendored-code'
  | 'built-code'
  | 'minified'
  | 'style'
  | 'prose'
  | 'markdown'
  /** Settings whose values need no quotes: dotenv files, YAML, INI, shell scripts. */
  | 'settings'
  | 'other';

const vendoredFolder = /(?:^|\/)(?:node_modules|vendor|third_party|third-party|bower_components)\//;
const builtFolder = /(?:^|\/)(?:dist|build|built|out)\/.*\.(?:[cm]?js|css|map|d\.[cm]?ts)$/;

/** What Istanbul puts beside its pages. */
const reportAsset = /(?:^|\/)coverage\/(?:.*\/)?(?:block-navigation|prettify|sorter)\.js$/;

const settingsName =
  /(?:^|\/)(?:\.env[^/]*|\.npmrc|\.yarnrc|\.netrc|\.pgpass|\.my\.cnf|Dockerfile[^/]*|Makefile|Procfile|[^/]*\.(?:env|ya?ml|ini|conf|cfg|cnf|properties|sh|bash|zsh|fish|tfvars|toml|service))$/i;

/** READMEs, policies and change logs without an ending, or as plain text: what is Markdown of them is read as such. */
const readmeName =
  /(?:^|\/)(?:readme|security|contributing|changelog|changes|history|code_of_conduct|support|governance)(?:\.(?:txt|rst))?$/i;

/** Somebody else's code, copied in. */
export function isVendored(path: string): boolean {
  return vendoredFolder.test(path);
}

/** Written by a build. */
export function isBuilt(path: string): boolean {
  return builtFolder.test(path) || reportAsset.test(path);
}

export function classOf(path: string): PathClass {
  if (/\.min\.(?:js|css|mjs|cjs)$|\.(?:js|css)\.map$/.test(path)) return 'minified';
  if (/\.(?:md|markdown)$/i.test(path) || readmeName.test(path)) return 'markdown';
  if (/\.(?:txt|rst|mdx|adoc)$/i.test(path)) return 'prose';
  if (path.endsWith('.css')) return 'style';
  if (settingsName.test(path)) return 'settings';
  const extension = /\.([a-z]+)$/.exec(path)?.[1];
  const language = languages.find((name) => name === extension);
  if (language === undefined) return 'other';
  if (isVendored(path)) return 'vendored-code';
  return isBuilt(path) ? 'built-code' : language;
}
