import type { ParsedCoverage } from '../../model/coverage.ts';
import { arrayAt, beginsObject, isObject, notAnObject, own, parsedJson } from '../json.ts';
import { type CoverageFormat, nothingWritten } from './format.ts';
import { hitsOf, LineTables, lineNumber } from './line-table.ts';

/** `coverage.json` of coverlet, its own format: module, file, class, method, and there lines and branches. */
const coverlet: CoverageFormat = {
  id: 'coverlet',
  title: 'coverlet JSON',
  paths: ['coverage.json', 'TestResults/coverage.json'],
  matches: (head) => beginsObject(head) && /"Lines"\s*:\s*\{/.test(head),
  parse,
};

export default coverlet;

function parse(text: string): ParsedCoverage {
  const report = parsedJson(text);
  if (!isObject(report)) return notAnObject;
  const tables = new LineTables();
  for (const [path, classes] of Object.values(report).flatMap(entriesOf)) {
    const table = tables.at(path);
    for (const [name, method] of entriesOf(classes).flatMap(([, methods]) => entriesOf(methods))) {
      let isCalled = false;
      for (const [key, count] of entriesOf(own(method, 'Lines'))) {
        const line = lineNumber(key);
        if (line === null) continue;
        // A lambda's lines are those of the method around it as well.
        table.raiseHits(line, hitsOf(count));
        isCalled ||= hitsOf(count) > 0;
      }
      table.addFunction(name, isCalled);
      for (const branch of arrayAt(method, 'Branches') ?? []) {
        const line = lineNumber(own(branch, 'Line'));
        if (line === null) continue;
        const place = ['Offset', 'EndOffset', 'Path', 'Ordinal'].map((key) => hitsOf(own(branch, key)));
        table.addBranch(line, `${name} ${place.join(':')}`, hitsOf(own(branch, 'Hits')) > 0);
      }
    }
  }
  const files = tables.files();
  return files.length === 0 ? nothingWritten : { ok: true, files, stated: null, provider: 'coverlet' };
}

function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
  return isObject(value) ? Object.entries(value) : [];
}
