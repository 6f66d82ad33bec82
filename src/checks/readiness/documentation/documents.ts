import type { SourceFile } from '../../../model/evidence.ts';
import type { DocumentFacts } from '../../../model/facts.ts';
import { directoryOf } from '../../../model/path.ts';

export interface ProjectDocument {
  readonly path: string;
  readonly document: DocumentFacts;
}

/** Of times long gone: what they link to may well be gone too. */
const history =
  /(?:^|\/)(?:change-?log|changes|history|releases?|release[-_]notes|news|upgrading|migration)(?:[-_.][\w.-]*)?(?:\.\w+)?$|(?:^|\/)(?:changelogs?|\.changeset|releases?|archive|blog|_posts)\//i;

/** What a program fills in, copies or shows: it stands somewhere else in the end. */
const material = /(?:^|\/)(?:data|templates?|content|views|seeds?|stubs|assets|public|static)\//i;

/** The project's own documents that git has, and that speak of now. */
export function documentsIn(files: readonly SourceFile[]): readonly ProjectDocument[] {
  const foreign = foreignFolders(files);
  return files.flatMap(({ path, kind, isTracked, facts: { document } }) => {
    const isOwn = !material.test(path) && !foreign.has(directoryOf(path));
    return kind === 'document' && isTracked && document !== null && isOwn && !history.test(path)
      ? [{ path, document }]
      : [];
  });
}

/** Folders with a licence of their own and no manifest: what is in them comes from elsewhere. */
function foreignFolders(files: readonly SourceFile[]): ReadonlySet<string> {
  const inFolders = (name: RegExp) =>
    new Set(files.filter(({ path }) => name.test(path)).map(({ path }) => directoryOf(path)));
  const manifests = inFolders(
    /(?:^|\/)(?:package\.json|pyproject\.toml|Cargo\.toml|go\.mod|pom\.xml|composer\.json|[^/]*\.gemspec)$/,
  );
  const licensed = inFolders(/\/(?:licen[cs]e|copying)(?:\.\w+)?$/i);
  return new Set([...licensed].filter((folder) => !manifests.has(folder)));
}
