import { defineCheck } from '../../../model/check.ts';
import type { SwallowedError } from '../../../model/facts.ts';
import type { Finding } from '../../../model/finding.ts';
import { codeIn } from './code-files.ts';
import { judgeParts, lostTo, type Part } from './lost-lines.ts';

/** One swallowed error in 225 lines loses a tenth of them. */
const linesForEach = 25;

const messages: Readonly<Record<SwallowedError['kind'], string>> = {
  'empty-catch':
    'An error is caught here and nobody hears of it. Handle it, or say in a comment why it does not matter.',
  'empty-rejection-handler':
    'A rejection is caught here and nobody hears of it. Handle it, or say in a comment why it does not matter.',
  commented: 'An error is caught here and not handled, and a comment says why.',
};

export default defineCheck({
  id: 'swallowed-errors',
  category: 'quality/code-quality',
  importance: 'medium',
  title: 'No error is swallowed',
  failureTitle: 'Errors are swallowed',
  why: 'An empty `catch` turns a failure into a wrong answer, far from its cause (CWE-390, ESLint’s `no-empty`). One with a comment that says why is a note and costs nothing. Each swallowed error counts as 25 lines: n of them in a file of L lines lose 25 n / (25 n + L) of it; the score is the part of all lines of code that is not lost.',
  fix: 'Handle the error, log it, or throw it on with its `cause`; where it truly does not matter, say why in a comment.',
  needs: ['files'],

  run({ files }) {
    const code = codeIn(files);
    const parts = code.analysed.map(({ path, code: { codeLines, swallowedErrors } }): Part => {
      const findings = swallowedErrors.map((error) => ({ path, ...findingOf(error) }));
      const counted = swallowedErrors.filter(({ kind }) => kind !== 'commented').length;
      // All alike: each loses its part of what they lose together.
      const fraction = lostTo(linesForEach * counted, codeLines) / Math.max(1, counted);
      return {
        lines: codeLines,
        losses: findings.map((finding, index) => ({
          fraction: swallowedErrors[index]?.kind === 'commented' ? 0 : fraction,
          finding,
        })),
      };
    });
    return judgeParts(code, parts, 'No source file holds a line of code.');
  },
});

function findingOf({ kind, line }: SwallowedError): Finding {
  return { line, message: messages[kind], subject: kind };
}
