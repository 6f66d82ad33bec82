import { expect, it } from 'vitest';
import undocumentedVariables from '../../../src/fix/remedies/undocumented-variables.ts';
import type { VariableNote, VariableRead } from '../../../src/model/ecosystem.ts';

const read = (name: string, overrides: Partial<VariableRead> = {}): VariableRead => ({
  ...{ name, path: 'src/a.ts', line: 1, hasDefault: false, by: 'syntax' },
  ...overrides,
});
const make = (
  reads: readonly VariableRead[],
  documented: readonly VariableNote[] = [],
  texts: readonly (readonly [string, string])[] = [],
) =>
  undocumentedVariables.make(
    { environment: { reads, documented, validation: null, hasComputedReads: false } },
    { texts: new Map(texts), authors: null },
  );

it('writes a template of what is read', () => {
  const reads = [
    read('PORT', { hasDefault: true }),
    read('TOKEN'),
    read('TOKEN', { path: 'src/b.ts', hasDefault: true }),
  ];
  expect(make(reads)).toEqual({
    kind: 'file',
    path: '.env.example',
    text: '# Optional. Read in src/a.ts.\n# PORT=\n\n# Read in src/a.ts and 1 more.\nTOKEN=\n',
  });
});

it('adds to the one that is there', () => {
  const note = { name: 'PORT', path: '.env.sample', line: 1, kind: 'template' } as const;
  expect(make([read('PORT'), read('TOKEN')], [note], [['.env.sample', 'PORT=80\n']])).toEqual({
    kind: 'file',
    path: '.env.sample',
    text: 'PORT=80\n\n# Read in src/a.ts.\nTOKEN=\n',
  });
});

it('has nothing to write where all are there', () => {
  const note = { name: 'PORT', path: '.env.sample', line: 1, kind: 'template' } as const;
  expect(make([read('PORT')], [note])).toEqual({
    kind: 'nothing',
    reason: 'Every variable that is read is written down.',
  });
});
