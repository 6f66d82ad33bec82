import type { SourceFile } from '../../../model/evidence.ts';
import type { DocumentFacts } from '../../../model/facts.ts';

/** A document of the places where GitHub looks for those that it knows by name. */
export interface Policy {
  readonly path: string;
  readonly document: DocumentFacts | null;
}

/** The first document of a name at the root, in `.github` or in `docs`; `null` where there is none. */
export function policyNamed(files: readonly SourceFile[], name: string): Policy | null {
  const pattern = new RegExp(`^(?:\\.github/|docs/)?${name}(?:\\.(?:md|markdown|txt|rst|adoc))?$`, 'i');
  const file = files.find(({ path, kind }) => kind === 'document' && pattern.test(path));
  return file === undefined ? null : { path: file.path, document: file.facts.document };
}
