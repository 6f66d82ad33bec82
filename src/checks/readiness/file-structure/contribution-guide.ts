import { defineCheck } from '../../../model/check.ts';
import type { SourceFile } from '../../../model/evidence.ts';
import { failed, measured, passed } from '../../../model/outcome.ts';
import { topicsOf } from '../../topics.ts';
import { policyNamed } from './policies.ts';

const leastProse = 200;
/** A section of a README has less to say: the rest is around it. */
const leastSection = 100;

export default defineCheck({
  id: 'contribution-guide',
  category: 'readiness/file-structure',
  importance: 'low',
  title: 'It is written down how to contribute',
  failureTitle: 'Nothing tells how to contribute',
  why: 'A newcomer, a colleague as much as a stranger, has to learn how to set up, test and propose a change. It passes with a `CONTRIBUTING` of some substance (200 characters of prose, or a code block), or with a section on contributing or development in another document (100 characters, or a code block); less than that counts half.',
  fix: 'Add `CONTRIBUTING.md`: how to set up, how to run the tests, how to propose a change.',
  needs: ['files'],

  run({ files }) {
    const guide = policyNamed(files, 'contributing');
    const prose = guide?.document?.proseCharacters ?? 0;
    const blocks = guide?.document?.codeBlocks.length ?? 0;
    if (prose >= leastProse || blocks > 0 || isTold(files)) return passed();
    if (guide === null) {
      const message = 'There is no `CONTRIBUTING.md`, and no document has a section on it.';
      return failed({ message, subject: 'none' });
    }
    const message = `It says little: ${prose} characters of prose, and nothing to copy.`;
    return measured(prose > 0 ? 0.5 : 0, [{ path: guide.path, message, subject: 'short' }]);
  },
});

function isTold(files: readonly SourceFile[]): boolean {
  return topicsOf(
    files,
    /contribut|\bdevelop(?:ing|ment|ers?)\b|\bhacking\b|\bbuild(?:ing)? from source\b/i,
  ).some(({ characters, codeBlocks }) => characters >= leastSection || codeBlocks > 0);
}
