import { expect, it } from 'vitest';
import check from '../../../../src/checks/quality/code-quality/unused-files.ts';
import type { ModuleGraph, SourceFile } from '../../../../src/model/evidence.ts';
import { graphOf, importOf, shown, sourceWith, unparsable } from '../../../support/code-facts.ts';

const files = ['a', 'b', 'c', 'd'].map((name) => sourceWith(`${name}.ts`, { codeLines: 10 }));
const nothing = 'Nothing imports it, and nothing names it. Delete it.';
const onlyBy = (path: string) =>
  `Only files that are unused themselves import it: \`${path}\`. Delete it with them.`;

const typeOnly = { isTypeOnly: true } as const;

it.each<
  [
    sentence: string,
    modules: ModuleGraph | null,
    files: readonly SourceFile[],
    expected: readonly (number | string)[],
  ]
>([
  [
    'follows imports of every kind from what is used from outside',
    graphOf(
      {
        'a.ts': [importOf('b.ts', typeOnly), importOf('c.ts', { kind: 'dynamic', names: [] })],
        'b.ts': [],
        'c.ts': [importOf('d.ts', { kind: 're-export' })],
        'd.ts': [],
      },
      { used: ['a.ts'] },
    ),
    files,
    [1],
  ],
  [
    'names what is not reached, and why',
    graphOf({ 'a.ts': [], 'b.ts': [importOf('c.ts')], 'c.ts': [], 'd.ts': [] }, { used: ['a.ts', 'd.ts'] }),
    files,
    [0.5, `b.ts: ${nothing}`, `c.ts: ${onlyBy('b.ts')}`],
  ],
  [
    'is not fooled by files that import each other, or themselves',
    graphOf(
      { 'a.ts': [], 'b.ts': [importOf('c.ts')], 'c.ts': [importOf('b.ts')], 'd.ts': [importOf('d.ts')] },
      { used: ['a.ts'] },
    ),
    files,
    [0.25, `b.ts: ${onlyBy('c.ts')}`, `c.ts: ${onlyBy('b.ts')}`, `d.ts: ${nothing}`],
  ],
  [
    'counts a file that can’t be analysed as an importer, and as lost',
    graphOf({ 'a.ts': [], 'x.ts': [importOf('b.ts')], 'b.ts': [] }, { used: ['a.ts', 'x.ts'] }),
    [...files.slice(0, 2), unparsable('x.ts', 10, 400)],
    [0.5, 'x.ts: It could not be analysed, so all of it counts as lost. `analysable-code` says why.'],
  ],
  [
    'says why it does not apply where nothing is known of the outside',
    graphOf({ 'a.ts': [], 'b.ts': [] }, { open: [''] }),
    files,
    ["It can't be told what is used from outside. Nothing says where it begins."],
  ],
  ['does not apply without code', null, [], ['There is no source file in a language that is parsed.']],
  [
    'does not apply without code of one’s own',
    graphOf({}),
    [],
    ['There is no source file in a language that is parsed.'],
  ],
])('%s', (_, modules, own, expected) => {
  expect(shown(check.run({ files: own, modules }))).toEqual(expected);
});

it('leaves an open package and declarations alone', () => {
  const graph = graphOf({ 'a.ts': [], 'b.ts': [], 'c.d.ts': [] }, { used: ['a.ts'], open: ['x'] });
  const open = { path: 'x/b.ts', package: 'x', usedBy: null, imports: [] };
  const modules = { ...graph, modules: [...graph.modules, open] };
  const own = ['a.ts', 'b.ts', 'c.d.ts', 'x/b.ts'].map((path) => sourceWith(path, { codeLines: 10 }));
  expect(shown(check.run({ files: own, modules }))).toEqual([0.5, `b.ts: ${nothing}`]);
});
