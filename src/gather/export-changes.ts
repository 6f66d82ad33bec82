import { classOf, languages } from '../facts/path-class.ts';
import type { ChangedFile, ChangeLog } from '../model/change-log.ts';
import type { Gathered, SourceFile } from '../model/evidence.ts';
import { exportChanges } from '../model/export-changes.ts';
import type { ExportFact, FileFacts } from '../model/facts.ts';
import { isTestPlace } from '../model/test-place.ts';
import type { World } from '../model/world.ts';
import { kindOf } from './gatherers/files.ts';

type Facts = ReadonlyMap<string, Pick<SourceFile, 'kind' | 'facts'>>;

/** `'unknown'`: it is source code, and what it exports can't be told. `null`: it is none, or is not there. */
type Exports = readonly ExportFact[] | 'unknown' | null;

/** A change log with what became of the exports of each source file in it. */
export async function withExportChanges(
  log: ChangeLog | null,
  files: Gathered<readonly SourceFile[]>,
  world: Pick<World, 'history' | 'analyser'>,
): Promise<ChangeLog | null> {
  if (log === null || !files.ok) return log;
  const now = new Map(files.value.map((file) => [file.path, file]));
  const then = await formerFacts(log, world);
  let uncompared = 0;
  const told = log.files.map((file): ChangedFile => {
    const before = file.status === 'added' ? null : exportsAt(formerPathOf(file), then);
    const after = file.status === 'removed' ? null : exportsAt(file.path, now);
    if (before === null && after === null) return file;
    if (before !== 'unknown' && after !== 'unknown')
      return { ...file, exports: exportChanges(before ?? [], after ?? []) };
    uncompared += 1;
    return file;
  });
  return { ...log, uncompared, files: told };
}

/** Facts of the files as they were; `null` where the clone does not have that commit. */
async function formerFacts(
  { since, files }: ChangeLog,
  { history, analyser }: Pick<World, 'history' | 'analyser'>,
): Promise<Facts | null> {
  const paths = files
    .filter(({ status }) => status !== 'added')
    .map(formerPathOf)
    .filter(isCode);
  if (paths.length === 0) return new Map();
  const former = await history.filesAt(since, paths);
  if (former === null) return null;
  const facts = await analyser.analyse(former.files, former);
  return new Map(
    former.files.flatMap(({ path }, index) => {
      const known = facts[index];
      return known === undefined ? [] : [[path, { kind: kindOf(path, known), facts: known }] as const];
    }),
  );
}

function exportsAt(path: string, facts: Facts | null): Exports {
  if (!isCode(path)) return null;
  const file = facts?.get(path);
  if (file === undefined || file.facts.unread !== null) return 'unknown';
  return file.kind === 'source' ? exportsIn(file.facts) : null;
}

function exportsIn({ code }: FileFacts): Exports {
  return code?.kind === 'analysed' ? code.code.exports : 'unknown';
}

/** By its name: whether it may hold exports that anybody imports. */
function isCode(path: string): boolean {
  const known: readonly string[] = languages;
  return known.includes(classOf(path)) && !isTestPlace(path);
}

function formerPathOf({ path, formerPath }: ChangedFile): string {
  return formerPath ?? path;
}
