import { isBuilt, isVendored } from '../../facts/path-class.ts';
import type { FileKind, SourceFile } from '../../model/evidence.ts';
import type { FileFacts } from '../../model/facts.ts';
import { baseName } from '../../model/path.ts';
import { isTestPlace } from '../../model/test-place.ts';
import type { Analyser, Repository } from '../../model/world.ts';

const sourceExtensions = new Set(
  (
    'js jsx ts tsx mjs cjs mts cts vue svelte py go rs java kt kts scala rb php cs fs swift c h cc cpp cxx hpp m mm ' +
    'dart ex exs erl clj hs lua pl r sh bash ps1 sql'
  ).split(' '),
);

const documentExtensions = new Set(['md', 'markdown', 'mdx', 'rst', 'adoc', 'txt']);

/** Every file that git has or would add, with its facts and its kind. */
export async function gatherFiles(
  repository: Repository,
  analyser: Analyser,
): Promise<readonly SourceFile[]> {
  const listed = await repository.list();
  const facts = await analyser.analyse(listed);
  return listed.flatMap(({ path, isTracked }, index) => {
    const known = facts[index];
    return known === undefined ? [] : [{ path, isTracked, kind: kindOf(path, known), facts: known }];
  });
}

/** What a file is, by its place, its name and its text. */
export function kindOf(path: string, facts: FileFacts): FileKind {
  if (facts.unread !== null) return 'unread';
  if (facts.isBinary && facts.code === null) return 'binary';
  if (isVendored(path)) return 'vendored';
  if (facts.generated !== null || isBuilt(path)) return 'generated';
  if (isTestPlace(path)) return 'test';
  const name = baseName(path);
  const extension = name.includes('.') ? name.slice(name.lastIndexOf('.') + 1).toLowerCase() : '';
  // LICENSE, README, CHANGELOG: written for people, as their capitals say.
  if (documentExtensions.has(extension) || /^[A-Z]{4,}$/.test(name)) return 'document';
  return sourceExtensions.has(extension) ? 'source' : 'data';
}
