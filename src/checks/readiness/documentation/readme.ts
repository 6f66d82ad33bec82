import { defineCheck } from '../../../model/check.ts';
import { failed, measured } from '../../../model/outcome.ts';

/** About three sentences: fewer can't say what it is, for whom, and how to begin. */
const leastProse = 300;

const beginning =
  /\b(?:install|usage|use|using|quick ?start|getting started|setup|set up|run|example|how to|api|development)/i;

export default defineCheck({
  id: 'readme',
  category: 'readiness/documentation',
  importance: 'medium',
  title: 'The README says what this is and how to begin',
  failureTitle: 'The README leaves a newcomer without a beginning',
  why: 'It is the first thing a newcomer reads. It is judged by three things in equal parts: prose enough to say what this is, a section on how to begin, and something to copy.',
  fix: 'Say in a few sentences what it is and for whom, then how to install and use it, with a code block to copy.',
  needs: ['readme'],

  run({ readme }) {
    if (readme === null) return failed({ message: 'There is no README. Say what this is and how to begin.' });
    const { path, proseCharacters, headings, codeBlocks } = readme;
    const lacking = [
      proseCharacters < leastProse &&
        `It has ${proseCharacters} characters of prose; ${leastProse} are a short start.`,
      !headings.some((heading) => beginning.test(heading)) &&
        'No heading tells how to install, use or run it.',
      codeBlocks === 0 && 'It has no code block: give the reader something to copy.',
    ].filter((message) => message !== false);
    return measured(
      1 - lacking.length / 3,
      lacking.map((message) => ({ path, message, subject: message.replace(/\d+/g, '') })),
    );
  },
});
