import type { Catalogue } from '../../model/catalogue.ts';
import type { ScorecardDocument } from '../../model/document.ts';
import { pathStages, type WordedStep } from '../path-words.ts';
import { type Content, html, type Markup, messageMarkup } from './markup.ts';

/** What to do for the open gate, and then for each better level; empty for what is certified. */
export function pathSection(document: ScorecardDocument, catalogue: Catalogue): Content {
  const stages = pathStages(document, catalogue);
  if (stages.length === 0) return '';
  return html`<section id="path" aria-labelledby="path-title"><h2 id="path-title">Path to certification</h2>
${stages.map(
  ({ title, steps }) => html`<h3>${title}</h3>
<ol class="rows">${steps.map(stepItem)}</ol>
`,
)}</section>`;
}

function stepItem({ gain, what, why, how, command }: WordedStep): Markup {
  return html`<li>${gain === null ? '' : html`<strong>${gain}</strong> `}${messageMarkup(what)}${
    why === null ? '' : [' ', messageMarkup(why)]
  }${how === null ? '' : html` <span class="quiet">${messageMarkup(how)}</span>`}${
    command === null ? '' : html` <code>${command}</code>`
  }</li>
`;
}
