import type { Subject } from '../model/document.ts';
import { serverPattern } from '../model/hosted-repository.ts';

const repositoryName = /^[A-Za-z0-9_.-]+\/[A-Za-z0-9_.-]+$/;
const commitId = /^[0-9a-f]{40,64}$/;

/** Shown as a page, Markdown has no lines to go to. */
const shownAsPage = /\.(?:md|markdown|mdx)$/i;

/**
 * Address of a file, and of a line of it, at the measured commit; `null` where the repository or the commit is not known,
 * for a tree with changes that are in no commit, and for a path that an address could not name: a browser would walk up at `..`. Every character of the path that could
 * mean something is percent-encoded (RFC 3986), those that Markdown reads as well.
 */
export function sourceUrl(
  { repository, commit, directory, modified }: Subject,
  path: string,
  line: number | null,
): string | null {
  if (repository === null || commit === null || modified || !commitId.test(commit)) return null;
  const { name, server } = repository;
  const names = name.split('/');
  const segments = [...(directory === '' ? [] : directory.split('/')), ...path.split('/')];
  if (!serverPattern.test(server) || !repositoryName.test(name) || ![...names, ...segments].every(isName))
    return null;
  const place = line === null ? '' : `${shownAsPage.test(path) ? '?plain=1' : ''}#L${line}`;
  return `${server}/${name}/blob/${commit}/${segments.map(encoded).join('/')}${place}`;
}

/** Half a surrogate pair has no bytes to encode. */
function isName(segment: string): boolean {
  return segment !== '' && segment !== '.' && segment !== '..' && !/\p{Cs}/u.test(segment);
}

function encoded(segment: string): string {
  return encodeURIComponent(segment).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
