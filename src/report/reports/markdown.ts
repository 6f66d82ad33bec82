import { markdownTable } from 'markdown-table';
import type { ScorecardDocument } from '../../model/document.ts';
import type { Level, Ruling } from '../../model/verdict.ts';
import { coverageDetails } from '../coverage-details.ts';
import { type ListedFinding, listedFindings, placeOf } from '../listed-findings.ts';
import { codeSpan, messageText, sayingOf } from '../markdown.ts';
import type { Report } from '../report.ts';
import {
  baselineWords,
  changeAt,
  fileWords,
  originWords,
  scoreWord,
  subjectWords,
  unjudgedReasons,
  waiverWords,
} from '../words.ts';

/** GitHub refuses a comment beyond 65,536 characters; what is posted adds a few of its own. */
const mostCharacters = 60_000;

/** How many findings each rung of the size ladder shows; the last, without details of coverage, always fits. */
const findingLadder = [100, 50, 25, 10, 5, 0];

const signs: Readonly<Record<Ruling['status'], string>> = { pass: '✅', warn: '⚠️', fail: '❌' };

/** The scorecard as Markdown: the pull request's comment, the job summary, `scorecard.md`. */
const markdown: Report = { id: 'markdown', file: 'scorecard.md', render };

export default markdown;

function render(document: ScorecardDocument): string {
  const findings = listedFindings(document);
  for (const most of findingLadder) {
    const text = renderWith(document, findings, most);
    if (text.length <= mostCharacters) return text;
  }
  return `${heading(document)}\n\nThe scorecard is too large to be shown here. See the report of the run.\n`;
}

function renderWith(document: ScorecardDocument, findings: readonly ListedFinding[], most: number): string {
  const failed = document.rulings.filter(({ status }) => status === 'fail');
  const warned = document.rulings.filter(({ status }) => status === 'warn');
  return [
    heading(document),
    `${messageText(`${status(document)}. ${upperFirst(subjectWords(document))}. ${baselineWords(document)}`, 'text')}`,
    messageText(originWords(document), 'text'),
    [list(failed), list(warned), unjudged(document)].filter((part) => part !== '').join('\n'),
    scoreTable(document),
    findingTable(document, findings, most),
    fixedFindings(document),
    most === 0 ? '' : coverageDetails(document),
    rulingDetails(document),
    rejectedDetails(document, most),
    `<sub>certgate ${document.tool.version}, scoring ${document.scoring.version}, profile ${document.profile.id}, ${fileWords(document)}</sub>`,
  ]
    .filter((section) => section !== '')
    .join('\n\n')
    .concat('\n');
}

function heading(document: ScorecardDocument): string {
  const sign = document.gate === 'open' ? signs[levelStatus(document.level)] : signs.fail;
  const change = changeAt(document, 'total');
  const total = scoreWord(document.waivedTotal);
  return `## ${sign} certgate: gate ${document.gate}, ${document.level}, total ${total}${change === '' ? '' : ` (${change})`}`;
}

function levelStatus(level: Level): Ruling['status'] {
  return level === 'CERTIFIED' ? 'pass' : 'warn';
}

function status({ readiness: { status: readiness, approval } }: ScorecardDocument): string {
  return `Production readiness ${readiness}, deployment ${approval}`;
}

function list(rulings: readonly Ruling[]): string {
  return rulings
    .map(({ status: ruling, message }) => `- ${signs[ruling]} ${messageText(message, 'text')}`)
    .join('\n');
}

/** What counts and could not be judged, with the reason: it passes no threshold. */
function unjudged(document: ScorecardDocument): string {
  const said = sayingOf(document);
  return document.areas
    .flatMap(({ categories }) => categories)
    .flatMap((category) =>
      unjudgedReasons(category).map(
        (reason) =>
          `- ${signs.warn} ${messageText(category.title, 'text')} could not be judged. ${said(reason, 'text')}`,
      ),
    )
    .join('\n');
}

