import { emptyCatalogue } from '../../model/catalogue.ts';
import type { ScorecardDocument } from '../../model/document.ts';
import { groupedBy } from '../../model/grouped.ts';
import { printable } from '../../model/printable.ts';
import type { Ruling } from '../../model/verdict.ts';
import { isInline } from '../../model/waiver.ts';
import { exclusionWords, flagWords, isAllExact, resolutionWords } from '../coverage-words.ts';
import { listedFindings, placeOf } from '../listed-findings.ts';
import { average, errorRate, figureWord, loadRunsOf, notMeasured, p95, throughput } from '../load-words.ts';
import { pathStages } from '../path-words.ts';
import type { Report } from '../report.ts';
import { waiverWords } from '../waiver-words.ts';
import {
  baselineWords,
  changeAt,
  fileWords,
  originWords,
  scoreWord,
  subjectWords,
  unjudgedReasons,
} from '../words.ts';

/** SGR parameters (ECMA-48): the eight colours that every terminal has. */
const styles = { bold: '1', dim: '2', red: '31', green: '32', yellow: '33' } as const;

type Style = keyof typeof styles;
type Paint = (style: Style, text: string) => string;

/** More would scroll the verdict off the screen. */
const mostFindings = 20;
const mostReports = 5;
const mostSteps = 5;

const statusStyle: Readonly<Record<Ruling['status'], Style>> = { pass: 'green', warn: 'yellow', fail: 'red' };

/** The scorecard for a terminal without colour; `terminalInColour` has the other one. */
const terminal: Report = {
  id: 'terminal',
  file: null,
  render: (document) => render(document, (_, text) => text),
};

export default terminal;

export function terminalInColour(document: ScorecardDocument): string {
  return render(document, (style, text) => `\u001b[${styles[style]}m${text}\u001b[0m`);
}

function render(document: ScorecardDocument, paint: Paint): string {
  const { id, reason } = document.profile;
  return [
    paint(
      'dim',
      plain(`certgate ${document.tool.version}, ${subjectWords(document)}. Profile ${id}: ${reason}`),
    ),
    '',
    verdictLine(document, paint),
    paint('dim', plain(baselineWords(document))),
    ...(document.origin === 'measured' ? [] : [paint('yellow', plain(originWords(document)))]),
    paint('dim', `Looked at ${fileWords(document)}.`),
    ...coverageLines(document, paint),
    ...loadLines(document, paint),
    '',
    ...scoreLines(document, paint),
    '',
    ...rulingLines(document, paint),
    ...blockerLines(document, paint),
    ...findingLines(document, paint),
    ...pathLines(document, paint),
    '',
  ].join('\n');
}

function verdictLine(document: ScorecardDocument, paint: Paint): string {
  const { gate, level, readiness } = document;
  const change = changeAt(document, 'total');
  const total = `total ${scoreWord(document.waivedTotal)}${change === '' ? '' : ` (${change})`}`;
  const unwaived =
    document.total === document.waivedTotal
      ? ''
      : ` Without waivers the total is ${scoreWord(document.total)}.`;
  const style = gate === 'closed' ? 'red' : level === 'CERTIFIED' ? 'green' : 'yellow';
  return (
    `${paint('bold', paint(style, `Gate ${gate}: ${level}, ${total}`))}\n` +
    `Production readiness ${readiness.status}, deployment ${readiness.approval}.${unwaived}`
  );
}

/** Checks that stand in the way of deployment, with how often. */
function blockerLines({ blockers }: ScorecardDocument, paint: Paint): readonly string[] {
  if (blockers.length === 0) return [];
  const named = [...groupedBy(blockers, ({ target }) => target)].map(([target, { length }]) =>
    length === 1 ? target : `${target} (${length})`,
  );
  return [`${paint('red', 'In the way of deployment')}: ${plain(named.join(', '))}`];
}

function scoreLines(document: ScorecardDocument, paint: Paint): readonly string[] {
  const line = (name: string, target: string, score: string) =>
    `${name.padEnd(28)}${score.padStart(12)}${changeAt(document, target).padStart(9)}`;
  return document.areas.flatMap((area) => {
    const own = line(plain(area.title), area.id, scoreWord(area.waivedScore, area.assessed));
    if (!area.assessed) return [paint('dim', own.trimEnd())];
    const categories = area.categories
      .filter(({ assessed }) => assessed)
      .flatMap((category) => [
        line(`  ${plain(category.title)}`, category.id, scoreWord(category.waivedScore)).trimEnd(),
        ...unjudgedReasons(category).map((reason) => paint('yellow', `    ${plain(reason)}`)),
      ]);
    return [paint('bold', own.trimEnd()), ...categories];
  });
}

