import type { SourceFile } from '../../model/evidence.ts';
import type { InsecureCode } from '../../model/facts.ts';
import type { Reason } from '../reasons/reason.ts';

/** The same for places where code may be insecure. */
export interface CodeReason extends Omit<Reason, 'applies'> {
  readonly applies: (place: InsecureCode, file: Pick<SourceFile, 'path' | 'kind'>) => boolean;
}
