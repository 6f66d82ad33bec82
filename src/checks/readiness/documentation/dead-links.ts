import { defineCheck } from '../../../model/check.ts';
import type { SourceFile } from '../../../model/evidence.ts';
import type { Finding } from '../../../model/finding.ts';
import { notApplicable, proportion } from '../../../model/outcome.ts';
import { documentsIn, type ProjectDocument } from './documents.ts';

export default defineCheck({
  id: 'dead-links',
  category: 'readiness/documentation',
  importance: 'medium',
  title: 'Links within the documents lead somewhere',
  failureTitle: 'Links within the documents lead nowhere',
  why: 'A reader who is sent to nothing trusts the rest less. Each link to a file of the repository, and to a heading of a document, counts once. Links to other sites are not followed; documents that a site generator turns into pages are held to files only where their links name them.',
  fix: 'Mend the path or the heading that the link names, or take the link out.',
  needs: ['files'],

  run({ files }) {
    const places = placesOf(files);
    const isSite = files.some(({ path }) => siteGenerator.test(path));
    const links = documentsIn(files).flatMap((document) =>
      document.document.links.flatMap(({ target, line }) => {
        const judged = judge(target, document, places, isSite);
        return judged === null ? [] : [{ path: document.path, line, target, problem: judged.problem }];
      }),
    );
    if (links.length === 0)
      return notApplicable('No document links to a file or a heading of the repository.');
    const dead = links.flatMap(({ path, line, target, problem }): Finding[] =>
      problem === null
        ? []
        : [{ path, line, message: `\`${target}\` leads nowhere: ${problem}`, subject: target }],
    );
    return proportion(links.length, dead);
  },
});

const siteGenerator =
  /(?:^|\/)(?:\.vitepress\/|\.vuepress\/|docusaurus\.config\.|mkdocs\.ya?ml$|_config\.ya?ml$|book\.toml$|conf\.py$|\.eleventy\.js$|eleventy\.config\.|astro\.config\.|hugo\.toml$|config\.toml$|typedoc\.json$|gatsby-config\.|_sidebar\.md$|\.docsify|antora\.yml$|mint\.json$|docs\.json$|sidebars\.)/;

interface Places {
  /** Files and folders. */
  readonly paths: ReadonlySet<string>;
  /** Path of a document → its anchors, in lower case. */
  readonly anchors: ReadonlyMap<string, ReadonlySet<string>>;
}

function placesOf(files: readonly SourceFile[]): Places {
  const paths = new Set(['']);
  for (const { path } of files) {
    for (let at = path; at !== '' && !paths.has(at); at = at.slice(0, Math.max(0, at.lastIndexOf('/'))))
      paths.add(at);
  }
  const anchors = files.flatMap(({ path, facts: { document } }) =>
    document === null
      ? []
      : [[path, new Set(document.anchors.map((anchor) => anchor.toLowerCase()))] as const],
  );
  return { paths, anchors: new Map(anchors) };
}

/** `null` for what is not to be judged here. */
function judge(
  target: string,
  { path }: ProjectDocument,
  { paths, anchors }: Places,
  isSite: boolean,
): { readonly problem: string | null } | null {
  if (/[{}$<>%\\]|^\s|\s$/.test(target.replace(/%[0-9a-f]{2}/gi, ''))) return null;
  const [withQuery = '', fragment = ''] = splitAt(target, '#');
  const [written = ''] = splitAt(withQuery, '?');
  if (isSite && (written.startsWith('/') || written === '')) return null;
  const place = written === '' ? path : resolved(decoded(written), path);
  // Above the root are GitHub's own pages: `../../issues`.
  if (place === null) return null;
  if (!paths.has(place)) {
    const isPage =
      isSite &&
      [`${place}.md`, `${place}.mdx`, `${place}/index.md`, place.replace(/\.html$/, '.md')].some((page) =>
        paths.has(page),
      );
    return isPage || (isSite && !/\.\w+$/.test(place)) ? null : { problem: `there is no \`${place}\`.` };
  }
  const known = anchors.get(place);
  const wanted = decoded(fragment)
    .toLowerCase()
    .replace(/^user-content-/, '');
  if (wanted === '' || known === undefined || isSite || /^l\d+|^:~:|^top$|^readme$/.test(wanted))
    return { problem: null };
  return known.has(wanted)
    ? { problem: null }
    : { problem: `\`${place}\` has no heading for \`#${fragment}\`.` };
}

function splitAt(text: string, sign: string): readonly string[] {
  const at = text.indexOf(sign);
  return at === -1 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Relative to the document's folder, or with a `/` in front to the root; `null` for what leaves the repository. */
function resolved(written: string, from: string): string | null {
  const start = written.startsWith('/') ? [] : from.split('/').slice(0, -1);
  for (const part of written.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') start.push(part);
    else if (start.pop() === undefined) return null;
  }
  return start.join('/');
}
