import { defineCheck } from '../../../model/check.ts';
import { notApplicable, proportion } from '../../../model/outcome.ts';

export default defineCheck({
  id: 'stale-variables',
  category: 'readiness/environment',
  importance: 'low',
  title: 'Every variable of a template is read',
  failureTitle: 'A template names variables that nothing reads',
  why: 'A template that lists what nothing reads makes people hunt for values that do nothing. Each name in `.env.example` and its like counts once. Where the code hands on the whole environment, works out names, or validates it by a schema, it can’t be told what is read.',
  fix: 'Take the name out of the template, or read it where it was meant to be read.',
  needs: ['environment', 'composeFiles'],

  run({ environment: { reads, documented, validation, hasComputedReads }, composeFiles }) {
    const template = documented.filter(({ kind }) => kind === 'template');
    const names = new Map(template.toReversed().map((note) => [note.name, note]));
    if (names.size === 0) return notApplicable('No template such as `.env.example` names a variable.');
    if (hasComputedReads || validation !== null) {
      return notApplicable(
        'The code hands on the environment as a whole, or works out names: which variables it reads can’t be told.',
      );
    }
    if (composeFiles.length > 0) {
      return notApplicable(
        `\`${composeFiles[0]?.path ?? ''}\` may take values from the same file, by names that are not read here.`,
      );
    }
    const read = new Set(reads.map(({ name }) => name));
    const findings = [...names.values()]
      .filter(({ name }) => !read.has(name))
      .sort((left, right) => left.line - right.line)
      .map(({ name, path, line }) => ({
        path,
        line,
        message: `\`${name}\` is in the template, and no source reads it.`,
        subject: name,
      }));
    return proportion(names.size, findings);
  },
});
