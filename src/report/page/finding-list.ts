import type { Catalogue } from '../../model/catalogue.ts';
import type { DocumentFinding, ScorecardDocument, Subject } from '../../model/document.ts';
import { sourceUrl } from '../source-url.ts';
import { waiverWords } from '../waiver-words.ts';
import { type Content, html, type Markup, messageMarkup } from './markup.ts';
import { severityTones } from './tone.ts';

/** What a list of findings is told beside them. */
export interface Around {
  readonly document: Pick<ScorecardDocument, 'subject' | 'issuedAt'>;
  readonly catalogue: Catalogue;
  /** Fingerprints of what the baseline did not have. */
  readonly introduced: ReadonlySet<string>;
}

const classWords: Readonly<Record<DocumentFinding['classification'], string>> = {
  real: 'real',
  'to-review': 'to review',
  'false-positive': 'false positive',
};

/** Findings with their place, their class and its reason, their waiver, and what each costs. */
export function findingList(findings: readonly DocumentFinding[], around: Around): Markup {
  return html`<ul class="findings">
${findings.map((finding) => itemOf(finding, around))}</ul>
`;
}

function itemOf(finding: DocumentFinding, { document, catalogue, introduced }: Around): Markup {
  const { severity, classification, reason, message, fingerprint, lost, waiver } = finding;
  const proof = reason === null ? '' : html`: ${reasonOf(reason, catalogue)}`;
  const isNew = introduced.has(fingerprint);
  return html`<li><span class="severity ${severityTones[severity]}">${severity}${isNew ? ', new' : ''}</span><div><p class="text">${messageMarkup(message)}</p><p class="quiet text">${placeOf(finding, document.subject)}Classified ${classWords[classification]}${proof}</p>${waiver === null ? '' : html`<p class="quiet text">${waiverOf(waiver, document.issuedAt)}</p>`}</div>${costOf(lost)}</li>
`;
}

/** The proof by which triage goes, or where a document names one that is not known, its name. */
function reasonOf(reason: string, { reasons }: Catalogue): Content {
  const proof = reasons.get(reason)?.proof;
  return proof === undefined ? html`<code>${reason}</code>` : messageMarkup(proof);
}

function waiverOf(waiver: NonNullable<DocumentFinding['waiver']>, issuedAt: string): Content {
  return messageMarkup(waiverWords(waiver, issuedAt));
}

/** Points of the total with two decimals, rounded up: what costs anything does not read as nothing. */
export function costWord(lost: number): string {
  return (Math.ceil(Math.round(lost * 1e7) / 1e5) / 100).toFixed(2);
}

function costOf(lost: number): Markup {
  return html`<span class="cost">${lost === 0 ? html`<span class="quiet">no points</span>` : `−${costWord(lost)} points`}</span>`;
}

/** The place, as a link where GitHub has that commit. A finding without a place is about all of it. */
function placeOf({ path, line }: DocumentFinding, subject: Subject): Content {
  if (path === null) return '';
  const place = html`<code>${line === null ? path : `${path}:${line}`}</code>`;
  const url = sourceUrl(subject, path, line);
  return url === null ? html`${place} ` : html`<a href="${url}" rel="noreferrer">${place}</a> `;
}
