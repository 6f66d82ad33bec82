import type { TriagedSecret } from '../../../../src/model/evidence.ts';
import type { Classification } from '../../../../src/model/finding.ts';

/** A triaged credential in `config.ts`, on line 3. */
export function secretWith(kind: string, classification: Classification): TriagedSecret {
  return {
    path: 'config.ts',
    candidate: { kind, line: 3, context: 'key = …', length: 40, proof: 'structure' },
    classification,
    reason: 'a-reason',
  };
}
