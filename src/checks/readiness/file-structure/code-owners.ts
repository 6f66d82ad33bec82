import { defineCheck } from '../../../model/check.ts';
import { failed, proportion } from '../../../model/outcome.ts';

export default defineCheck({
  id: 'code-owners',
  category: 'readiness/file-structure',
  importance: 'low',
  title: 'Who looks after which files is written down',
  failureTitle: 'Nobody is named who looks after the files',
  why: 'GitHub asks the owners of a file for their review, and only them if the branch is protected so. Each rule of `CODEOWNERS` counts once: its pattern must match a file, and be written so that GitHub can read it, since GitHub skips what it can’t read without a word.',
  fix: 'Add `.github/CODEOWNERS`: `certgate fix readiness/file-structure/code-owners` prints one from the history.',
  needs: ['codeOwners'],

  run({ codeOwners }) {
    if (codeOwners === null) {
      return failed({ message: 'There is no `CODEOWNERS`: nobody is asked for a review.', subject: 'none' });
    }
    const { path, rules } = codeOwners;
    if (rules.length === 0) return failed({ path, message: 'It has no rule.', subject: 'empty' });
    const findings = rules.flatMap(({ pattern, line, matches, problem }) => {
      const complaint = problem ?? (matches === 0 ? 'It matches no file.' : null);
      return complaint === null
        ? []
        : [{ path, line, message: `\`${pattern}\`: ${complaint}`, subject: pattern }];
    });
    return proportion(rules.length, findings);
  },
});
