import { defineCheck } from '../../../model/check.ts';
import type { Finding } from '../../../model/finding.ts';
import { notApplicable, proportion } from '../../../model/outcome.ts';
import { documentsIn } from './documents.ts';

/** Languages of which the facts say whether a block can be parsed. */
const parsed = /^(?:json|ya?ml|[cm]?js|jsx|tsx?|javascript|typescript|node)$/;

export default defineCheck({
  id: 'broken-code-blocks',
  category: 'readiness/documentation',
  importance: 'low',
  title: 'Examples in the documents can be parsed',
  failureTitle: 'Examples in the documents can’t be parsed',
  why: 'What a reader copies should at least be what it says it is. Each block that names JavaScript, TypeScript, JSON or YAML counts once; one that leaves something out, by `…` or a placeholder, is taken as it is meant.',
  fix: 'Mend the example, or name the language that it really is in.',
  needs: ['files'],

  run({ files }) {
    const blocks = documentsIn(files).flatMap(({ path, document }) =>
      document.codeBlocks
        .filter(({ language }) => parsed.test(language ?? ''))
        .map((block) => ({ ...block, path })),
    );
    if (blocks.length === 0)
      return notApplicable('No document has an example in JavaScript, TypeScript, JSON or YAML.');
    const broken = blocks.flatMap(({ path, line, language, problem }): Finding[] =>
      problem === null
        ? []
        : [{ path, line, message: `The example in \`${language}\`: ${problem}`, subject: problem }],
    );
    return proportion(blocks.length, broken);
  },
});
