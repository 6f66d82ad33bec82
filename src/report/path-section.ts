import { details, messageText, moreInReport, sayingOf } from './markdown.ts';
import { pathStages, pathSummary, type WordedStep } from './path-words.ts';
import type { SectionOf } from './section.ts';

/** What to do for the open gate, and for each better level, with the points of each step. */
export const pathToCertification: SectionOf = (document, catalogue) => {
  const stages = pathStages(document, catalogue);
  if (stages.length === 0) return null;
  const summary = `Path to certification: ${pathSummary(stages)}`;
  const said = sayingOf(document);
  const line = (step: WordedStep) => `- ${stepText(step, said)}`;
  return {
    holds: summary.charAt(0).toLowerCase() + summary.slice(1),
    render: (most) => {
      let left = most;
      const parts = stages.flatMap(({ title, steps }) => {
        const shown = steps.slice(0, left);
        left -= shown.length;
        return shown.length === 0 ? [] : [`${title}:\n\n${shown.map(line).join('\n')}`];
      });
      const all = stages.reduce((sum, { steps }) => sum + steps.length, 0);
      const more = all - Math.min(all, most);
      return details(summary, [...parts, ...(more === 0 ? [] : [moreInReport(more)])].join('\n\n'));
    },
  };
};

/** A step as Markdown: what it gains, what to do, why, how. */
export function stepText(
  { gain, what, why, how, command }: WordedStep,
  said: ReturnType<typeof sayingOf>,
): string {
  return [
    ...(gain === null ? [] : [`**${gain}**`]),
    messageText(what, 'text'),
    ...(why === null ? [] : [said(why, 'text')]),
    ...(how === null ? [] : [messageText(how, 'text')]),
    ...(command === null ? [] : [`\`${command}\` writes it.`]),
  ].join(' ');
}
