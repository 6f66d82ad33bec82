import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/quality/code-quality/dead-exports.ts';
import type { ModuleImport } from '../../../../src/model/evidence.ts';
import type { ExportFact } from '../../../../src/model/facts.ts';
import { exportWith, graphOf, importOf, shown, sourceWith, unparsable } from '../../../support/code-facts.ts';

const fromB = (overrides: Partial<ModuleImport>) => importOf('b.ts', overrides);
const one = exportWith('one');
const two = exportWith('two', { line: 2, kind: 'type', isTypeOnly: true });

/** `a.ts`, used from outside, imports as given from `b.ts`, which exports as given and passes `c.ts`'s exports on. */
function judged(
  imports: readonly ModuleImport[],
  exports: readonly ExportFact[],
  passing: readonly ModuleImport[] = [],
  exportsOfC: readonly ExportFact[] = [],
) {
  return shown(
    check.run({
      files: [
        sourceWith('a.ts', { codeLines: 10, exports: [exportWith('main')] }),
        sourceWith('b.ts', { codeLines: 10, exports }),
        sourceWith('c.ts', { codeLines: 10, exports: exportsOfC }),
      ],
      modules: graphOf(
        {
          'a.ts': [...imports, importOf('b.ts', { names: [] })],
          'b.ts': [...passing, importOf('c.ts', { names: [] })],
          'c.ts': [],
        },
        { used: ['a.ts'] },
      ),
    }),
  );
}

const dead = (path: string, name: string, kind = 'function', line = 1) =>
  `${path}:${line} The ${kind} \`${name}\` is exported, and nothing uses it. Delete it.`;

describe('dead exports', () => {
  it.each<
    [
      sentence: string,
      imports: readonly ModuleImport[],
      exports: readonly ExportFact[],
      expected: readonly (number | string)[],
    ]
  >([
    ['are none where each name is imported', [fromB({ names: ['one', 'two'] })], [one, two], [1]],
    [
      'take their part of the file',
      [fromB({ names: ['one'] })],
      [one, two],
      [0.833333333, dead('b.ts', 'two', 'type', 2)],
    ],
    ['are none where the whole is taken', [fromB({ names: ['*'] })], [one, two], [1]],
    ['are none where the file itself uses them', [], [{ ...one, isUsedHere: true }], [1]],
    [
      'may be a default',
      [fromB({ names: ['one'] })],
      [one, exportWith('default')],
      [0.833333333, dead('b.ts', 'default')],
    ],
    [
      'of CommonJS are all used with the object',
      [fromB({ kind: 'require', names: ['default'] })],
      [exportWith('=', { kind: 'other' }), one, two],
      [1],
    ],
    [
      'of CommonJS are judged by name, and the object is used with any',
      [fromB({ kind: 'require', names: ['one'] })],
      [exportWith('=', { kind: 'other' }), one, exportWith('three')],
      [0.888888889, dead('b.ts', 'three')],
    ],
    ['of what is started by its address are none', [fromB({ kind: 'dynamic', names: [] })], [one], [1]],
    ['of a file that is used from outside are none', [], [], [1]],
  ])('%s', (_, imports, exports, expected) => {
    expect(judged(imports, exports)).toEqual(expected);
  });

  const all = importOf('c.ts', { kind: 're-export', names: ['*'], line: 9 });
  const some = importOf('c.ts', { kind: 're-export', names: ['one', 'inner'], line: 9 });
  const passed = (name: string) => exportWith(name, { kind: 're-export', line: 9 });

  it.each<
    [
      sentence: string,
      names: readonly string[],
      exports: readonly ExportFact[],
      passing: ModuleImport,
      exportsOfC: readonly ExportFact[],
      expected: readonly (number | string)[],
    ]
  >([
    [
      'a star passes the name on that is used',
      ['one'],
      [passed('*')],
      all,
      [one, two],
      [0.833333333, dead('c.ts', 'two', 'type', 2)],
    ],
    [
      'a star passes no default on',
      ['default'],
      [passed('*')],
      all,
      [exportWith('default')],
      [0.666666667, dead('c.ts', 'default')],
    ],
    [
      'a star does not pass on what the file has itself',
      ['one'],
      [one, passed('*')],
      all,
      [one],
      [0.666666667, dead('c.ts', 'one')],
    ],
    ['a star passes all on', ['*'], [passed('*')], all, [one, two], [1]],
    ['a namespace passes all on when it is used', ['ns'], [passed('ns')], all, [one, two], [1]],
    [
      'a namespace that nobody uses passes nothing on',
      [],
      [passed('ns')],
      all,
      [one],
      [0.666666667, dead('c.ts', 'one')],
    ],
    [
      'a list passes on what is used of it',
      ['one'],
      [passed('one'), passed('outer')],
      some,
      [one, exportWith('inner')],
      [1],
    ],
    [
      'a list that nobody uses passes nothing on',
      [],
      [passed('one')],
      some,
      [one],
      [0.666666667, dead('c.ts', 'one')],
    ],
  ])('%s', (_, names, exports, passing, exportsOfC, expected) => {
    expect(judged([fromB({ names })], exports, [passing], exportsOfC)).toEqual(expected);
  });

  it('are not looked for in what is unused as a whole, in components, and where the outside is not known', () => {
    const files = ['a.ts', 'B.vue', 'c.ts'].map((path) =>
      sourceWith(path, { codeLines: 10, exports: [one] }),
    );
    const modules = { 'a.ts': [importOf('B.vue', { names: ['default'] })], 'B.vue': [], 'c.ts': [] };
    expect(shown(check.run({ files, modules: graphOf(modules, { used: ['a.ts'] }) }))).toEqual([1]);
    expect(shown(check.run({ files, modules: graphOf(modules, { open: [''] }) }))).toEqual([
      "It can't be told what is used from outside. Nothing says where it begins.",
    ]);
    expect(check.run({ files: [], modules: null }).kind).toBe('notApplicable');
  });

  it('are for a person to look at where the importer can’t be analysed', () => {
    const files = [sourceWith('a.ts', { codeLines: 10, exports: [one] }), unparsable('b.ts', 5, 200)];
    const modules = graphOf({ 'a.ts': [], 'b.ts': [importOf('a.ts')] }, { used: ['b.ts'] });
    const outcome = check.run({ files, modules });
    expect(shown(outcome)).toEqual([
      0,
      "a.ts:1 The function `one` is exported, and no file that can be analysed uses it. Mend the one that can't be and imports this file.",
      'b.ts: It could not be analysed, so all of it counts as lost. `analysable-code` says why.',
    ]);
    expect(outcome).toMatchObject({ findings: [{ classification: 'to-review' }, {}] });
  });
});
