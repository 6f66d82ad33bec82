import { expect, it } from 'vitest';
import { codeOf } from '../../support/code.ts';

const hashesOf = async (text: string): Promise<readonly number[]> =>
  (await codeOf(text)).clones.windows.filter((_, index) => index % 4 === 0);

/** About 170 nodes. */
function summary(names: {
  readonly list: string;
  readonly sum: string;
  readonly item: string;
  readonly call?: string;
}) {
  const { list, sum, item, call = 'round' } = names;
  return `
export function total(${list}: readonly Item[]): number {
  let ${sum} = 0;
  for (const ${item} of ${list}) {
    if (${item}.price > 100 && ${item}.count > 0) {
      ${sum} += ${item}.price * ${item}.count - Math.${call}(${item}.discount / 2);
    } else if (${item}.isFree) {
      ${sum} -= ${item}.credit;
    } else {
      ${sum} += ${item}.price;
    }
  }
  if (${sum} < 0) throw new Error('The sum is below nothing.');
  for (let index = 0; index < ${list}.length; index += 1) {
    const ${item} = ${list}[index];
    while (${item}.next !== null && ${item}.next.price < ${sum}) {
      ${sum} -= Math.${call}(${item}.next.price);
    }
    if (${item}.isLast) ${list}.finish({ at: index, with: ${sum} });
  }
  return Math.${call}(${sum} * 100) / 100;
}
`;
}

const original = summary({ list: 'items', sum: 'sum', item: 'item' });

it('gives a copy the same windows, wherever it stands', async () => {
  const here = await hashesOf(original);
  expect(here.length).toBeGreaterThan(2);
  const there = await hashesOf(`const before = [a(), b(), c(), d()];\n${original}\nafter();`);
  expect(there.filter((hash) => here.includes(hash)).length).toBeGreaterThanOrEqual(here.length - 2);
});

it('sees through other names, other texts and other white space', async () => {
  const renamed = summary({ list: 'rows', sum: 'result', item: 'row' })
    .replace('The sum is below nothing.', 'Impossible.')
    .replace(/\n\s*/g, '\n\n');
  expect(await hashesOf(renamed)).toEqual(await hashesOf(original));
});

it('does not take two names for one', async () => {
  const mixed = original.replace('sum += item.price;', 'sum += sum.price;');
  expect(await hashesOf(mixed)).not.toEqual(await hashesOf(original));
});

it.each([
  ['methods', summary({ list: 'items', sum: 'sum', item: 'item', call: 'floor' })],
  ['numbers', original.replaceAll('100', '1000')],
  ['operators', original.replaceAll('*', '%')],
  ['properties', original.replaceAll('.price', '.cost')],
])('other %s are other code, in the windows that they stand in', async (_, text) => {
  const here = await hashesOf(original);
  const there = await hashesOf(text);
  expect(there.filter((hash) => here.includes(hash)).length).toBeLessThan(here.length);
});

it('tells the lines and the place of every window', async () => {
  const { clones } = await codeOf(original);
  const [, index = 0, first = 0, last = 0] = clones.windows;
  expect(clones.windows.length % 4).toBe(0);
  expect(index).toBeGreaterThanOrEqual(0);
  expect(index).toBeLessThan(clones.tokens);
  expect(first).toBeGreaterThanOrEqual(2);
  expect(last).toBeGreaterThan(first);
});

it('has no window for a text that is shorter than one', async () => {
  expect((await codeOf('a();')).clones).toEqual({ tokens: 3, windows: [] });
});

it('leaves out imports and tables of data', async () => {
  const imports = Array.from(
    { length: 60 },
    (_, index) => `import { a${index} } from './a${index}.js';`,
  ).join('\n');
  const table = `const colours = [${Array.from({ length: 60 }, (_, index) => `{ name: 'n${index}', value: ${index} }`).join(', ')}];`;
  expect((await codeOf(imports)).clones).toEqual({ tokens: 0, windows: [] });
  expect((await codeOf(table)).clones.windows).toEqual([]);
});

it('keeps a window of every 25 in a row, so that no clone of 74 nodes or more is lost', async () => {
  const text = Array.from({ length: 200 }, (_, index) => `f${index}(a.b${index % 7}, ${index});`).join('\n');
  const { tokens, windows } = (await codeOf(text)).clones;
  const places = windows.filter((_, index) => index % 4 === 1);
  const gaps = places.map((place, index) => place - (places[index - 1] ?? -1));
  expect(Math.max(...gaps)).toBeLessThanOrEqual(25);
  expect(tokens - 50 - (places.at(-1) ?? 0)).toBeLessThan(25);
});