function scoreTable(document: ScorecardDocument): string {
  const floors = new Map(
    document.rulings.filter(({ rule }) => rule === 'minimum').map(({ target, asked }) => [target, asked]),
  );
  const row = (name: string, target: string, score: string) => [
    name,
    score,
    changeAt(document, target),
    messageText((floors.get(target) ?? '').replace('at least ', ''), 'table'),
  ];
  const rows = document.areas
    .filter(({ assessed }) => assessed)
    .flatMap((area) => [
      row(`**${messageText(area.title, 'table')}**`, area.id, `**${scoreWord(area.waivedScore)}**`),
      ...area.categories
        .filter(({ assessed }) => assessed)
        .map((category) =>
          row(messageText(category.title, 'table'), category.id, scoreWord(category.waivedScore)),
        ),
    ]);
  const total = row('**Total**', 'total', `**${scoreWord(document.waivedTotal)}**`);
  const table = markdownTable([['', 'Score', 'Change', 'Floor'], total, ...rows], {
    align: ['l', 'r', 'r', 'r'],
  });
  const unassessed = document.areas
    .filter(({ assessed }) => !assessed)
    .map(({ title }) => messageText(title, 'text'));
  const waived =
    document.total === document.waivedTotal
      ? ''
      : `\n\nWithout waivers the total is ${scoreWord(document.total)}.`;
  return `${table}${waived}${unassessed.length === 0 ? '' : `\n\nNot assessed: ${unassessed.join(', ')}.`}`;
}

function findingTable(document: ScorecardDocument, findings: readonly ListedFinding[], most: number): string {
  const { issuedAt } = document;
  const said = sayingOf(document);
  const inCell = (text: string) => messageText(text, 'table');
  if (findings.length === 0) return 'No findings.';
  const rows = findings
    .slice(0, most)
    .map((finding) => [
      `${finding.isNew ? '**new** ' : ''}${finding.severity}${finding.classification === 'to-review' ? ', to review' : ''}`,
      codeSpan(placeOf(finding), 'table'),
      `${said(finding.message, 'table')}${finding.waiver === null ? '' : ` ${waiverWords(finding.waiver, issuedAt, inCell)}`}`,
      finding.lost === 0 ? '' : `-${(Math.ceil(finding.lost * 10) / 10).toFixed(1)}`,
    ]);
  const more = findings.length - rows.length;
  const table = rows.length === 0 ? '' : markdownTable([['Finding', 'Where', 'What', 'Points'], ...rows]);
  return [table, more === 0 ? '' : `${more} more in the report of the run.`]
    .filter((part) => part !== '')
    .join('\n\n');
}

function fixedFindings({ comparison }: ScorecardDocument): string {
  if (comparison.kind !== 'compared' || comparison.fixed.length === 0) return '';
  const count = comparison.fixed.length;
  return `${count} ${count === 1 ? 'finding' : 'findings'} of the baseline ${count === 1 ? 'is' : 'are'} gone.`;
}

function rulingDetails({ rulings }: ScorecardDocument): string {
  const rows = rulings.map(({ status: ruling, rule, target, asked, found }) => [
    signs[ruling],
    messageText(rule, 'table'),
    codeSpan(target, 'table'),
    codeSpan(asked, 'table'),
    codeSpan(found, 'table'),
  ]);
  const table = markdownTable([['', 'Rule', 'Of', 'Asked', 'Found'], ...rows]);
  return `<details><summary>All ${rulings.length} rulings of the gate</summary>\n\n${table}\n\n</details>`;
}

/** Prior certificates that were looked at and not used, each with its reason. */
function rejectedDetails({ comparison: { rejected } }: ScorecardDocument, most: number): string {
  if (rejected.length === 0) return '';
  const rows = rejected
    .slice(0, most)
    .map(({ candidate, commit, condition, reason }) => [
      codeSpan(candidate, 'table'),
      commit === null ? '' : codeSpan(commit.slice(0, 12), 'table'),
      codeSpan(condition, 'table'),
      messageText(reason, 'table'),
    ]);
  const more = rejected.length - rows.length;
  const parts = [
    rows.length === 0 ? '' : markdownTable([['Certificate', 'Commit', 'Condition', 'Why not'], ...rows]),
    more === 0 ? '' : `${more} more in the report of the run.`,
  ];
  const what = rejected.length === 1 ? 'certificate was' : 'certificates were';
  return `<details><summary>${rejected.length} prior ${what} not used</summary>\n\n${parts.filter((part) => part !== '').join('\n\n')}\n\n</details>`;
}

function upperFirst(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
