import type { FlagCoverage } from '../../model/coverage.ts';
import type { DocumentCheck, ScorecardDocument } from '../../model/document.ts';
import { checksOf } from '../../model/scorecard.ts';
import { exclusionWords, indirectWords, partWords, resolutionWords } from '../coverage-words.ts';
import { fileWords } from '../words.ts';
import { changedLineTable } from './changed-lines.ts';
import { passedChecks } from './counted-checks.ts';
import { folded } from './folded.ts';
import { type Content, html, type Markup, messageMarkup } from './markup.ts';

/** What the verdict rests on beside findings: checks that passed or do not apply, coverage, certificates not used. */
export function evidenceSection(document: ScorecardDocument): Markup {
  const { areas, coverageReports, coverageExclusions, comparison } = document;
  const passed = passedChecks(document);
  // Of an area that nobody asked for, the scores say so once.
  const assessed = areas.filter((area) => area.assessed);
  const skipped = checksOf(assessed).filter(({ outcome }) => outcome === 'notApplicable');
  const indirect = comparison.kind === 'compared' ? comparison.indirect : [];
  const coverage = [...coverageReports.map(resolutionWords), ...coverageExclusions.map(exclusionWords)];
  return html`<section id="evidence" aria-labelledby="evidence-title"><h2 id="evidence-title">What it rests on</h2>
${list(count(passed, 'check passed', 'checks passed'), passed.map(checkLine))}
${list(count(skipped, 'check does not apply', 'checks do not apply'), skipped.map(checkLine))}
${list(count(coverageReports, 'coverage report', 'coverage reports'), coverage.map(messageMarkup), flagTable(document.coverageFlags))}
${changedLineTable(document.changedLines, document.subject)}${list(
  count(indirect, 'file', 'files', 'covered otherwise than at the baseline, though nobody touched it'),
  indirect.map((change) => messageMarkup(indirectWords(change))),
)}
${rejectedTable(document)}
</section>`;
}

/** Which program said so, by which rules, of how many files. */
export function colophon(document: ScorecardDocument): Markup {
  const { tool, scoring, profile } = document;
  return html`<footer class="quiet">
<p class="text">certgate ${tool.version}, scoring ${scoring.version}. Profile ${profile.id}: ${messageMarkup(profile.reason)} ${fileWords(document)}.</p>
<p>Scores are rounded down, costs up: 100 means that nothing was found.</p>
</footer>`;
}

function count(items: readonly unknown[], one: string, many: string, rest = ''): string {
  const words = `${items.length} ${items.length === 1 ? one : many}`;
  return items.length === 0 ? '' : rest === '' ? words : `${words} ${rest}`;
}

/** Lines folded under their number; nothing without one. */
function list(summary: string, lines: readonly Content[], before: Content = ''): Content {
  if (summary === '') return '';
  const items = lines.map(
    (line) => html`<li class="text">${line}</li>
`,
  );
  return folded(summary, html`${before}<ul class="rows">${items}</ul>`);
}

function checkLine({ id, title, reason }: DocumentCheck): Content {
  const why = reason === null ? '' : html` <span class="quiet">${messageMarkup(reason)}</span>`;
  return [messageMarkup(title), html` <span class="quiet">${id}</span>`, why];
}

function flagTable(flags: readonly FlagCoverage[]): Content {
  if (flags.length === 0) return '';
  const rows = flags.map(
    ({ flag, lines }) =>
      html`<tr><th scope="row">${flag}</th><td class="number">${lines.covered} of ${lines.total}</td><td class="number">${partWords(lines)}</td></tr>
`,
  );
  return html`<table><thead><tr><th scope="col">Flag</th><th scope="col" class="number">Lines that ran</th><th scope="col" class="number">Coverage</th></tr></thead><tbody>
${rows}</tbody></table>`;
}

function rejectedTable({ comparison: { rejected } }: ScorecardDocument): Content {
  if (rejected.length === 0) return '';
  const rows = rejected.map(
    ({ candidate, commit, condition, reason }) =>
      html`<tr><th scope="row">${candidate}${commit === null ? '' : html` <code>${commit.slice(0, 12)}</code>`}</th><td><code>${condition}</code></td><td>${messageMarkup(reason)}</td></tr>
`,
  );
  return folded(
    count(rejected, 'prior certificate was not used', 'prior certificates were not used'),
    html`<table><thead><tr><th scope="col">Certificate</th><th scope="col">Condition</th><th scope="col">Why not</th></tr></thead><tbody>
${rows}</tbody></table>`,
  );
}
