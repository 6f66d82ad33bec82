import { defineCheck } from '../../../model/check.ts';
import { functionBounds } from './bounds.ts';
import { judgeFunctions } from './judge-functions.ts';

export default defineCheck({
  id: 'nesting-depth',
  category: 'quality/code-quality',
  importance: 'low',
  title: 'Control flow is nested little',
  failureTitle: 'Control flow is nested too deep',
  why: 'What stands five blocks deep runs under five conditions that nobody sees at once. 4 are allowed, the default of ESLint’s `max-depth`, which counts it the same way. A function over the bound loses 1 - bound / value of its own lines: nothing at the bound, half at twice the bound, never all; the score is the part of all functions’ lines that is not lost.',
  fix: 'Return or continue early, join conditions, move the inner loop into a function.',
  needs: ['files'],

  run({ files }) {
    return judgeFunctions(files, functionBounds.nesting);
  },
});
