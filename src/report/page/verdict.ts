import type { ScorecardDocument } from '../../model/document.ts';
import { checksOf, isLeftReal } from '../../model/scorecard.ts';
import { type Severity, severities } from '../../model/severity.ts';
import { baselineWords, changeAt, scoreWord, subjectWords } from '../words.ts';
import { type Content, html, type Markup, messageMarkup } from './markup.ts';
import { levelTones, severityTones, type Tone, verdictTone } from './tone.ts';

/** The top of the page: what came out, of what, compared with what. */
export function verdict(document: ScorecardDocument): Markup {
  const { gate, level, readiness, subject, issuedAt } = document;
  const change = changeAt(document, 'total');
  const deployed = readiness.approval === 'APPROVED' ? 'pass' : 'fail';
  const left = leftReal(document);
  const worst = left[0]?.severity;
  return html`<header class="verdict ${verdictTone(document)}">
<p class="quiet text">${subject.repository?.name ?? 'certgate'}: ${messageMarkup(subjectWords(document))}, <time datetime="${issuedAt}">${timeWords(issuedAt)}</time></p>
<div><h1>Gate <span>${gate}</span></h1>
<p class="total"><span class="quiet">Total</span> <strong>${scoreWord(document.waivedTotal)}</strong>${change === '' ? '' : html` <span>${change} <span class="quiet">against the baseline</span></span>`}</p></div>
<dl class="tiles">
${tile('Level', level, levelTones[level])}
${tile('Production readiness', readiness.status, readinessTones[readiness.status])}
${tile('Deployment', readiness.approval, deployed)}
${tile('Findings left', worst === undefined ? 'none' : countsOf(left), worst === undefined ? 'pass' : severityTones[worst])}
</dl>
<p class="quiet text">${messageMarkup(baselineWords(document))}${unwaived(document)}</p>
</header>`;
}

interface SeverityCount {
  readonly severity: Severity;
  readonly count: number;
}

const readinessTones: Readonly<Record<ScorecardDocument['readiness']['status'], Tone>> = {
  READY: 'pass',
  'NEARLY READY': 'warn',
  'NOT READY': 'fail',
};

function tile(term: string, value: Content, tone: Tone): Markup {
  return html`<div class="${tone}"><dt>${term}</dt><dd>${value}</dd></div>`;
}

/** What is real, and waived by nobody: how much of each severity, the worst first. */
function leftReal({ areas }: ScorecardDocument): readonly SeverityCount[] {
  const left = checksOf(areas)
    .flatMap(({ findings }) => findings)
    .filter(isLeftReal);
  return severities
    .map((severity) => ({ severity, count: left.filter((one) => one.severity === severity).length }))
    .filter(({ count }) => count > 0);
}

/** `3 critical, 12 low`. */
function countsOf(counts: readonly SeverityCount[]): Content {
  return counts.map(({ severity, count }, index) => [
    index === 0 ? '' : ', ',
    html`<span class="count">${count} ${severity}</span>`,
  ]);
}

function unwaived({ total, waivedTotal }: ScorecardDocument): string {
  return total === waivedTotal ? '' : ` Without waivers the total is ${scoreWord(total)}.`;
}

/** `2026-11-23 12:00 UTC`. */
export function timeWords(time: string): string {
  return `${time.slice(0, 10)} ${time.slice(11, 16)} UTC`;
}