/** How the files of a coverage report were found, unless all of them stand as the report names them. */
function coverageLines(
  { coverageReports, coverageFlags, coverageExclusions }: ScorecardDocument,
  paint: Paint,
): readonly string[] {
  const told = coverageReports.filter((report) => !isAllExact(report));
  const lines = told.slice(0, mostReports).map((report) => `Coverage ${resolutionWords(report)}`);
  const more = told.length - lines.length;
  const rest = more > 0 ? [`${more} more coverage reports: \`--format json\` has them all.`] : [];
  const excluded = coverageExclusions.slice(0, mostReports).map(exclusionWords);
  const others = coverageExclusions.length - excluded.length;
  if (others > 0) excluded.push(`${others} more exclusions: \`--format json\` has them all.`);
  return [...lines, ...rest, ...coverageFlags.slice(0, mostReports).map(flagWords), ...excluded].map((line) =>
    paint('dim', plain(line)),
  );
}

/** What each load run measured, in a line. */
function loadLines(document: ScorecardDocument, paint: Paint): readonly string[] {
  return loadRunsOf(document).map(({ now }) => {
    const figures = [throughput, errorRate, average, p95]
      .filter((measure) => measure.of(now) !== null)
      .map(
        (measure) =>
          `${measure === throughput ? '' : `${measure.title.toLowerCase()} `}${figureWord(measure, now)}`,
      );
    return paint('dim', `Load ${now.scenario}: ${figures.join(', ') || notMeasured}`);
  });
}

function rulingLines({ rulings }: ScorecardDocument, paint: Paint): readonly string[] {
  return rulings.map(
    ({ status, message }) => `${paint(statusStyle[status], status.padEnd(5))} ${plain(message)}`,
  );
}

function findingLines(document: ScorecardDocument, paint: Paint): readonly string[] {
  const findings = listedFindings(document);
  if (findings.length === 0) return ['', 'No findings.'];
  const lines = findings.slice(0, mostFindings).flatMap((finding) => {
    const lost = finding.lost === 0 ? '' : ` (-${(Math.ceil(finding.lost * 10) / 10).toFixed(1)})`;
    const marks = [finding.isNew ? 'new' : '', finding.classification === 'to-review' ? 'to review' : ''];
    const { waiver } = finding;
    const comment = waiver !== null && isInline(waiver) ? waiverWords(waiver, document.issuedAt) : '';
    const waived = waiver === null ? '' : isInline(waiver) ? 'suppressed' : `waived until ${waiver.expires}`;
    const label = [finding.severity, ...marks, waived].filter((mark) => mark !== '').join(', ');
    return [
      `${paint(finding.severity === 'critical' ? 'red' : 'yellow', label)} ${paint('bold', plain(placeOf(finding)))}${lost}`,
      `  ${plain(finding.message)}  ${paint('dim', `${finding.check} ${finding.fingerprint.slice(0, 12)}`)}`,
      ...(comment === '' ? [] : [`  ${paint('dim', plain(comment))}`]),
    ];
  });
  const more = findings.length - mostFindings;
  const rest = more > 0 ? [paint('dim', `${more} more: \`--format json\` has them all.`)] : [];
  return [
    '',
    paint('bold', `${findings.length} ${findings.length === 1 ? 'finding' : 'findings'}`),
    ...lines,
    ...rest,
  ];
}

/** The first steps to the open gate and to a better level, in a few words each. */
function pathLines(document: ScorecardDocument, paint: Paint): readonly string[] {
  const stages = pathStages(document, emptyCatalogue);
  if (stages.length === 0) return [];
  let left = mostSteps;
  const lines = stages.flatMap(({ title, steps }) => {
    const shown = steps.slice(0, left);
    left -= shown.length;
    if (shown.length === 0) return [];
    return [
      `${title}:`,
      ...shown.map(({ gain, what, why }) => {
        const points = paint('green', (gain ?? '').padEnd(10));
        return `  ${points}${plain(why === null ? what : `${what} ${why}`)}`;
      }),
    ];
  });
  const more = stages.reduce((sum, { steps }) => sum + steps.length, 0) - (mostSteps - left);
  const rest = `${more} more: \`--format markdown\` has them all, and what to do.`;
  return ['', paint('bold', 'Path to certification'), ...lines, ...(more === 0 ? [] : [paint('dim', rest)])];
}

/** Text from outside, or with such text in it: what a terminal would obey becomes visible instead. */
function plain(text: string): string {
  return printable(text);
}
