import type { ScorecardDocument } from '../../model/document.ts';
import { counted, paragraphs, type SectionOf } from './section.ts';
import { signs } from './signs.ts';

/** How far what was measured may go. */
export type Recommendation = 'production' | 'staging' | 'none';

/** Production asks for the best level, readiness, and nothing in the way; staging for no critical finding left real. */
export function recommendationOf({
  level,
  readiness,
  blockers,
}: Pick<ScorecardDocument, 'level' | 'readiness' | 'blockers'>): Recommendation {
  if (level === 'NOT CERTIFIED') return 'none';
  const isReady = level === 'CERTIFIED' && readiness.status === 'READY' && blockers.length === 0;
  return isReady ? 'production' : 'staging';
}

const advice: Readonly<Record<Recommendation, string>> = {
  production: '**Recommended: production**, and staging before it.',
  staging: '**Recommended: staging only.** Not production.',
  none: '**Recommended: nowhere.** Neither staging nor production.',
};

/** Where it may go, and what speaks for it and against it. */
export const deployment: SectionOf = (document) => {
  const { level, readiness, blockers, gate, subject, origin } = document;
  const point = (holds: boolean, words: string) => `- ${signs[holds ? 'pass' : 'fail']} ${words}`;
  const caution = (applies: boolean, words: string) => (applies ? [`- ${signs.warn} ${words}`] : []);
  return paragraphs(
    advice[recommendationOf(document)],
    [
      point(
        level === 'CERTIFIED',
        `The level is ${level}${level === 'CERTIFIED' ? '' : `: ${asked[level]}`}.`,
      ),
      point(
        readiness.status === 'READY',
        `Production readiness is ${readiness.status}${readiness.status === 'READY' ? '' : '; production asks for READY'}.`,
      ),
      point(blockers.length === 0, blockers.length === 0 ? 'Nothing blocks it.' : blocking(blockers.length)),
      ...caution(gate === 'closed', 'The gate is closed: this is not to be merged.'),
      ...caution(
        subject.modified,
        'The tree that was measured holds changes that are in no commit: what is deployed has to be measured as committed.',
      ),
      ...caution(
        origin !== 'measured',
        'The numbers are the word of a pull request’s run: deploy what the target branch has measured itself.',
      ),
    ].join('\n'),
  );
};

const asked: Readonly<Record<Exclude<ScorecardDocument['level'], 'CERTIFIED'>, string>> = {
  CONDITIONAL: 'good for staging, and production asks for CERTIFIED',
  'NOT CERTIFIED': 'staging asks for CONDITIONAL, production for CERTIFIED',
};

function blocking(count: number): string {
  return `${counted(count, 'blocker')} ${count === 1 ? 'is' : 'are'} open.`;
}
