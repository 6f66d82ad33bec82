import type { ModuleGraph } from '../../../model/evidence.ts';
import { notApplicable, type Outcome } from '../../../model/outcome.ts';
import { type AnalysedFile, type Code, noCode } from './code-files.ts';

/** Source files of packages of which it is known what is used from outside; or why there is none. */
export function closedFiles(
  { analysed, unanalysed }: Code,
  { modules, openPackages }: ModuleGraph,
): { readonly files: readonly AnalysedFile[] } | { readonly outcome: Outcome } {
  if (analysed.length + unanalysed.length === 0) return { outcome: notApplicable(noCode) };
  const folders = new Map(modules.map((module) => [module.path, module.package]));
  // Declarations are for the compiler, which finds them without an import.
  const own = analysed.filter(({ path }) => folders.has(path) && !/\.d\.[cm]?ts$/.test(path));
  const files = own.filter(({ path }) => !openPackages.has(folders.get(path) ?? ''));
  const [open] = own.filter(({ path }) => openPackages.has(folders.get(path) ?? ''));
  if (files.length > 0 || open === undefined) return { files };
  const reason = openPackages.get(folders.get(open.path) ?? '');
  return { outcome: notApplicable(`It can't be told what is used from outside. ${reason}`) };
}
