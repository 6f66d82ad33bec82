import { describe, expect, it } from 'vitest';
import check from '../../../../src/checks/quality/code-quality/duplication.ts';
import type { SourceFile } from '../../../../src/model/evidence.ts';
import { codeOf } from '../../../support/code.ts';
import { exportWith, shown, sourceWith } from '../../../support/code-facts.ts';
import { factsWith, fileWith } from '../../../support/evidence.ts';
import { processorTime } from '../../../support/processor-time.ts';

/** A stretch of windows: of the hashes given, 20 nodes and 5 lines apart, from an index and a line on. */
const stretch = (hashes: readonly number[], index = 0, line = 1): readonly number[] =>
  hashes.flatMap((hash, at) => [hash, index + 20 * at, line + 5 * at, line + 5 * at + 9]);

const file = (path: string, ...windows: readonly (readonly number[])[]): SourceFile =>
  sourceWith(path, { codeLines: 100, clones: { tokens: 1000, windows: windows.flat() } });

const same = (path: string, from: number, to: number, other: string) =>
  `${path}:${from} Lines ${from} to ${to} say the same as \`${other}\`, names and texts aside. Put what is common into one function.`;

describe('copies by their windows', () => {
  it.each<[sentence: string, files: readonly SourceFile[], expected: readonly (number | string)[]]>([
    ['none', [file('a.ts', stretch([1, 2, 3])), file('b.ts', stretch([4, 5, 6]))], [1]],
    [
      'the later by path is charged, and both places are named',
      [file('b.ts', stretch([1, 2, 3], 100, 21)), file('a.ts', stretch([1, 2, 3]))],
      [0.9, same('b.ts', 21, 40, 'a.ts:1-20')],
    ],
    [
      'every copy after the first',
      [file('a.ts', stretch([1, 2])), file('b.ts', stretch([1, 2])), file('c.ts', stretch([1, 2]))],
      [0.9, same('b.ts', 1, 15, 'a.ts:1-15'), same('c.ts', 1, 15, 'a.ts:1-15')],
    ],
    ['one window alone is too short', [file('a.ts', stretch([1])), file('b.ts', stretch([1]))], [1]],
    [
      'windows that stand apart otherwise are no stretch',
      [file('a.ts', stretch([1]), stretch([2], 20, 6)), file('b.ts', stretch([1]), stretch([2], 50, 16))],
      [1],
    ],
    [
      'a line is lost once',
      [
        file('a.ts', stretch([1, 2, 3])),
        file('b.ts', stretch([2, 3, 4])),
        file('c.ts', stretch([1, 2, 3, 4])),
      ],
      [0.883333333, same('b.ts', 1, 15, 'a.ts:6-20'), same('c.ts', 1, 20, 'a.ts:1-20')],
    ],
    [
      'within one file',
      [file('a.ts', stretch([1, 2]), stretch([1, 2], 200, 50))],
      [0.85, same('a.ts', 50, 64, 'a.ts:1-15')],
    ],
    [
      'a list of things alike repeats itself, and is no copy',
      [file('a.ts', stretch(Array.from({ length: 50 }, () => 1)))],
      [1],
    ],
  ])('%s', (_, files, expected) => {
    expect(shown(check.run({ files }))).toEqual(expected);
    expect(shown(check.run({ files: files.toReversed() })), 'whatever the order').toEqual(expected);
  });

  it('lists of what is passed on are none', () => {
    const exports = Array.from({ length: 20 }, (_, at) =>
      exportWith(`e${at}`, { kind: 're-export', line: at + 1 }),
    );
    const index = (path: string) =>
      sourceWith(path, { codeLines: 20, exports, clones: { tokens: 90, windows: stretch([1, 2, 3]) } });
    expect(shown(check.run({ files: [index('a.ts'), index('b.ts')] }))).toEqual([1]);
  });

  it('are found in time where one window is everywhere', () => {
    const files = Array.from({ length: 200 }, (_, at) =>
      file(
        `${String(at).padStart(3, '0')}.ts`,
        stretch(Array.from({ length: 50 }, (__, index) => index % 2)),
      ),
    );
    const began = processorTime();
    const outcome = check.run({ files });
    expect(outcome.kind).toBe('judged');
    expect(processorTime() - began).toBeLessThan(5000);
  });
});

describe('copies in texts', () => {
  const original = `
export function total(items: readonly Item[], rate: number): number {
  let sum = 0;
  for (const item of items) {
    if (item.isFree) continue;
    const price = item.price * item.count;
    sum += price > 100 ? price * (1 - rate) : price;
    if (sum > 10_000) throw new Error('Too much: ' + item.name);
  }
  const rounded = Math.round(sum * 100) / 100;
  return rounded > 0 ? { rounded, items: items.map((item) => item.name.trim().toLowerCase()) } : null;
}
`;
  const renamed = original.replaceAll('item', 'line').replaceAll('sum', 'all').replace('Too much', 'Zu viel');
  const fileOf = async (path: string, text: string) => {
    const code = await codeOf(text);
    return fileWith(path, {
      facts: factsWith({ lines: text.split('\n').length, code: { kind: 'analysed', code } }),
    });
  };
  const other = (name: string) => `
export const ${name} = (path: string) => path.split('/').map((part) => part.trim()).filter(Boolean).join('/');
export class ${name}Store { #all = new Map<string, number>(); has(key: string) { return this.#all.has(key); } }
`;

  it('are found whatever their names', async () => {
    const files = [
      await fileOf('a.ts', `${other('A')}${original}`),
      await fileOf('b.ts', `${renamed}export const after = 1;\n`),
    ];
    const [ratio, message] = shown(check.run({ files }));
    expect(ratio).toBeLessThan(0.75);
    expect(message).toMatch(/^b\.ts:\d+ Lines \d+ to \d+ say the same as `a\.ts:/);
  });

  it('are not found in tables, in lists of imports, or in what is only alike', async () => {
    const table = (from: number) =>
      `export const codes = {\n${Array.from({ length: 40 }, (_, at) => `  key${at}: { code: ${from + at}, text: 'x' },`).join('\n')}\n};\n`;
    const imports = Array.from({ length: 30 }, (_, at) => `import { a${at} } from './a${at}.ts';`).join('\n');
    const files = [
      await fileOf('a.ts', `${imports}\n${table(1)}`),
      await fileOf('b.ts', `${imports}\n${table(1)}`),
      await fileOf('c.ts', original),
      await fileOf('d.ts', other('D')),
    ];
    expect(shown(check.run({ files }))).toEqual([1]);
  });
});
