import type { ScorecardDocument } from '../../model/document.ts';
import type { PathGoal } from '../../model/path-step.ts';
import { checksOf } from '../../model/scorecard.ts';
import { waiverNoticeDays } from '../../model/waiver.ts';
import { daysLeft, waivedFindings } from './decisions.ts';
import { recommendationOf } from './deployment.ts';
import { counted, type SectionOf } from './section.ts';

const goalWords: Readonly<Record<PathGoal, string>> = {
  gate: 'open the gate',
  CONDITIONAL: 'reach CONDITIONAL',
  CERTIFIED: 'reach CERTIFIED',
};

/** What whoever takes over does first, in this order. */
export const nextSteps: SectionOf = (document) => {
  const steps = [
    ...uncommitted(document),
    ...closed(document),
    ...goals(document, ['gate']),
    ...deploy(document),
    ...goals(document, ['CONDITIONAL', 'CERTIFIED']),
    ...review(document),
    ...ending(document),
    ...baseline(document),
  ];
  if (steps.length === 0) return 'None is known.';
  return steps.map((step, index) => `${index + 1}. ${step}`).join('\n');
};

function uncommitted({ subject }: ScorecardDocument): readonly string[] {
  return subject.modified ? ['Commit what was measured, and measure the commit.'] : [];
}

/** A document whose path does not lead there says at least what is in the way. */
function closed({ gate, pathToCertification }: ScorecardDocument): readonly string[] {
  const isLed = gate === 'open' || pathToCertification.some(({ goal }) => goal === 'gate');
  return isLed ? [] : ['Open the gate: what closes it stands above.'];
}

function goals({ pathToCertification }: ScorecardDocument, wanted: readonly PathGoal[]): readonly string[] {
  return wanted.flatMap((goal) => {
    const count = pathToCertification.filter((step) => step.goal === goal).length;
    if (count === 0) return [];
    const words = goalWords[goal];
    return [
      `${words.charAt(0).toUpperCase()}${words.slice(1)}: ${counted(count, 'step')} of the path above.`,
    ];
  });
}

function review({ areas }: ScorecardDocument): readonly string[] {
  const count = checksOf(areas)
    .flatMap(({ findings }) => findings)
    .filter(({ classification, waiver }) => classification === 'to-review' && waiver === null).length;
  return count === 0
    ? []
    : [
        `Review ${counted(count, 'finding')} that a person has to look at: mend them, or waive them with a reason.`,
      ];
}

function ending(document: ScorecardDocument): readonly string[] {
  const count = waivedFindings(document).filter(
    ({ waiver: { expires } }) => expires !== null && daysLeft(expires, document.issuedAt) <= waiverNoticeDays,
  ).length;
  return count === 0
    ? []
    : [
        `Mend, or waive again, ${counted(count, 'finding')} whose ${count === 1 ? 'waiver ends' : 'waivers end'} within ${waiverNoticeDays} days.`,
      ];
}

function baseline({ comparison }: ScorecardDocument): readonly string[] {
  return comparison.kind === 'no-baseline'
    ? ['Have the target branch certified, so that the next run has something to compare with.']
    : [];
}

function deploy(document: ScorecardDocument): readonly string[] {
  if (document.gate === 'closed') return [];
  const recommendation = recommendationOf(document);
  if (recommendation === 'none') return [];
  return [
    recommendation === 'production'
      ? 'Deploy to staging, then to production.'
      : 'Deploy to staging, and leave production as it is.',
  ];
}
