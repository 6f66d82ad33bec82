import { defineCheck } from '../../../model/check.ts';
import type { Finding } from '../../../model/finding.ts';
import { measured, notApplicable } from '../../../model/outcome.ts';
import { codeIn, noCode } from './code-files.ts';

export default defineCheck({
  id: 'analysable-code',
  category: 'quality/code-quality',
  importance: 'medium',
  title: 'Every source file can be analysed',
  failureTitle: 'Source files can’t be analysed',
  why: 'A file that no parser reads may hold anything. The score is the part of the source that could be parsed, by lines, with 40 bytes more as one; every other check of this category that looks at lines counts such a file as lost as a whole, so that not to be read is never the better choice. Files that are not for people to read, or larger than is parsed, are named and cost nothing.',
  fix: 'Mend the syntax error on the line that is named. What is no source belongs under another name, or among the fixtures.',
  needs: ['files'],

  run({ files }) {
    const { analysed, unanalysed, skipped } = codeIn(files);
    const notes = skipped.map(
      ({ path, reason }): Finding => ({
        path,
        message: `It was not analysed. ${reason}`,
        subject: 'skipped',
        severity: 'low',
        share: 0,
      }),
    );
    if (analysed.length + unanalysed.length === 0) return notApplicable(noCode);
    const lost = unanalysed.reduce((sum, { size }) => sum + size, 0);
    const read = analysed.reduce((sum, { size }) => sum + size, 0);
    const findings = unanalysed.map(
      ({ path, line, reason, size }): Finding => ({
        path,
        ...(line === null ? {} : { line }),
        message: `It can't be analysed. ${reason}`,
        subject: 'not analysed',
        share: size,
      }),
    );
    return measured(lost === 0 ? 1 : read / (read + lost), [...findings, ...notes]);
  },
});
