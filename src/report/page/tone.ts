import type { ScorecardDocument } from '../../model/document.ts';
import type { Severity } from '../../model/severity.ts';
import type { Level, Ruling } from '../../model/verdict.ts';

/** How a thing stands, as a class of the page's style. Never told by colour alone: a word stands beside it. */
export type Tone = Ruling['status'] | 'plain';

export const severityTones: Readonly<Record<Severity, Tone>> = {
  critical: 'fail',
  high: 'fail',
  medium: 'warn',
  low: 'plain',
};

export const levelTones: Readonly<Record<Level, Tone>> = {
  CERTIFIED: 'pass',
  CONDITIONAL: 'warn',
  'NOT CERTIFIED': 'fail',
};

export function verdictTone({ gate, level }: ScorecardDocument): Tone {
  if (gate === 'closed') return 'fail';
  return level === 'CERTIFIED' ? 'pass' : 'warn';
}
