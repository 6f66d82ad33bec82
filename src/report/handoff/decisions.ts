import { markdownTable } from 'markdown-table';
import { dayMilliseconds } from '../../model/day.ts';
import type { DocumentFinding, ScorecardDocument } from '../../model/document.ts';
import { checksOf } from '../../model/scorecard.ts';
import { isInline, waiverNoticeDays } from '../../model/waiver.ts';
import { codeSpan, messageText } from '../markdown.ts';
import { counted, paragraphs, type SectionOf, shown } from './section.ts';
import { signs } from './signs.ts';

const most = 50;

type Waived = DocumentFinding & {
  readonly check: string;
  readonly waiver: NonNullable<DocumentFinding['waiver']>;
};

/** What people have decided: waivers, comments that suppress, and what the gate let pass with a warning. */
export const decisions: SectionOf = (document) => {
  const warned = document.rulings.filter(({ status }) => status === 'warn');
  const dismissed = checksOf(document.areas)
    .flatMap(({ findings }) => findings)
    .filter(({ classification }) => classification === 'false-positive').length;
  return paragraphs(
    waiverTable(document),
    warned.map(({ message }) => `- ${signs.warn} ${messageText(message, 'text')}`).join('\n'),
    dismissed === 0
      ? ''
      : `${counted(dismissed, 'finding')} ${dismissed === 1 ? 'was' : 'were'} dismissed as false, each with its proof: \`certgate report scorecard.json --format sarif --all\` lists them.`,
  );
};

/** Findings that do not count because somebody said so, those whose waivers end first at the top. */
export function waivedFindings({ areas }: Pick<ScorecardDocument, 'areas'>): readonly Waived[] {
  return checksOf(areas)
    .flatMap(({ id, findings }) =>
      findings.flatMap((finding) =>
        finding.waiver === null ? [] : [{ ...finding, waiver: finding.waiver, check: id }],
      ),
    )
    .sort((left, right) => (endOf(left) < endOf(right) ? -1 : endOf(left) > endOf(right) ? 1 : 0));
}

function endOf({ waiver }: Waived): string {
  return waiver.expires ?? '9';
}

/** Days on which it still counts, a day that has begun as one: so the gate counts them. */
export function daysLeft(expires: string, issuedAt: string): number {
  const left = Date.parse(`${expires}T00:00:00Z`) - Date.parse(issuedAt);
  return Math.max(0, Math.ceil(left / dayMilliseconds));
}

function waiverTable(document: ScorecardDocument): string {
  const waived = waivedFindings(document);
  if (waived.length === 0) return 'No finding is waived.';
  const { parts, more } = shown(waived, most, (finding) => rowOf(finding, document.issuedAt));
  const head = ['Waived', 'Where', 'Who', 'Why', 'Until', 'Days left'];
  return paragraphs(markdownTable([head, ...parts], { align: ['l', 'l', 'l', 'l', 'l', 'r'] }), more);
}

function rowOf({ check, path, line, waiver }: Waived, issuedAt: string): string[] {
  const { expires } = waiver;
  const left = expires === null ? null : daysLeft(expires, issuedAt);
  return [
    codeSpan(check, 'table'),
    path === null ? 'the repository' : codeSpan(line === null ? path : `${path}:${line}`, 'table'),
    isInline(waiver) ? `comment in line ${waiver.line} (${waiver.tool})` : codeSpan(waiver.owner, 'table'),
    codeSpan(waiver.reason, 'table'),
    expires ?? 'no end',
    left === null ? '' : left <= waiverNoticeDays ? `${signs.warn} ${left}` : String(left),
  ];
}
