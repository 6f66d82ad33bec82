import type { ParsedCoverage } from '../../model/coverage.ts';
import { type CoverageFormat, nothingWritten } from './format.ts';
import { LineTables, lineNumber, tally } from './line-table.ts';
import { readXml, xmlHead } from './xml.ts';

/** Sonar's "generic test coverage": whether a line ran, not how often. */
const sonarGeneric: CoverageFormat = {
  id: 'sonar-generic',
  title: 'Sonar generic',
  paths: ['coverage/sonar-coverage.xml', 'sonar-coverage.xml', 'sonarqube.xml'],
  matches: (head) => {
    const top = xmlHead(head);
    if (top?.root !== 'coverage') return false;
    return top.child === 'file' || (top.child === null && top.attributes('version') === '1');
  },
  parse,
};

export default sonarGeneric;

function parse(text: string): ParsedCoverage {
  const tables = new LineTables();
  let path = '';
  const problem = readXml(text, {
    open: (name, attributes) => {
      if (name === 'file') {
        path = attributes('path') ?? '';
        if (path !== '') tables.at(path);
      }
      const line = name === 'lineToCover' ? lineNumber(attributes('lineNumber')) : null;
      if (line === null || path === '') return;
      tables.at(path).raiseHits(line, attributes('covered') === 'true' ? 1 : 0);
      const total = attributes('branchesToCover');
      if (total === undefined) return;
      tables.at(path).addBranchTally(line, tally(attributes('coveredBranches') ?? '0', total));
    },
  });
  if (problem !== null) return { ok: false, reason: problem };
  const files = tables.files();
  return files.length === 0 ? nothingWritten : { ok: true, files, stated: null, provider: null };
}
