import { sayingOf } from '../markdown.ts';
import { stepText } from '../path-section.ts';
import { pathStages } from '../path-words.ts';
import { paragraphs, type SectionOf } from './section.ts';

/** The smallest set of things to do for the open gate, then for each better level, with how to do them. */
export const pathToCertification: SectionOf = (document, catalogue) => {
  const stages = pathStages(document, catalogue);
  if (stages.length === 0)
    return document.level === 'CERTIFIED'
      ? 'Reached: there is no better level.'
      : 'The document names no step.';
  const said = sayingOf(document);
  return paragraphs(
    ...stages.flatMap(({ title, steps }) => [
      `${title}:`,
      steps.map((step, index) => `${index + 1}. ${stepText(step, said)}`).join('\n'),
    ]),
  );
};
