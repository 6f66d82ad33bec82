import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/quality/code-quality/import-cycles.ts';
import type { ModuleImport, SourceFile } from '../../../../src/model/evidence.ts';
import { exportWith, graphOf, importOf, shown, sourceWith } from '../../../support/code-facts.ts';

type Imports = Readonly<Record<string, readonly ModuleImport[]>>;

/** Each file of ten lines, with a type among its exports. */
const filesOf = (imports: Imports): readonly SourceFile[] =>
  Object.keys(imports).map((path) =>
    sourceWith(path, {
      codeLines: 10,
      exports: [exportWith('Shape', { isTypeOnly: true }), exportWith('draw')],
    }),
  );
const judged = (imports: Imports) => shown(check.run({ files: filesOf(imports), modules: graphOf(imports) }));
const split = 'Move what both sides need into a file of its own.';

/** `0.ts` imports `1.ts`, and so on round to `0.ts`. */
const ring = (size: number): Imports =>
  Object.fromEntries(
    Array.from({ length: size }, (_, at) => [`${at}.ts`, [importOf(`${(at + 1) % size}.ts`)]]),
  );

describe('import cycles', () => {
  it.each<[sentence: string, imports: Imports, expected: readonly (number | string)[]]>([
    ['none', { 'a.ts': [importOf('b.ts')], 'b.ts': [importOf('c.ts')], 'c.ts': [] }, [1]],
    [
      'a pair loses a ninth',
      { 'a.ts': [importOf('b.ts')], 'b.ts': [importOf('a.ts', { line: 7 })] },
      [0.888888889, `a.ts:1 \`a.ts\` → \`b.ts\` → \`a.ts\`: a circle of imports. ${split}`],
    ],
    [
      'nine lose half, and the way is shortened',
      ring(9),
      [
        0.5,
        `0.ts:1 ${[0, 1, 2, 3, 4, 5, 6].map((at) => `\`${at}.ts\``).join(' → ')} → … → \`0.ts\`: a circle of imports. ${split}`,
      ],
    ],
    [
      'two circles that share a file are one, shown by its shortest way',
      {
        'a.ts': [importOf('b.ts')],
        'b.ts': [importOf('c.ts'), importOf('a.ts')],
        'c.ts': [importOf('b.ts')],
        'd.ts': [importOf('a.ts')],
      },
      [
        0.85,
        `a.ts:1 \`a.ts\` → \`b.ts\` → \`a.ts\`: a circle of imports. 3 files hang together so. ${split}`,
      ],
    ],
    ['a file that imports itself is none', { 'a.ts': [importOf('a.ts')] }, [1]],
    [
      'nor is one by types',
      { 'a.ts': [importOf('b.ts')], 'b.ts': [importOf('a.ts', { isTypeOnly: true })] },
      [1],
    ],
    [
      'nor by names of types',
      { 'a.ts': [importOf('b.ts')], 'b.ts': [importOf('a.ts', { names: ['Shape'] })] },
      [1],
    ],
    ['nor by declarations', { 'a.d.ts': [importOf('b.ts')], 'b.ts': [importOf('a.d.ts')] }, [1]],
    [
      'nor one that waits for a call',
      { 'a.ts': [importOf('b.ts')], 'b.ts': [importOf('a.ts', { kind: 'dynamic' })] },
      [1],
    ],
    [
      'one for its effect is',
      { 'a.ts': [importOf('b.ts', { names: [] })], 'b.ts': [importOf('a.ts', { names: ['Shape', 'draw'] })] },
      [0.888888889, `a.ts:1 \`a.ts\` → \`b.ts\` → \`a.ts\`: a circle of imports. ${split}`],
    ],
  ])('%s', (_, imports, expected) => {
    expect(judged(imports)).toEqual(expected);
  });

  it('is not held to tests', () => {
    const imports = { 'a.ts': [importOf('b.ts')], 'b.ts': [importOf('a.ts')] };
    const files = filesOf(imports).map((file) =>
      file.path === 'b.ts' ? { ...file, kind: 'test' as const } : file,
    );
    expect(shown(check.run({ files, modules: graphOf(imports) }))).toEqual([1]);
  });

  it('goes round ten thousand files without a stack as deep', () => {
    const [ratio] = judged(ring(10_000));
    expect(ratio).toBeLessThan(0.001);
  });

  it('does not apply without code', () => {
    expect(check.run({ files: [], modules: null }).kind).toBe('notApplicable');
  });
});
