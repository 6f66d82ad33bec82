import { markdownTable } from 'markdown-table';
import type { ScorecardDocument } from '../../model/document.ts';
import type { ExportChanges } from '../../model/export-changes.ts';
import { codeSpan } from '../markdown.ts';
import { counted, paragraphs, shown } from './section.ts';

const mostFiles = 30;
const mostNames = 10;

interface Moved {
  readonly path: string;
  readonly exports: ExportChanges;
}

/** Which exports are new, gone or changed, file by file; empty where no source code was changed. */
export function exportsChanged({ changes }: ScorecardDocument): string {
  if (changes === null || changes.files.length === 0) return '';
  const { uncompared, files } = changes;
  if (uncompared === null)
    return 'Which exports are new, changed or gone is not known: nobody compared them.';
  const compared = files.flatMap(({ path, exports }) => (exports === null ? [] : [{ path, exports }]));
  const unknown =
    uncompared === 0
      ? ''
      : `The exports of ${counted(uncompared, 'changed file')} were not compared: the clone does not have the file as it was, or its code could not be parsed.`;
  if (compared.length === 0) return unknown;
  const moved = compared.filter(
    ({ exports: { added, removed, changed } }) => added.length + removed.length + changed.length > 0,
  );
  if (moved.length === 0) return paragraphs('No export is new, changed or gone.', unknown);
  const breaking = moved.filter(({ exports: { removed } }) => removed.length > 0);
  const others = moved.filter(({ exports: { removed } }) => removed.length === 0);
  const { parts, more } = shown([...breaking, ...others], mostFiles, rowOf);
  const head = ['Exports of', 'Added', 'Removed', 'Changed'];
  return paragraphs(
    breaking.length === 0
      ? ''
      : 'Exports are gone from where they were: whoever imports them from there breaks.',
    markdownTable([head, ...parts.map((row) => [...row])]),
    more,
    unknown,
  );
}

function rowOf({ path, exports: { added, removed, changed } }: Moved): readonly string[] {
  return [codeSpan(path, 'table'), ...[added, removed, changed].map(namesOf)];
}

function namesOf(names: readonly string[]): string {
  const spans = names
    .slice(0, mostNames)
    .map((name) => codeSpan(name === '=' ? 'module.exports' : name, 'table'));
  return `${spans.join(', ')}${names.length > mostNames ? ', …' : ''}`;
}
