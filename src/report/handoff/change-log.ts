import { markdownTable } from 'markdown-table';
import type { ChangedFile } from '../../model/change-log.ts';
import type { FixedFinding } from '../../model/comparison.ts';
import type { ScorecardDocument } from '../../model/document.ts';
import { checksOf } from '../../model/scorecard.ts';
import { codeSpan, sayingOf } from '../markdown.ts';
import { changeWord, scoreWord } from '../words.ts';
import { changedLines } from './changed-lines.ts';
import { exportsChanged } from './exports.ts';
import { counted, paragraphs, type SectionOf, shown } from './section.ts';

const mostFiles = 50;
const mostScores = 40;
const mostFindings = 20;

/** Which files differ, by how many lines and which exports, how much of it tests run, and what it did to the scores and the findings. */
export const changeLog: SectionOf = (document) =>
  paragraphs(
    summary(document),
    fileTable(document),
    exportsChanged(document),
    changedLines(document),
    scoreTable(document),
    findingsMoved(document),
  );

function summary({ changes }: ScorecardDocument): string {
  if (changes === null)
    return 'What was changed is not known: there was no earlier commit to compare with, or it could not be read.';
  const { since, from, count, lines, uncounted, files } = changes;
  const commit = `\`${since.slice(0, 12)}\``;
  const where = from === 'baseline' ? `${commit}, the baseline’s commit` : `${commit}, where this work began`;
  if (count === 0) return `Nothing was changed since ${where}.`;
  const many = count === null ? `At least ${counted(files.length, 'file')}` : counted(count, 'file');
  const isAnyCounted = files.some((file) => file.lines !== null);
  const sums = isAnyCounted ? `: ${counted(lines.added, 'line')} added, ${lines.removed} removed` : '';
  const unknown =
    uncounted === 0
      ? ''
      : ` The lines of ${counted(uncounted, 'file')} were not counted: binary, or not in git.`;
  return `${many} changed since ${where}${sums}.${unknown}`;
}

function fileTable({ changes }: ScorecardDocument): string {
  if (changes === null || changes.files.length === 0) return '';
  const { parts, more } = shown(changes.files, mostFiles, rowOf);
  const table = markdownTable([['File', 'What', 'Lines added', 'Removed'], ...parts.map((row) => [...row])], {
    align: ['l', 'l', 'r', 'r'],
  });
  return paragraphs(table, more);
}

function rowOf({ path, formerPath, status, lines }: ChangedFile): readonly string[] {
  const former = formerPath === null ? '' : ` from ${codeSpan(formerPath, 'table')}`;
  return [
    codeSpan(path, 'table'),
    `${status}${former}`,
    lines === null ? '' : signed('+', lines.added),
    lines === null ? '' : signed('-', lines.removed),
  ];
}

function signed(sign: '+' | '-', count: number): string {
  return count === 0 ? '0' : `${sign}${count}`;
}

/** What it did to each score: those that moved; of checks only where nothing above them can be compared. */
function scoreTable({ comparison }: ScorecardDocument): string {
  if (comparison.kind !== 'compared')
    return 'What it did to the scores is not known: they were compared with no certificate.';
  const { changes, isRescored } = comparison;
  const moved = changes.filter(
    ({ target, before, after }) => before !== after && (isRescored || target.split('/').length < 3),
  );
  const note = isRescored
    ? 'Scores are made otherwise since then, by weights or exclusions, so that only checks can be compared.'
    : '';
  if (moved.length === 0) return paragraphs(note, 'No score of an area or a category moved.');
  const { parts, more } = shown(moved, mostScores, ({ target, before, after }) => [
    codeSpan(target, 'table'),
    scoreWord(before),
    scoreWord(after),
    changeWord(before, after),
  ]);
  const table = markdownTable([['Score', 'Before', 'Now', 'Change'], ...parts], {
    align: ['l', 'r', 'r', 'r'],
  });
  return paragraphs(note, table, more);
}

function findingsMoved(document: ScorecardDocument): string {
  const { comparison, areas } = document;
  if (comparison.kind !== 'compared') return '';
  const { introduced, fixed } = comparison;
  const said = sayingOf(document);
  const lineOf = ({ severity, check, message, path }: Moved) => {
    const place = path === null ? '' : ` in ${codeSpan(path, 'text')}`;
    return `- ${severity}, ${codeSpan(check, 'text')}${place}: ${said(message, 'text')}`;
  };
  const isNew = new Set(introduced);
  const fresh = checksOf(areas).flatMap(({ id, findings }) =>
    findings
      .filter(({ fingerprint }) => isNew.has(fingerprint))
      .map((finding) => ({ ...finding, check: id })),
  );
  const list = (count: number, what: string, moved: readonly Moved[]) => {
    const { parts, more } = shown(moved, mostFindings, lineOf);
    const end = count === 0 ? '.' : ':';
    return paragraphs(
      `${counted(count, 'finding')} ${count === 1 ? 'is' : 'are'} ${what}${end}`,
      parts.join('\n'),
      more,
    );
  };
  return paragraphs(list(introduced.length, 'new', fresh), list(fixed.length, 'gone', fixed));
}

type Moved = Pick<FixedFinding, 'severity' | 'check' | 'message' | 'path'>;
