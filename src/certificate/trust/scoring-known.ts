import { scoringVersion } from '../../model/scorecard.ts';
import { defineCondition } from './condition.ts';

/** Scores of an older major version are read, and called not comparable; those of a newer one cannot be understood. */
export default defineCondition({
  id: 'scoring-known',
  stage: 'certificate',
  refuse({ certificate: { predicate } }) {
    const { version } = predicate.scorecard.scoring;
    // Written so that a version that is none refuses.
    if (Number.parseInt(version, 10) <= Number.parseInt(scoringVersion, 10)) return null;
    return `Its scoring is version ${JSON.stringify(version)}, newer than this certgate's ${scoringVersion}: update certgate.`;
  },
});
