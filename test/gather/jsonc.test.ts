import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseJsonc } from '../../src/gather/jsonc.ts';
import { processorTime } from '../support/processor-time.ts';

it.each<[text: string, value: unknown]>([
  ['{"a": 1, // one\n "b": [2, 3,], /* two */}', { a: 1, b: [2, 3] }],
  [
    '{"a": "// no comment", "b": "/* nor this */", "c": ",}"}',
    { a: '// no comment', b: '/* nor this */', c: ',}' },
  ],
  ['{"a": "\\"// quoted"}', { a: '"// quoted' }],
  ['\uFEFF{}', {}],
])('%s', (text, value) => {
  expect(parseJsonc(text)).toEqual(value);
});

it('reads all JSON as JSON', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      expect(parseJsonc(text)).toEqual(JSON.parse(text));
    }),
  );
});

it.each(['', '{', '/* {}', '{"a": 1} }', '{} //\n{}'])('throws at %j', (text) => {
  expect(() => parseJsonc(text)).toThrow();
});

it('takes no longer than the text is long', () => {
  const began = processorTime();
  for (const text of ['/*'.repeat(200_000), '"\\'.repeat(200_000), ','.repeat(400_000), '//'.repeat(200_000)])
    expect(() => parseJsonc(text)).toThrow();
  expect(processorTime() - began).toBeLessThan(3000);
});
