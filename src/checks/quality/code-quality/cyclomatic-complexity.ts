import { defineCheck } from '../../../model/check.ts';
import { functionBounds } from './bounds.ts';
import { judgeFunctions } from './judge-functions.ts';

export default defineCheck({
  id: 'cyclomatic-complexity',
  category: 'quality/code-quality',
  importance: 'low',
  title: 'Functions have few paths',
  failureTitle: 'Functions have too many paths to test',
  why: 'Each path through a function wants a test. McCabe’s cyclomatic complexity (1976) counts them, here as ESLint’s rule `complexity` does, with `??`, `?.` and default values; 15 are allowed: McCabe’s 10 with the room that NIST SP 500-235 (1996) grants, and below ESLint’s default of 20. A function over the bound loses 1 - bound / value of its own lines: nothing at the bound, half at twice the bound, never all; the score is the part of all functions’ lines that is not lost.',
  fix: 'Move branches into functions of their own, replace a long `switch` by a table, return early.',
  needs: ['files'],

  run({ files }) {
    return judgeFunctions(files, functionBounds.cyclomatic);
  },
});
