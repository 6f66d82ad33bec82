import type { ParsedCoverage, StatedTotals } from '../../model/coverage.ts';
import { type CoverageFormat, nothingWritten } from './format.ts';
import { instantOf } from './instant.ts';
import { hitsOf, LineTable, lineNumber, tally, wholeNumber } from './line-table.ts';
import { mergeCoverage } from './merge.ts';
import { type Attributes, readXml, xmlHead } from './xml.ts';

/** `clover.xml` of OpenClover, PHPUnit and istanbul, who agree on little but the names. Test projects are passed over. */
const clover: CoverageFormat = {
  id: 'clover',
  title: 'Clover',
  paths: ['coverage/clover.xml', 'clover.xml', 'build/logs/clover.xml'],
  matches: (head) => {
    const top = xmlHead(head);
    if (top?.root !== 'coverage') return false;
    if (top.child !== null) return top.child === 'project' || top.child === 'testproject';
    return top.attributes('generated') !== undefined || top.attributes('clover') !== undefined;
  },
  parse,
};

export default clover;

interface Line {
  readonly number: number;
  readonly type: string;
  readonly hits: number | null;
  readonly onTrue: number;
  readonly onFalse: number;
  readonly name: string;
}

interface File {
  readonly path: string;
  readonly lines: Line[];
  metrics: Attributes | null;
}

function parse(text: string): ParsedCoverage {
  const files: ReturnType<LineTable['file']>[] = [];
  let stated: StatedTotals | null = null;
  let isIstanbul = false;
  let measuredAt: string | null = null;
  let file: File | null = null;
  const problem = readXml(text, {
    open: (name, attributes, parents) => {
      const parent = parents.at(-1);
      if (name === 'coverage') {
        isIstanbul = attributes('clover') === '3.2.0';
        measuredAt = instantOf(attributes('generated'));
      } else if (name === 'file' && !parents.includes('testproject')) {
        const path = attributes('path') || attributes('name');
        file = path ? { path, lines: [], metrics: null } : null;
      } else if (name === 'metrics' && parent === 'file' && file !== null) file.metrics = attributes;
      else if (name === 'metrics' && parent === 'project') stated = statedBy(attributes);
      else if (name === 'line' && file !== null) {
        const line = lineOf(attributes);
        if (line !== null) file.lines.push(line);
      }
    },
    close: (name) => {
      if (name !== 'file' || file === null) return;
      files.push(tableOf(file, isIstanbul).file(file.path));
      file = null;
    },
  });
  if (problem !== null) return { ok: false, reason: problem };
  if (files.length === 0) return nothingWritten;
  return {
    ok: true,
    files: mergeCoverage(files.map((one) => [one])).files,
    stated,
    provider: isIstanbul ? 'istanbul' : null,
    measuredAt,
  };
}

function lineOf(attributes: Attributes): Line | null {
  const number = lineNumber(attributes('num'));
  if (number === null) return null;
  const count = attributes('count');
  return {
    number,
    type: attributes('type') ?? 'stmt',
    hits: count === undefined ? null : hitsOf(count),
    onTrue: hitsOf(attributes('truecount')),
    onFalse: hitsOf(attributes('falsecount')),
    name: attributes('name') ?? attributes('signature') ?? '',
  };
}

function tableOf(file: File, isIstanbul: boolean): LineTable {
  const table = new LineTable();
  // PHPUnit lists lines past the end of the file.
  const last = wholeNumber(file.metrics?.('loc')) || Number.POSITIVE_INFINITY;
  const areTallies = countsBranches(file, isIstanbul);
  for (const { number, type, hits, onTrue, onFalse, name } of file.lines) {
    if (number > last) continue;
    if (type === 'method') {
      // Where a method begins is no statement: the totals of all writers leave it out.
      table.addFunction(`${number}:${name}`, (hits ?? 0) > 0);
      continue;
    }
    table.raiseHits(number, hits ?? Math.max(onTrue, onFalse));
    if (type !== 'cond') continue;
    const taken = (onTrue > 0 ? 1 : 0) + (onFalse > 0 ? 1 : 0);
    table.addBranchTally(number, areTallies ? tally(onTrue, onTrue + onFalse) : { covered: taken, total: 2 });
  }
  table.addFunctionTally(tally(file.metrics?.('coveredmethods'), file.metrics?.('methods')));
  return table;
}

/**
 * `truecount` and `falsecount` are how often a condition was true and false; istanbul writes how many branches were taken
 * and how many were not. Its sums are those of the metrics.
 */
function countsBranches({ lines, metrics }: File, isIstanbul: boolean): boolean {
  const conditions = lines.filter(({ type }) => type === 'cond');
  const told = tally(metrics?.('coveredconditionals'), metrics?.('conditionals'));
  if (told === null) return isIstanbul;
  const taken = conditions.reduce((sum, { onTrue }) => sum + onTrue, 0);
  const missed = conditions.reduce((sum, { onFalse }) => sum + onFalse, 0);
  return isIstanbul || (taken === told.covered && taken + missed === told.total);
}

function statedBy(attributes: Attributes): StatedTotals | null {
  const lines = tally(attributes('coveredstatements'), attributes('statements'));
  const branches = tally(attributes('coveredconditionals'), attributes('conditionals'));
  const functions = tally(attributes('coveredmethods'), attributes('methods'));
  return lines === null || branches === null || functions === null ? null : { lines, branches, functions };
}
