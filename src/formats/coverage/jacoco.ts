import type { FileCoverage, ParsedCoverage, StatedTotals, Tally } from '../../model/coverage.ts';
import { type CoverageFormat, nothingWritten } from './format.ts';
import { instantOf, latestOf } from './instant.ts';
import { LineTable, lineNumber, wholeNumber } from './line-table.ts';
import { type Attributes, readXml, xmlHead } from './xml.ts';

/**
 * `report.dtd` of JaCoCo 1.1, which Kover and gcovr write too. Instructions are counted, not hits: a line of which one ran
 * is covered. A file whose lines have no counts is known by its counters only.
 */
const jacoco: CoverageFormat = {
  id: 'jacoco',
  title: 'JaCoCo',
  paths: [
    'target/site/jacoco/jacoco.xml',
    'target/site/jacoco-aggregate/jacoco.xml',
    'build/reports/jacoco/test/jacocoTestReport.xml',
    'build/reports/kover/report.xml',
    'jacoco.xml',
  ],
  matches: (head) => xmlHead(head)?.root === 'report',
  parse,
};

export default jacoco;

/** Where build tools expect sources, below a module's folder. */
const sourceRoots = ['src/main/java', 'src/main/kotlin', 'src/main/scala', 'src/main/groovy', 'src'];

interface SourceFile {
  readonly name: string;
  readonly table: LineTable;
  readonly counters: Map<string, Tally>;
}

function parse(text: string): ParsedCoverage {
  const files: FileCoverage[] = [];
  const groups: string[] = [];
  const totals = new Map<string, Tally>();
  let provider = 'jacoco';
  const dumps: (string | null)[] = [];
  let packageName = '';
  let file: SourceFile | null = null;
  let hasClasses = false;
  const problem = readXml(text, {
    open: (name, attributes, parents) => {
      const parent = parents.at(-1);
      if (name === 'report' && parent === undefined) {
        if (/intellij/i.test(attributes('name') ?? '')) provider = 'intellij';
      } else if (name === 'sessioninfo') dumps.push(instantOf(attributes('dump')));
      else if (name === 'group') groups.push(attributes('name') ?? '');
      else if (name === 'package') packageName = attributes('name') ?? '';
      else if (name === 'class') hasClasses = true;
      else if (name === 'sourcefile') {
        file = { name: attributes('name') ?? '', table: new LineTable(), counters: new Map() };
      } else if (name === 'line' && file !== null) addLine(file.table, attributes);
      else if (name === 'counter') {
        const counters = parent === 'sourcefile' ? file?.counters : parent === 'report' ? totals : undefined;
        const counted = counter(attributes);
        if (counted !== null) counters?.set(attributes('type') ?? '', counted);
      }
    },
    close: (name) => {
      if (name === 'group') groups.pop();
      if (name !== 'sourcefile' || file === null) return;
      if (file.name !== '') files.push(coverageOf(file, packageName, groups));
      file = null;
    },
  });
  if (problem !== null) return { ok: false, reason: problem };
  if (files.length > 0)
    return { ok: true, files, stated: statedBy(totals), provider, measuredAt: latestOf(dumps) };
  if (!hasClasses) return nothingWritten;
  const reason =
    'The report names classes and no source files: compile with debug information (`-g`), so that lines are known.';
  return { ok: false, reason };
}

function addLine(table: LineTable, attributes: Attributes): void {
  const line = lineNumber(attributes('nr'));
  const [missed, run] = [wholeNumber(attributes('mi')), wholeNumber(attributes('ci'))];
  // gcovr leaves all of them out, as the DTD allows: that is a line of which nothing is known, not one that never ran.
  if (line === null || (missed === null && run === null)) return;
  table.raiseHits(line, (run ?? 0) > 0 ? 1 : 0);
  const [untaken, taken] = [wholeNumber(attributes('mb')) ?? 0, wholeNumber(attributes('cb')) ?? 0];
  table.addBranchTally(line, { covered: taken, total: taken + untaken });
}

function counter(attributes: Attributes): Tally | null {
  const [missed, covered] = [wholeNumber(attributes('missed')), wholeNumber(attributes('covered'))];
  return missed === null || covered === null ? null : { covered, total: covered + missed };
}

function coverageOf(
  { name, table, counters }: SourceFile,
  packageName: string,
  groups: readonly string[],
): FileCoverage {
  const inPackage = packageName === '' ? name : `${packageName}/${name}`;
  const place = { path: inPackage, candidates: candidatesOf(inPackage, groups) };
  table.addFunctionTally(counters.get('METHOD') ?? null);
  const lines = counters.get('LINE');
  if (table.hasLines || lines === undefined) return { ...table.file(inPackage), ...place };
  const summary = { lines, branches: counters.get('BRANCH') ?? null, functions: table.functions() };
  return { detail: 'summary-only', ...place, lines: [], summary };
}

/** A group is a module, and modules lie in folders of their names. */
function candidatesOf(path: string, groups: readonly string[]): readonly string[] {
  const folders = groups.length === 0 ? [''] : groups.map((_, index) => `${groups.slice(index).join('/')}/`);
  return folders.flatMap((folder) => sourceRoots.map((root) => `${folder}${root}/${path}`));
}

function statedBy(totals: ReadonlyMap<string, Tally>): StatedTotals | null {
  const [lines, branches, functions] = [totals.get('LINE'), totals.get('BRANCH'), totals.get('METHOD')];
  if (lines === undefined) return null;
  return {
    lines,
    ...(branches === undefined ? {} : { branches }),
    ...(functions === undefined ? {} : { functions }),
  };
}
