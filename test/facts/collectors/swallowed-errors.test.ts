import { expect, it } from 'vitest';
import { codeOf } from '../../support/code.ts';

it.each([
  ['try { a(); } catch {}', ['empty-catch']],
  ['try { a(); } catch (error) { }', ['empty-catch']],
  ['try { a(); } catch { /* It was there before. */ }', ['commented']],
  ['try { a(); } catch (error) { throw error; }', []],
  ['try { a(); } finally {}', []],
  ['a().catch(() => {});', ['empty-rejection-handler']],
  ['a().catch(function () {});', ['empty-rejection-handler']],
  ['a().catch(() => undefined);', ['empty-rejection-handler']],
  ['a().then(b, () => {});', ['empty-rejection-handler']],
  ['a().catch(() => {\n// Best effort.\n});', ['commented']],
  ['a().catch(() => null); a().catch(log); a().then(() => {}); a.catch(); z.catch(() => {}, 1);', []],
])('%s', async (text, kinds) => {
  expect((await codeOf(text)).swallowedErrors.map(({ kind }) => kind)).toEqual(kinds);
});
