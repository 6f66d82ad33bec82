import type { ScorecardDocument } from '../model/document.ts';
import { type ListedFinding, listedFindings, placeOf } from './listed-findings.ts';
import { codeSpan, details, linkedSpan, type messageText, moreInReport, sayingOf } from './markdown.ts';
import { counted, type SectionOf } from './section.ts';
import { sourceUrl } from './source-url.ts';
import { waiverWords } from './waiver-words.ts';

/** Findings that stand in the open where there is no baseline to tell which are new. */
const mostInTheOpen = 10;

interface Divided {
  /** What the change brought; without a baseline the worst. */
  readonly open: readonly ListedFinding[];
  readonly folded: readonly ListedFinding[];
}

/** Findings that count, those a reader should see first apart from the others. */
function divided(document: ScorecardDocument): Divided {
  const findings = listedFindings(document).filter(({ waiver }) => waiver === null);
  const isCompared = document.comparison.kind === 'compared';
  const open = isCompared ? findings.filter(({ isNew }) => isNew) : findings.slice(0, mostInTheOpen);
  return { open, folded: findings.slice(open.length) };
}

/** New findings, at their lines; without a baseline the worst ones. */
export const openFindings: SectionOf = (document) => {
  const { open, folded } = divided(document);
  const isCompared = document.comparison.kind === 'compared';
  const all = counted(open.length + folded.length, 'finding', 'findings');
  const title = isCompared
    ? counted(open.length, 'new finding', 'new findings')
    : folded.length === 0
      ? all
      : `The ${open.length} worst of ${all}`;
  return {
    holds: isCompared ? title : counted(open.length, 'finding', 'findings'),
    render: (most) => {
      if (open.length === 0) return isCompared ? 'No new findings.' : 'No findings.';
      return `**${title}**\n\n${listOf(open, most, (finding) => findingLine(document, finding))}`;
    },
  };
};

/** What was there before, or is not among the worst. */
export const foldedFindings: SectionOf = (document) => {
  const { folded } = divided(document);
  if (folded.length === 0) return null;
  const count = counted(folded.length, 'finding', 'findings');
  const title =
    document.comparison.kind === 'compared'
      ? `${count} that the baseline had as well`
      : counted(folded.length, 'other finding', 'other findings');
  return {
    holds: title,
    render: (most) =>
      details(
        title,
        listOf(folded, most, (finding) => findingLine(document, finding)),
      ),
  };
};

/** Findings of the baseline that are gone. Their files may be gone as well, so nothing leads there. */
export const fixedFindings: SectionOf = ({ comparison, ...document }) => {
  if (comparison.kind !== 'compared' || comparison.fixed.length === 0) return null;
  const { fixed } = comparison;
  const title = `${counted(fixed.length, 'finding', 'findings')} of the baseline ${fixed.length === 1 ? 'is' : 'are'} gone`;
  const said = sayingOf(document);
  return {
    holds: title,
    render: (most) =>
      details(
        title,
        listOf(fixed, most, ({ severity, path, message }) => {
          const place = path === null ? 'the repository' : codeSpan(path, 'text');
          return `**${severity}** ${place}: ${said(message, 'text')}`;
        }),
      ),
  };
};

/** What does not count for a while, on whose word, and for how long still. */
export const waivers: SectionOf = (document) => {
  const waived = listedFindings(document).filter(({ waiver }) => waiver !== null);
  if (waived.length === 0) return null;
  const title = `${counted(waived.length, 'finding', 'findings')} waived or suppressed`;
  const quoted = (text: string) => codeSpan(text, 'text');
  return {
    holds: title,
    render: (most) =>
      details(
        title,
        listOf(waived, most, (finding) => {
          const { waiver } = finding;
          const words = waiver === null ? '' : waiverWords(waiver, document.issuedAt, quoted);
          return `${findingLine(document, finding)} ${words}`;
        }),
      ),
  };
};

function listOf<Entry>(entries: readonly Entry[], most: number, lineOf: (entry: Entry) => string): string {
  const lines = entries.slice(0, most).map((entry) => `- ${lineOf(entry)}`);
  const more = entries.length - lines.length;
  return `${lines.join('\n')}${more === 0 ? '' : `\n\n${moreInReport(more)}`}`;
}

/** `high, to review, src/a.ts:3: What is wrong. (-0.3)` */
function findingLine(document: ScorecardDocument, finding: ListedFinding): string {
  const { severity, classification, path, line, message, lost } = finding;
  const said: typeof messageText = sayingOf(document);
  const review = classification === 'to-review' ? ', to review,' : '';
  const place =
    path === null
      ? 'the repository'
      : linkedSpan(placeOf(finding), 'text', sourceUrl(document.subject, path, line));
  const cost = lost === 0 ? '' : ` (-${(Math.ceil(lost * 10) / 10).toFixed(1)})`;
  return `**${severity}**${review} ${place}: ${said(message, 'text')}${cost}`;
}
