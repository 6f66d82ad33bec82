import { defineCheck } from '../../../model/check.ts';
import { failed, measured, notApplicable, passed } from '../../../model/outcome.ts';
import { rootManifest } from '../../manifests.ts';
import { topicsOf } from '../../topics.ts';
import { policyNamed } from './policies.ts';

const leastProse = 200;

export default defineCheck({
  id: 'code-of-conduct',
  category: 'readiness/file-structure',
  importance: 'low',
  title: 'It is written down how people treat each other',
  failureTitle: 'Nothing tells how people treat each other',
  why: 'Who takes part in public wants to know what is not tolerated, and whom to tell (GitHub’s community standards, CLOMonitor). It passes with a `CODE_OF_CONDUCT` of 200 characters, or with a section or a link that says which one holds. A private package is not asked.',
  fix: 'Add `CODE_OF_CONDUCT.md`, such as the Contributor Covenant, with an address that somebody reads.',
  needs: ['files', 'manifests'],

  run({ files, manifests }) {
    if (rootManifest(manifests)?.isPrivate === true) {
      return notApplicable('The package is private, and so are those who work on it.');
    }
    const policy = policyNamed(files, 'code[-_ ]of[-_ ]conduct');
    if (policy === null) {
      return isTold(files)
        ? passed()
        : failed({
            message: 'There is no `CODE_OF_CONDUCT.md`, and no document names one.',
            subject: 'none',
          });
    }
    const { path, document } = policy;
    const prose = document?.proseCharacters ?? 0;
    if (prose >= leastProse) return passed();
    const message = `It says little: ${prose} characters of prose.`;
    return measured(prose > 0 ? 0.5 : 0, [{ path, message, subject: 'short' }]);
  },
});

function isTold(files: Parameters<typeof topicsOf>[0]): boolean {
  const links = files.flatMap(({ kind, facts }) =>
    kind === 'document' ? (facts.document?.links ?? []) : [],
  );
  return (
    topicsOf(files, /code of conduct/i).length > 0 ||
    links.some(({ target }) => /code[-_]of[-_]conduct/i.test(target))
  );
}
