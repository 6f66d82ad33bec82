import { describe, expect, test } from 'vitest';
import opencover from '../../../src/formats/coverage/opencover.ts';
import { readBy, reasonOf, shownFunctions, shownLines } from '../../support/coverage.ts';

const module = (
  methods: string,
  attributes = '',
  files = '<File uid="1" fullPath="C:\\app\\A.cs"/><File uid="2" fullPath="C:\\app\\B.cs"/>',
) =>
  `<Module ${attributes}><Files>${files}</Files><Classes><Class><Methods>${methods}</Methods></Class></Classes></Module>`;
const report = (...modules: readonly string[]) =>
  `\uFEFF<?xml version="1.0" encoding="utf-8"?><CoverageSession><Summary numSequencePoints="9" visitedSequencePoints="4" numBranchPoints="2" visitedBranchPoints="1"/><Modules>${modules.join('')}</Modules></CoverageSession>`;
const method = (...points: readonly string[]) =>
  `<Method><FileRef uid="1"/><SequencePoints>${points.join('')}</SequencePoints></Method>`;
const point = (attributes: string) => `<SequencePoint ${attributes}/>`;
const branch = (attributes: string) => `<BranchPoint ${attributes}/>`;

describe('points', () => {
  test.each<[string, string, Readonly<Record<string, string>>]>([
    [
      'two on a line: the more visited',
      method(point('vc="1" sl="3"'), point('vc="0" sl="3"'), point('vc="0" sl="4"')),
      { 'C:\\app\\A.cs': '3:1, 4:0' },
    ],
    [
      'without a source',
      method(point('vc="1" sl="16707566"'), point('vc="1" sl="3"')),
      { 'C:\\app\\A.cs': '3:1' },
    ],
    ['without a count: never visited', method(point('sl="3"')), { 'C:\\app\\A.cs': '3:0' }],
    ['of another file', method(point('vc="1" sl="3" fileid="2"')), { 'C:\\app\\B.cs': '3:1' }],
    [
      'of a file that is not told of',
      method(point('vc="1" sl="3" fileid="7"'), point('vc="1" sl="4"')),
      { 'C:\\app\\A.cs': '4:1' },
    ],
    [
      'branches by their path and place',
      method(
        point('vc="1" sl="3"'),
        branch('vc="1" sl="3" offset="8" offsetend="9" path="0"'),
        branch('vc="0" sl="3" offset="8" offsetend="12" path="1"'),
        branch('vc="0" path="1"'),
      ),
      { 'C:\\app\\A.cs': '3:1 1/2' },
    ],
  ])('%s', (_, methods, expected) => {
    const files = Object.fromEntries(
      Object.entries(shownLines(readBy(opencover, report(module(methods))).files)).filter(
        ([, lines]) => lines !== '',
      ),
    );
    expect(files).toEqual(expected);
  });

  test('files that are told of after the points', () => {
    const text = report(
      `<Module><Classes>${method(point('vc="1" sl="3"'))}</Classes><Files><File uid="1" fullPath="/app/A.cs"/></Files></Module>`,
    );
    expect(shownLines(readBy(opencover, text).files)).toEqual({ '/app/A.cs': '3:1' });
  });

  test('a module that was skipped', () => {
    const text = report(
      module(method(point('vc="0" sl="9"')), 'skippedDueTo="Filter"'),
      module(method(point('vc="1" sl="3"'))),
    );
    expect(shownLines(readBy(opencover, text).files)).toEqual({ 'C:\\app\\A.cs': '3:1' });
  });
});

test('functions are methods with points', () => {
  const text = report(module(method(point('vc="1" sl="3"')) + method(point('vc="0" sl="5"')) + method()));
  expect(shownFunctions(readBy(opencover, text).files[0])).toBe('1/2');
});

test('its totals are of points', () => {
  expect(readBy(opencover, report(module(method(point('vc="1" sl="3"'))))).stated).toEqual({
    statements: { covered: 4, total: 9 },
    branches: { covered: 1, total: 2 },
  });
});

test('no file is an empty report', () => {
  expect(reasonOf(opencover, report(module(method())))).toBe(
    'The report is empty: the coverage tool wrote nothing.',
  );
});
