import { markdownTable } from 'markdown-table';
import type { Ruling } from '../model/verdict.ts';
import { codeSpan, details, messageText, moreInReport } from './markdown.ts';
import { counted, type SectionOf } from './section.ts';

export const signs: Readonly<Record<Ruling['status'], string>> = { pass: '✅', warn: '⚠️', fail: '❌' };

/** All that the gate looked at. */
export const allRulings: SectionOf = ({ rulings }) => ({
  holds: counted(rulings.length, 'ruling of the gate', 'rulings of the gate'),
  render: (most) => {
    const rows = rulings
      .slice(0, most)
      .map(({ status, rule, target, asked, found }) => [
        signs[status],
        messageText(rule, 'table'),
        codeSpan(target, 'table'),
        codeSpan(asked, 'table'),
        codeSpan(found, 'table'),
      ]);
    const table = foldedTable(['', 'Rule', 'Of', 'Asked', 'Found'], rows, rulings.length);
    return details(`All ${rulings.length} rulings of the gate`, table);
  },
});

/** Prior certificates that were looked at and not used, each with its reason. */
export const rejectedCertificates: SectionOf = ({ comparison: { rejected } }) => {
  if (rejected.length === 0) return null;
  const what = rejected.length === 1 ? 'certificate was' : 'certificates were';
  const title = `${rejected.length} prior ${what} not used`;
  return {
    holds: title,
    render: (most) => {
      const rows = rejected
        .slice(0, most)
        .map(({ candidate, commit, condition, reason }) => [
          codeSpan(candidate, 'table'),
          commit === null ? '' : codeSpan(commit.slice(0, 12), 'table'),
          codeSpan(condition, 'table'),
          messageText(reason, 'table'),
        ]);
      const table = foldedTable(['Certificate', 'Commit', 'Condition', 'Why not'], rows, rejected.length);
      return details(title, table);
    },
  };
};

function foldedTable(head: readonly string[], rows: readonly (readonly string[])[], all: number): string {
  const table = markdownTable([[...head], ...rows.map((row) => [...row])]);
  const more = all - rows.length;
  return more === 0 ? table : `${table}\n\n${moreInReport(more)}`;
}
