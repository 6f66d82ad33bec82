import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { isGlob } from '../../../src/config/values.ts';
import { exclusionsOf, withoutExcluded } from '../../../src/formats/coverage/exclusions.ts';
import { coveredFile, hitLines } from '../../support/covered.ts';
import { processorTime } from '../../support/processor-time.ts';

const files = [
  coveredFile('src/a.ts', hitLines(1, 0)),
  coveredFile('src/generated/b.ts', hitLines(1, 1, 0)),
  coveredFile('src/generated/deep/c.pb.ts', [{ line: 1, hits: null }, { line: 2 }]),
];
const sources = ['src/a.ts', 'src/generated/b.ts', 'src/generated/new.ts', 'src/.hidden/d.ts'];

describe('what a glob takes out', () => {
  it.each<[glob: string, taken: readonly string[], lines: number]>([
    ['src/generated/**', ['src/generated/b.ts', 'src/generated/deep/c.pb.ts', 'src/generated/new.ts'], 4],
    ['src/*.ts', ['src/a.ts'], 2],
    ['**/*.pb.ts', ['src/generated/deep/c.pb.ts'], 1],
    ['**/{b,d}.ts', ['src/.hidden/d.ts', 'src/generated/b.ts'], 3],
    ['src/generated', [], 0],
    ['SRC/**', [], 0],
    ['src/[ab].ts', ['src/a.ts'], 2],
    ['src/a.t+s', [], 0],
    ['src/a.ts+', [], 0],
  ])('%s', (glob, taken, lines) => {
    const [exclusion] = exclusionsOf([glob], files, sources);
    expect(exclusion).toEqual({ glob, files: taken, lines });
    const left = withoutExcluded(files, exclusion === undefined ? [] : [exclusion]);
    expect(left).toEqual(files.filter(({ path }) => !taken.includes(path)));
  });

  it('is told of each glob by itself', () => {
    const exclusions = exclusionsOf(['src/a.ts', 'src/**'], files, []);
    expect(exclusions.map(({ lines }) => lines)).toEqual([2, 6]);
    expect(withoutExcluded(files, exclusions)).toEqual([]);
  });
});

describe('globs', () => {
  it.each(['src/generated/**', '**/*.pb.ts', '**/a/**', 'a b/[x-z]?.ts', '*', '**', 'app/?auth?/*-*.js'])(
    'has %s',
    (glob) => expect(isGlob(glob)).toBe(true),
  );

  it.each([
    '',
    '/src/**',
    '../x',
    'src//x',
    'src/',
    'C:/x',
    '!src/**',
    'src/(a|b)',
    '+(a)',
    'a\\*',
    '**/a/**/b/**',
    '*a*a*',
    '?*?*?*x',
    '{*,*}{*,*}',
    '{a,b}{c,d}',
    '{a,{b,c}}',
    '{a/b,c/d}',
    'a{b',
    'x'.repeat(201),
  ])('refuses %s', (glob) => expect(isGlob(glob)).toBe(false));

  test('no glob that is allowed throws, or takes long on any path', () => {
    const piece = fc.constantFrom('a', '*', '**', '/', '?', '[', ']', '{', '}', ',', '.', '+', '^', '$', '-');
    const glob = fc.array(piece, { minLength: 1, maxLength: 14 }).map((pieces) => pieces.join(''));
    const paths = ['a'.repeat(999), 'a/'.repeat(499), `${'a'.repeat(99)}/`.repeat(9), 'a/'.repeat(5000)].map(
      (path) => `${path}b`,
    );
    fc.assert(
      fc.property(glob.filter(isGlob), (allowed) => {
        const started = processorTime();
        exclusionsOf([allowed], [], paths);
        expect(processorTime() - started).toBeLessThan(1000);
      }),
      { numRuns: 2000 },
    );
  });
});
