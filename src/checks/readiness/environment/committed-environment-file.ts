import { defineCheck } from '../../../model/check.ts';
import { passed, proportion } from '../../../model/outcome.ts';

const credentialName =
  /SECRET|TOKEN|PASSW(?:OR)?D|PASSPHRASE|PRIVATE|CREDENTIAL|API_?KEY|ACCESS_?KEY|_DSN$|DATABASE_URL/i;

export default defineCheck({
  id: 'committed-environment-file',
  category: 'readiness/environment',
  importance: 'high',
  title: 'No environment file with values is in git',
  failureTitle: 'An environment file with values is in git, or about to be',
  why: 'What is in git is in every clone and stays in its history. A file with values belongs to a machine; a template without them belongs in git. Each file counts once.',
  fix: 'Take the file out of git (`git rm --cached`), ignore it, commit a `.env.example` without values, and replace every credential it held.',
  needs: ['environmentFiles'],

  run({ environmentFiles }) {
    if (environmentFiles.length === 0) return passed();
    const findings = environmentFiles
      .filter(({ isTemplate, assigned }) => !isTemplate && assigned.length > 0)
      .map(({ path, isTracked, assigned }) => {
        const credential = assigned.find(({ name }) => credentialName.test(name));
        const names = assigned.slice(0, 3).map(({ name }) => `\`${name}\``);
        const more = assigned.length > names.length ? ` and ${assigned.length - names.length} more` : '';
        const where = isTracked ? 'It is in git' : 'It is not ignored: the next `git add` commits it';
        return {
          path,
          line: (credential ?? assigned[0])?.line ?? 1,
          message: `${where}, with values for ${names.join(', ')}${more}.`,
          subject: path,
          severity: credential === undefined ? ('medium' as const) : ('high' as const),
        };
      });
    return proportion(environmentFiles.length, findings);
  },
});
