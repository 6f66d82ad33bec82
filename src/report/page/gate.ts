import type { ScorecardDocument } from '../../model/document.ts';
import type { Ruling } from '../../model/verdict.ts';
import { unjudgedReasons } from '../words.ts';
import { folded } from './folded.ts';
import { type Content, html, type Markup, messageMarkup } from './markup.ts';
import type { Tone } from './tone.ts';

const words: Readonly<Record<Ruling['status'], string>> = { fail: 'failed', warn: 'warning', pass: 'passed' };

/** Worst first. */
const order = ['fail', 'warn', 'pass'] as const;

/** What the gate says, what failed first; what could not be judged; what whoever answers for the branch is to know. */
export function gateSection({ rulings, areas, alerts }: ScorecardDocument): Markup {
  const sorted = order.flatMap((status) => rulings.filter((ruling) => ruling.status === status));
  const told = sorted
    .filter(({ status }) => status !== 'pass')
    .map(({ status, message }) => line(status, words[status], messageMarkup(message)));
  const unjudged = areas
    .flatMap(({ categories }) => categories)
    .flatMap((category) =>
      unjudgedReasons(category).map((reason) =>
        line('warn', 'not judged', [messageMarkup(category.title), ': ', messageMarkup(reason)]),
      ),
    );
  const known = alerts.map(({ message }) => line('warn', 'alert', messageMarkup(message)));
  const lines = [...told, ...unjudged, ...known];
  return html`<section id="gate" aria-labelledby="gate-title"><h2 id="gate-title">The gate</h2>
${lines.length === 0 ? html`<p>Every rule is met.</p>` : html`<ul class="rulings">${lines}</ul>`}
${sorted.length === 0 ? '' : folded(`${sorted.length} ${sorted.length === 1 ? 'ruling' : 'rulings'} in all`, rulingTable(sorted))}
</section>`;
}

/** What stands in the way of deployment; empty when nothing does. */
export function blockerSection({ blockers }: ScorecardDocument): Content {
  if (blockers.length === 0) return '';
  const lines = blockers.map(({ target, message, path }) =>
    line('fail', 'blocker', [
      messageMarkup(message),
      html` <span class="quiet">${path === null ? '' : html`<code>${path}</code>, `}<code>${target}</code></span>`,
    ]),
  );
  return html`<section id="blockers" aria-labelledby="blockers-title"><h2 id="blockers-title">In the way of deployment</h2>
<ul class="rulings">${lines}</ul></section>`;
}

function line(tone: Tone, word: string, text: Content): Markup {
  return html`<li class="${tone}"><span class="mark">${word}</span> <span class="text">${text}</span></li>
`;
}

function rulingTable(rulings: readonly Ruling[]): Markup {
  const rows = rulings.map(
    ({ status, rule, target, asked, found }) =>
      html`<tr><td class="${status}"><span class="tone">${words[status]}</span></td><th scope="row">${rule}</th><td><code>${target}</code></td><td>${asked}</td><td>${found}</td></tr>
`,
  );
  return html`<table><thead><tr><th scope="col">Status</th><th scope="col">Rule</th><th scope="col">Of</th><th scope="col">Asked</th><th scope="col">Found</th></tr></thead><tbody>
${rows}</tbody></table>`;
}
