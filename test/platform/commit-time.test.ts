import { expect, it } from 'vitest';
import { commitTime } from '../../src/platform/commit-time.ts';
import { checkoutOf } from '../support/checkout.ts';

it('is that of the commit that is checked out', async () => {
  await using checkout = await checkoutOf();
  expect(await commitTime(checkout.directory), 'before the first commit').toBe(null);
  checkout.commit('One');
  expect(await commitTime(checkout.directory)).toBe('2026-11-01T12:00:00.000Z');
});
