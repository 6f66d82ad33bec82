import { describe, expect, it, test } from 'vitest';
import { exportChanges, mostExports } from '../../src/model/export-changes.ts';
import type { ExportFact } from '../../src/model/facts.ts';
import { exportWith } from '../support/code-facts.ts';

const one = (overrides: Partial<ExportFact> = {}) => exportWith('one', overrides);
const signature = (signature: string | null) => one({ signature });

describe('what became of exports', () => {
  it('is what was not there, and what is gone, by name', () => {
    const before = [one(), exportWith('b'), exportWith('a')];
    const after = [exportWith('d'), one(), exportWith('c')];
    expect(exportChanges(before, after)).toEqual({ added: ['c', 'd'], removed: ['a', 'b'], changed: [] });
    expect(exportChanges([], before)).toEqual({ added: ['a', 'b', 'one'], removed: [], changed: [] });
  });

  it.each<[sentence: string, before: ExportFact, after: ExportFact, isChanged: boolean]>([
    ['the same', one(), one(), false],
    ['elsewhere, documented and used', one(), one({ line: 9, isDocumented: true, isUsedHere: true }), false],
    ['of another kind', one(), one({ kind: 'class' }), true],
    ['a type only', one(), one({ isTypeOnly: true }), true],
    ['of another signature', signature('a'), signature('b'), true],
    ['of one that was not told', signature(null), signature('b'), false],
    ['of one that is not told', signature('a'), signature(null), false],
    ['passed on from another file', one(), one({ kind: 're-export' }), false],
    ['no longer passed on', one({ kind: 're-export' }), one({ kind: 'class' }), false],
    ['passed on as a type', one({ kind: 're-export' }), one({ kind: 're-export', isTypeOnly: true }), true],
    ['worked out', one({ kind: 'other' }), one({ kind: 'function', isTypeOnly: true }), false],
  ])('%s: changed or not', (_, before, after, isChanged) => {
    expect(exportChanges([before], [after])).toEqual({
      added: [],
      removed: [],
      changed: isChanged ? ['one'] : [],
    });
  });

  test('overloads are one export', () => {
    expect(exportChanges([], [one(), one()]).added).toEqual(['one']);
    expect(exportChanges([one(), one()], [one()])).toEqual({ added: [], removed: [], changed: [] });
  });

  test('a document has room for so many names of such a length', () => {
    const many = Array.from({ length: mostExports + 1 }, (_, index) => exportWith(`name${index}`));
    expect(exportChanges([], many).added).toHaveLength(mostExports);
    expect(exportChanges(many, []).removed).toHaveLength(mostExports);
    const [long = ''] = exportChanges([], [exportWith('x'.repeat(9000))]).added;
    expect(long).toHaveLength(300);
  });
});
