import { defineCheck } from '../../../model/check.ts';
import { codeIn } from './code-files.ts';
import { judgeParts, lostBeyond, type Part } from './lost-lines.ts';

/** ESLint's `max-lines` allows 300 with blank lines and comments, SonarQube's S104 1,000 of code. */
const allowedLines = 500;

export default defineCheck({
  id: 'file-length',
  category: 'quality/code-quality',
  importance: 'low',
  title: 'Files are short',
  failureTitle: 'Files are too long',
  why: 'A long file holds several things that are found by scrolling and change for different reasons. Lines with code are counted; 500 are allowed, between ESLint’s `max-lines` (300, blank lines and comments included) and SonarQube’s S104 (1,000). A file over the bound loses 1 - bound / value of its lines; the score is the part of all lines of code that is not lost. Declarations (`.d.ts`) are as long as what they declare, and are left out.',
  fix: 'Give each thing that the file holds a file of its own.',
  needs: ['files'],

  run({ files }) {
    const code = codeIn(files);
    const judged = code.analysed.filter(({ path }) => !/\.d\.[cm]?ts$/.test(path));
    const parts = judged.map(({ path, code: { codeLines } }): Part => {
      const fraction = lostBeyond(allowedLines, codeLines);
      if (fraction === 0) return { lines: codeLines, losses: [] };
      const message = `It has ${codeLines} lines of code, and ${allowedLines} are allowed. Give each thing that it holds a file of its own.`;
      const finding = { path, message, subject: 'file length' };
      return { lines: codeLines, losses: [{ fraction, finding }] };
    });
    return judgeParts(code, parts, 'No source file holds a line of code.');
  },
});
