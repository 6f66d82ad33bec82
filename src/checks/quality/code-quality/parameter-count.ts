import { defineCheck } from '../../../model/check.ts';
import { functionBounds } from './bounds.ts';
import { judgeFunctions } from './judge-functions.ts';

export default defineCheck({
  id: 'parameter-count',
  category: 'quality/code-quality',
  importance: 'low',
  title: 'Functions take few parameters',
  failureTitle: 'Functions take too many parameters',
  why: 'Arguments in a row are told apart by their order alone. 5 are allowed, between ESLint’s `max-params` (3) and SonarQube’s S107 (7), since this language makes an object of them at no cost. A function over the bound loses 1 - bound / value of its own lines: nothing at the bound, half at twice the bound, never all; the score is the part of all functions’ lines that is not lost.',
  fix: 'Take one object with named properties, or split what the function does.',
  needs: ['files'],

  run({ files }) {
    return judgeFunctions(files, functionBounds.parameters);
  },
});
