import { defineCheck } from '../../../model/check.ts';
import { readsToDocument, undocumentedReads } from '../../../model/environment-variable.ts';
import { notApplicable, proportion } from '../../../model/outcome.ts';

export default defineCheck({
  id: 'undocumented-variables',
  category: 'readiness/environment',
  importance: 'medium',
  title: 'Every variable that the code reads is written down',
  failureTitle: 'The code reads variables of the environment that nobody wrote down',
  why: 'Whoever sets up a new machine finds out about a variable when something breaks (The Twelve-Factor App, Config). Each variable that the source reads counts once; a template such as `.env.example`, the README or another document, or a compose file may name it. What a shell, a runtime or a platform sets by itself needs no word.',
  fix: 'Name it in `.env.example`, with a comment on what it is for: `certgate fix readiness/environment/undocumented-variables` prints the file.',
  needs: ['environment'],

  run({ environment }) {
    const names = new Set(readsToDocument(environment.reads).map(({ name }) => name));
    if (names.size === 0) {
      return notApplicable('The source reads no variable that somebody would have to set.');
    }
    const first = new Map(
      undocumentedReads(environment)
        .toReversed()
        .map((read) => [read.name, read]),
    );
    const findings = [...first.values()].toReversed().map(({ name, path, line, hasDefault }) => ({
      path,
      line,
      message: `\`${name}\` is read here${hasDefault ? ', with a default,' : ''} and named in no template or document.`,
      subject: name,
    }));
    return proportion(names.size, findings);
  },
});
