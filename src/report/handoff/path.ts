import type { Catalogue } from '../../model/catalogue.ts';
import { groupedBy } from '../../model/grouped.ts';
import { type PathGoal, type PathStep, pathGoals } from '../../model/path-step.ts';
import { displayed } from '../../model/score.ts';
import { codeSpan, type messageText, sayingOf } from '../markdown.ts';
import { counted, paragraphs, type SectionOf } from './section.ts';

export const goalWords: Readonly<Record<PathGoal, string>> = {
  gate: 'open the gate',
  CONDITIONAL: 'reach CONDITIONAL',
  CERTIFIED: 'reach CERTIFIED',
};

type Saying = typeof messageText;

/** The smallest set of things to do for the open gate, then for each better level, with how to do them. */
export const pathToCertification: SectionOf = (document, catalogue) => {
  const { pathToCertification: steps, level } = document;
  if (steps.length === 0)
    return level === 'CERTIFIED' ? 'Reached: there is no better level.' : 'The document names no step.';
  const said = sayingOf(document);
  return paragraphs(
    ...pathGoals.flatMap((goal) => {
      const own = steps.filter((step) => step.goal === goal);
      if (own.length === 0) return [];
      const lines = once(own).map((group, index) => `${index + 1}. ${lineOf(group, catalogue, said)}`);
      return [`To ${goalWords[goal]}:`, lines.join('\n')];
    }),
  );
};

/** Checks that could not be judged for one reason are one step: one thing mends them. */
function once(steps: readonly PathStep[]): readonly (readonly [PathStep, ...PathStep[]])[] {
  const groups = groupedBy<PathStep | string, PathStep>(steps, (step) =>
    step.kind === 'measure' ? step.message : step,
  );
  return [...groups.values()].flatMap(([first, ...others]) =>
    first === undefined ? [] : [[first, ...others] as const],
  );
}

function lineOf(
  [step, ...others]: readonly [PathStep, ...PathStep[]],
  { checks }: Catalogue,
  said: Saying,
): string {
  const names = [step, ...others].map(({ target }) => codeSpan(target, 'text')).join(', ');
  if (step.kind === 'measure') return `Have ${names} judged. ${said(step.message, 'text')}`;
  if (step.kind === 'settle') return `Settle ${names}. ${said(step.message, 'text')}`;
  const { points, findings, amount, paths, target } = step;
  const gain = points < 0.1 ? 'under +0.1' : `+${displayed(points)}`;
  const much = amount === null ? counted(findings, 'finding') : `${amount} more of what it counts`;
  const where = paths.length === 0 ? '' : `, in ${paths.map((path) => codeSpan(path, 'text')).join(', ')}`;
  const fix = checks.get(target)?.fix;
  return `**${gain}** ${names}: ${much}${where}.${fix === undefined ? '' : ` ${fix}`}`;
}
