import { defineCheck } from '../../../model/check.ts';
import { functionBounds } from './bounds.ts';
import { judgeFunctions } from './judge-functions.ts';

export default defineCheck({
  id: 'function-length',
  category: 'quality/code-quality',
  importance: 'low',
  title: 'Functions are short',
  failureTitle: 'Functions are too long',
  why: 'A function that does not fit a screen does more than one thing. Lines with code are counted, without those of functions inside it, so that a closure around many small ones is not long; 60 are allowed, between ESLint’s `max-lines-per-function` (50, blank lines included) and SonarQube’s S138 (200). A function over the bound loses 1 - bound / value of its own lines: nothing at the bound, half at twice the bound, never all; the score is the part of all functions’ lines that is not lost.',
  fix: 'Split it where one step ends and the next begins, and give each step a name.',
  needs: ['files'],

  run({ files }) {
    return judgeFunctions(files, functionBounds.length);
  },
});
