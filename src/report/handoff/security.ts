import { markdownTable } from 'markdown-table';
import { checksOf } from '../../model/scorecard.ts';
import { codeSpan, messageText } from '../markdown.ts';
import { guidelinesFrom } from './guidelines.ts';
import type { SectionOf } from './section.ts';

/** Security guidelines that follow from the findings seen, and no others. */
export const security: SectionOf = ({ areas }) => {
  const rows = checksOf(areas).flatMap((check) =>
    guidelinesFrom(check).map(({ guideline: { cwe, text }, findings }) => [
      messageText(text, 'table'),
      cwe === null ? '' : `CWE-${cwe}`,
      codeSpan(check.id, 'table'),
      String(findings),
    ]),
  );
  if (rows.length === 0) return 'None: no finding calls for one.';
  return markdownTable([['From now on', 'Against', 'Because of', 'Findings'], ...rows], {
    align: ['l', 'l', 'l', 'r'],
  });
};
