import { expect, it } from 'vitest';
import { ByteBudget } from '../../src/platform/byte-budget.ts';

/** Who has got what it asked for, so far. */
function asked(budget: ByteBudget, sizes: readonly number[]): readonly number[] {
  const got: number[] = [];
  for (const bytes of sizes) void budget.take(bytes).then(() => got.push(bytes));
  return got;
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

it('lets in what fits, and the next when there is room again', async () => {
  const budget = new ByteBudget(10);
  const got = asked(budget, [6, 4, 5, 5, 1]);
  await settled();
  expect(got).toEqual([6, 4]);
  budget.give(4);
  await settled();
  // 1 would fit, and waits behind those who came before it: or the large would starve.
  expect(got).toEqual([6, 4]);
  budget.give(6);
  await settled();
  expect(got).toEqual([6, 4, 5, 5]);
  budget.give(5);
  await settled();
  expect(got).toEqual([6, 4, 5, 5, 1]);
});

it('lets in one that is larger than all there is when it is alone', async () => {
  const budget = new ByteBudget(10);
  const got = asked(budget, [3, 99, 1]);
  await settled();
  expect(got).toEqual([3]);
  budget.give(3);
  await settled();
  expect(got).toEqual([3, 99]);
  budget.give(99);
  await settled();
  expect(got).toEqual([3, 99, 1]);
});
