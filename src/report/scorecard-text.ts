import type { Catalogue } from '../model/catalogue.ts';
import type { ScorecardDocument } from '../model/document.ts';
import type { Level, Ruling } from '../model/verdict.ts';
import { changedLines } from './changed-line-section.ts';
import { coverageDetails } from './coverage-details.ts';
import { fixedFindings, foldedFindings, openFindings, waivers } from './finding-sections.ts';
import { allRulings, rejectedCertificates, signs } from './gate-sections.ts';
import { loadRuns } from './load-section.ts';
import { messageText, moreInReport, sayingOf } from './markdown.ts';
import { pathToCertification } from './path-section.ts';
import { scoreTable } from './score-table.ts';
import { counted, type Section, type SectionOf } from './section.ts';
import {
  baselineWords,
  changeAt,
  fileWords,
  originWords,
  scoreWord,
  subjectWords,
  unjudgedReasons,
} from './words.ts';

/** How long a scorecard may be. */
export interface Budget {
  /** How many entries of a list each rung of the ladder shows, the longest first. */
  readonly entries: readonly number[];
  readonly fits: (text: string) => boolean;
}

const coverageReports: SectionOf = (document) => {
  const text = coverageDetails(document);
  if (text === '') return null;
  const count = document.coverageReports.length;
  return { holds: counted(count, 'coverage report', 'coverage reports'), render: () => text };
};

/** What matters most first: where there is no room, the last one goes first. */
const sections: readonly SectionOf[] = [
  pathToCertification,
  openFindings,
  foldedFindings,
  changedLines,
  fixedFindings,
  waivers,
  coverageReports,
  loadRuns,
  allRulings,
  rejectedCertificates,
];

/**
 * The scorecard as Markdown, as much of it as fits: shorter lists first, then fewer sections, each left out whole. Where
 * even the scores do not fit, because texts from outside are so long, the verdict alone.
 */
export function scorecardText(document: ScorecardDocument, catalogue: Catalogue, budget: Budget): string {
  const made = sections.flatMap((sectionOf) => sectionOf(document, catalogue) ?? []);
  const least = budget.entries.at(-1) ?? 0;
  const rungs = [
    ...budget.entries.map((most) => ({ most, kept: made.length })),
    ...made.map((_, index) => ({ most: least, kept: made.length - 1 - index })),
  ];
  for (const { most, kept } of rungs) {
    const text = [
      ...head(document, most),
      ...made.slice(0, kept).map(({ render }) => render(most)),
      leftOut(made.slice(kept)),
      foot(document),
    ]
      .filter((part) => part !== '')
      .join('\n\n')
      .concat('\n');
    if (budget.fits(text)) return text;
  }
  return `${heading(document)}\n\nThe scorecard is too large to be shown here. See the report of the run.\n`;
}

function leftOut(dropped: readonly Section[]): string {
  if (dropped.length === 0) return '';
  return `For want of room, only in the report of the run: ${dropped.map(({ holds }) => holds).join('; ')}.`;
}

function head(document: ScorecardDocument, most: number): readonly string[] {
  const about = `${status(document)}. ${upperFirst(subjectWords(document))}. ${baselineWords(document)}`;
  const failed = rulingLines(document, 'fail', most);
  const warned = rulingLines(document, 'warn', most);
  return [
    heading(document),
    messageText(about, 'text'),
    messageText(originWords(document), 'text'),
    [...failed, ...warned, ...shortened(unjudgedLines(document), most)].join('\n'),
    scoreTable(document),
  ];
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

function rulingLines({ rulings }: ScorecardDocument, asked: Ruling['status'], most: number) {
  const lines = rulings
    .filter((ruling) => ruling.status === asked)
    .map(({ message }) => `- ${signs[asked]} ${messageText(message, 'text')}`);
  return shortened(lines, most);
}

/** What counts and could not be judged, with the reason: it passes no threshold. */
function unjudgedLines(document: ScorecardDocument): readonly string[] {
  const said = sayingOf(document);
  return document.areas
    .flatMap(({ categories }) => categories)
    .flatMap((category) =>
      unjudgedReasons(category).map(
        (reason) =>
          `- ${signs.warn} ${messageText(category.title, 'text')} could not be judged. ${said(reason, 'text')}`,
      ),
    );
}

function shortened(lines: readonly string[], most: number): readonly string[] {
  const more = lines.length - Math.min(lines.length, most);
  return more === 0 ? lines : [...lines.slice(0, most), `- ${moreInReport(more)}`];
}

function foot(document: ScorecardDocument): string {
  const { tool, scoring, profile } = document;
  return `<sub>certgate ${tool.version}, scoring ${scoring.version}, profile ${profile.id}, ${fileWords(document)}</sub>`;
}

function upperFirst(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
