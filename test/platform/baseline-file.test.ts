import { expect, it } from 'vitest';
import { BaselineFile } from '../../src/platform/baseline-file.ts';

it('is the one candidate; what is issued goes where it always goes', async () => {
  const store = new BaselineFile('prior.json', 'bundle', {
    candidates: async () => [],
    origin: async () => null,
    load: async () => ({ refused: 'No.', condition: 'unavailable' }),
    save: async (bundle) => `kept ${bundle}`,
  });
  expect(await store.candidates()).toEqual([{ id: 'prior.json', commit: null, listed: null }]);
  expect(await store.load()).toEqual({ bundle: 'bundle' });
  expect(await store.origin()).toBeNull();
  expect(await store.save('new', { issuedAt: '', expiresAt: '', commit: '' })).toBe('kept new');
});
