import { defineCheck } from '../../../model/check.ts';
import { functionBounds } from './bounds.ts';
import { judgeFunctions } from './judge-functions.ts';

export default defineCheck({
  id: 'cognitive-complexity',
  category: 'quality/code-quality',
  importance: 'medium',
  title: 'Functions can be followed',
  failureTitle: 'Functions are too hard to follow',
  why: 'A reader keeps every open `if` and loop in mind. Cognitive complexity (G. Ann Campbell, SonarSource white paper, 2018) counts breaks in the flow and charges more the deeper they are nested; 15 are allowed, as in SonarQube’s rule S3776 and Biome’s. A function over the bound loses 1 - bound / value of its own lines: nothing at the bound, half at twice the bound, never all; the score is the part of all functions’ lines that is not lost.',
  fix: 'Return early, move the deepest block into a function with a name, take mixed conditions apart.',
  needs: ['files'],

  run({ files }) {
    return judgeFunctions(files, functionBounds.cognitive);
  },
});
