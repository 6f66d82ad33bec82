import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { generatedFiles } from '../scripts/docs.ts';

const root = join(import.meta.dirname, '..');

describe('generated documentation', () => {
  it.each(Object.entries(generatedFiles()))('%s agrees with the declarations', (path, generated) => {
    expect(readFileSync(join(root, path), 'utf8'), 'Run `npm run docs` and read the diff.').toBe(generated);
  });
});
