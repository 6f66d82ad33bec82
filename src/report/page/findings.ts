import type { Catalogue } from '../../model/catalogue.ts';
import type { ScorecardDocument } from '../../model/document.ts';
import type { Severity } from '../../model/severity.ts';
import { scoreWord } from '../words.ts';
import {
  anchorOf,
  dismissedChecks,
  type FoundCategory,
  type FoundCheck,
  foundCategories,
  waivedChecks,
} from './counted-checks.ts';
import { type Around, costWord, findingList } from './finding-list.ts';
import { folded } from './folded.ts';
import { type Content, html, type Markup, messageMarkup } from './markup.ts';

/** A check with a finding like that is shown unfolded, as far as there are few of them. */
const urgent: readonly Severity[] = ['critical', 'high'];
const mostUnfolded = 10;

/** Every finding: what counts by category and check, the dearest first; then what was waived, and what is none. */
export function findingSection(document: ScorecardDocument, catalogue: Catalogue): Markup {
  const { comparison } = document;
  const introduced = new Set(comparison.kind === 'compared' ? comparison.introduced : []);
  const around = { document, catalogue, introduced };
  const categories = foundCategories(document);
  return html`<section id="findings" aria-labelledby="findings-title"><h2 id="findings-title">Findings</h2>
${categories.length === 0 ? html`<p>Nothing that counts was found.</p>` : categories.map((category) => categoryOf(category, around))}
</section>
${setAside('waived', 'Waived findings', waivedChecks(document), around)}
${setAside('dismissed', 'False positives', dismissedChecks(document), around)}
${goneSection(document)}`;
}

function categoryOf({ category, checks }: FoundCategory, around: Around): Markup {
  const { title, waivedScore } = category;
  return html`<div class="category"><h3 id="${anchorOf(category) ?? ''}"><span class="text">${title}</span> <span>${scoreWord(waivedScore)}</span></h3>
${checks.map((found) => checkOf(found, around))}</div>
`;
}

function checkOf({ check, findings }: FoundCheck, around: Around): Markup {
  const { id, title, lost } = check;
  const cost = lost === null || lost === 0 ? '' : `, −${costWord(lost)} points`;
  const known = around.catalogue.checks.get(id);
  const help =
    known === undefined
      ? ''
      : html`<p class="quiet">${messageMarkup(known.why)} <strong>To mend it:</strong> ${messageMarkup(known.fix)}</p>`;
  return folded(
    html`<span class="text">${messageMarkup(title)}</span> <span class="quiet">${findings.length} ${findings.length === 1 ? 'finding' : 'findings'}${cost}</span>`,
    html`${findingList(findings, around)}${help}<p class="quiet"><code>${id}</code></p>`,
    findings.length <= mostUnfolded && findings.some(({ severity }) => urgent.includes(severity)),
  );
}

function setAside(id: string, title: string, checks: readonly FoundCheck[], around: Around): Content {
  if (checks.length === 0) return '';
  const count = checks.reduce((sum, { findings }) => sum + findings.length, 0);
  const lists = checks.map(
    ({ check, findings }) =>
      html`<h3 class="text">${messageMarkup(check.title)} <span class="quiet">${check.id}</span></h3>${findingList(findings, around)}`,
  );
  return html`<section id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${title}</h2>
${folded(`${count} that ${count === 1 ? 'does' : 'do'} not count, with the reason`, lists)}</section>`;
}

/** What the baseline had. */
function goneSection({ comparison }: ScorecardDocument): Content {
  if (comparison.kind !== 'compared' || comparison.fixed.length === 0) return '';
  const rows = comparison.fixed.map(
    ({ severity, message, path }) =>
      html`<li class="text">${severity}: ${messageMarkup(message)} ${path === null ? '' : html`<code>${path}</code>`}</li>
`,
  );
  return html`<section id="gone" aria-labelledby="gone-title"><h2 id="gone-title">Gone since the baseline</h2>
${folded(`${rows.length} ${rows.length === 1 ? 'finding' : 'findings'}`, html`<ul class="rows">${rows}</ul>`)}</section>`;
}
