import type { ParsedCoverage } from '../../model/coverage.ts';
import { type CoverageFormat, nothingWritten } from './format.ts';
import { hitsOf, LineBudget, LineTables, lineNumber, summedHits, wholeNumber } from './line-table.ts';

/**
 * `go test -coverprofile`: `golang.org/x/tools/cover`, `ParseProfiles`. `go tool cover` counts statements, and a profile does
 * not tell on which lines they are: every line from a block's first to its last counts, covered when any block on it ran.
 * Files have import paths.
 */
const goCoverProfile: CoverageFormat = {
  id: 'go-cover-profile',
  title: 'Go cover profile',
  paths: ['coverage.out', 'cover.out'],
  matches: (head) => /^\uFEFF?\s*mode: ?(set|count|atomic)\s*(\n|$)/.test(head),
  parse,
};

export default goCoverProfile;

interface Block {
  readonly path: string;
  readonly first: number;
  readonly last: number;
  readonly statements: number;
  readonly count: number;
}

const blockLine = /^(.+):(\d{1,9})\.\d+,(\d{1,9})\.\d+ (\d+) (\S+)$/;

function parse(text: string): ParsedCoverage {
  /** Profiles of several packages are written one after the other, each with its `mode`, and repeat blocks. */
  const blocks = new Map<string, Block>();
  let isSet = false;
  let number = 0;
  for (const line of text.replace(/^\uFEFF/, '').split(/\r?\n/)) {
    number += 1;
    if (line.trim() === '') continue;
    const [mode] = /^mode: ?\S+/.exec(line) ?? [];
    if (mode !== undefined) {
      isSet = mode.endsWith('set');
      continue;
    }
    const block = blockOf(line);
    if (block === null) {
      return {
        ok: false,
        reason: `Line ${number} of the report is no block of a profile; it may have been cut short.`,
      };
    }
    const place = line.slice(0, line.lastIndexOf(' '));
    const known = blocks.get(place)?.count ?? 0;
    blocks.set(place, {
      ...block,
      count: isSet ? Math.max(known, block.count) : summedHits(known, block.count),
    });
  }
  return covered([...blocks.values()]);
}

function blockOf(line: string): Block | null {
  const [, path, first, last, statements, count] = blockLine.exec(line) ?? [];
  const [start, end, size] = [lineNumber(first), lineNumber(last), wholeNumber(statements)];
  if (path === undefined || start === null || end === null || size === null || end < start) return null;
  return { path, first: start, last: end, statements: size, count: hitsOf(count) };
}

function covered(blocks: readonly Block[]): ParsedCoverage {
  const tables = new LineTables();
  const budget = new LineBudget();
  let ran = 0;
  let all = 0;
  for (const { path, first, last, statements, count } of blocks) {
    const table = tables.at(path);
    all += statements;
    if (count > 0) ran += statements;
    // The body of an empty function.
    if (statements === 0) continue;
    if (!budget.spend(last - first + 1)) return { ok: false, reason: LineBudget.reason };
    for (let line = first; line <= last; line += 1) table.raiseHits(line, count);
  }
  const files = tables.files();
  if (files.length === 0) return nothingWritten;
  return { ok: true, files, stated: { statements: { covered: ran, total: all } }, provider: 'go' };
}
