import type { ParsedCoverage, StatedTotals } from '../../model/coverage.ts';
import { type CoverageFormat, nothingWritten } from './format.ts';
import { hitsOf, LineTable, lineNumber, tally } from './line-table.ts';
import { mergeCoverage } from './merge.ts';
import { type Attributes, readXml, xmlHead } from './xml.ts';

/** `CoverageSession` of OpenCover, AltCover and coverlet. It has sequence points, of which a line may hold several. */
const opencover: CoverageFormat = {
  id: 'opencover',
  title: 'OpenCover',
  paths: ['coverage.opencover.xml', 'opencover.xml'],
  matches: (head) => xmlHead(head)?.root === 'CoverageSession',
  parse,
};

export default opencover;

/** Of a method: its points come after its file as a rule, and may name another. */
interface Method {
  readonly index: number;
  file: string;
  points: number;
  isVisited: boolean;
}

function parse(text: string): ParsedCoverage {
  /** Ids of files are unique in a session. */
  const paths = new Map<string, string>();
  const tables = new Map<string, LineTable>();
  let stated: StatedTotals | null = null;
  let method: Method | null = null;
  let methods = 0;
  let isSkipped = false;
  const tableOf = (file: string): LineTable => {
    const table = tables.get(file) ?? new LineTable();
    tables.set(file, table);
    return table;
  };
  const problem = readXml(text, {
    open: (name, attributes, parents) => {
      if (name === 'Module') isSkipped = attributes('skippedDueTo') !== undefined;
      if (name === 'Summary' && parents.at(-1) === 'CoverageSession') stated = statedBy(attributes);
      if (isSkipped) return;
      if (name === 'File') {
        const [id, path] = [attributes('uid'), attributes('fullPath')];
        if (id && path) paths.set(id, path);
      } else if (name === 'Method') {
        methods += 1;
        method = { index: methods, file: '', points: 0, isVisited: false };
      } else if (method === null) {
        return;
      } else if (name === 'FileRef') method.file = attributes('uid') ?? '';
      else if (name === 'SequencePoint' || name === 'BranchPoint') {
        // `null` as well for `0xFEEFEE`, which PDB files give to a point without a source.
        const line = lineNumber(attributes('sl'));
        if (line === null) return;
        const table = tableOf(attributes('fileid') ?? method.file);
        // Of a point without `vc` nobody knows that it ran.
        const visits = hitsOf(attributes('vc'));
        if (name === 'BranchPoint') {
          const place = [
            attributes('offset'),
            attributes('offsetend'),
            attributes('path'),
            attributes('ordinal'),
          ];
          table.addBranch(line, place.join(':'), visits > 0);
          return;
        }
        table.raiseHits(line, visits);
        method.points += 1;
        method.isVisited ||= visits > 0;
      }
    },
    close: (name) => {
      if (name === 'Module') isSkipped = false;
      if (name !== 'Method' || method === null) return;
      if (method.points > 0) tableOf(method.file).addFunction(`${method.index}`, method.isVisited);
      method = null;
    },
  });
  if (problem !== null) return { ok: false, reason: problem };
  const files = [...tables].flatMap(([id, table]) => {
    const path = paths.get(id);
    return path === undefined ? [] : [[table.file(path)]];
  });
  return files.length === 0
    ? nothingWritten
    : { ok: true, files: mergeCoverage(files).files, stated, provider: null };
}

function statedBy(attributes: Attributes): StatedTotals | null {
  const statements = tally(attributes('visitedSequencePoints'), attributes('numSequencePoints'));
  const branches = tally(attributes('visitedBranchPoints'), attributes('numBranchPoints'));
  return statements === null || branches === null ? null : { statements, branches };
}
