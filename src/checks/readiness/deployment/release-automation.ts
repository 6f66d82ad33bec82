import { defineCheck } from '../../../model/check.ts';
import type { Evidence, SourceFile } from '../../../model/evidence.ts';
import { failed, notApplicable, type Outcome, passed } from '../../../model/outcome.ts';
import { builtElsewhere } from '../../other-builds.ts';
import { publishedPackages } from '../../published.ts';
import { type Release, releasesOf } from '../../releasing.ts';
import { unreadable } from '../../unreadable.ts';

/** Files by which a platform deploys what is pushed, without a workflow. */
const platformFile =
  /^(?:vercel\.json|netlify\.toml|render\.ya?ml|railway\.(?:json|toml)|amplify\.yml|apprunner\.yaml|\.do\/app\.ya?ml)$/;

/** Shorter ones say nothing. */
const leastBytes = 20;

export default defineCheck({
  id: 'release-automation',
  category: 'readiness/deployment',
  importance: 'medium',
  title: 'A workflow releases or deploys it',
  failureTitle: 'It is released or deployed by hand',
  why: 'What people do by hand they do differently each time, from a machine nobody else sees, and only when they have time (Humble and Farley, Continuous Delivery). A workflow that publishes, deploys or tags passes, and so does the file of a platform that deploys every push. For what others install, its website alone does not count. Asked of services, web apps, actions and packages that are published. Rehearsals (`--dry-run`) and what runs for pull requests only do not count.',
  fix: 'Add a workflow that releases when a tag is pushed or a release is made, or deploys when the main branch changes.',
  needs: ['workflows', 'actions', 'manifests', 'files', 'profile'],

  run(evidence) {
    const isInstalled = ['library', 'cli', 'action'].includes(evidence.profile.id);
    if (releasesOf(evidence).some((release) => !isInstalled || !isSite(release))) return passed();
    const reason = notReleased(evidence);
    if (reason !== null) return reason;
    const { files, profile, workflows } = evidence;
    const isOperated = profile.id === 'service' || profile.id === 'web-app';
    if (isOperated && files.some(isPlatformFile)) return passed();
    const elsewhere = builtElsewhere(files);
    if (elsewhere !== null) return elsewhere;
    const message = isOperated
      ? 'No workflow deploys it. Add one that does so when the main branch changes.'
      : 'No workflow releases it. Add one that does so when a tag is pushed.';
    return failed({ message, subject: 'missing' }, ...unreadable('a workflow', workflows));
  },
});

/** Why nothing has to be released; `null` where something has. */
function notReleased({ profile, manifests }: Pick<Evidence, 'profile' | 'manifests'>): Outcome | null {
  if (['service', 'web-app', 'action'].includes(profile.id)) return null;
  const isUnclear = manifests.some(({ kind, directory }) => kind === 'unreadable' && directory === '');
  if (isUnclear || publishedPackages(manifests).length > 0) return null;
  return notApplicable(
    'Nothing says that it is released: no `package.json` is of a package that is published, and nothing is run by its authors.',
  );
}

/** Its documentation or a demonstration, where what others install is something else. */
function isSite({ what }: Release): boolean {
  return /pages|netlify|vercel|firebase|^surge/.test(what);
}

function isPlatformFile({ path, facts }: SourceFile): boolean {
  return platformFile.test(path) && facts.bytes >= leastBytes;
}
