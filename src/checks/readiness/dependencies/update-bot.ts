import { defineCheck } from '../../../model/check.ts';
import { failed, notApplicable, proportion } from '../../../model/outcome.ts';
import { isCovered, updatablesOf } from '../../../model/updatable.ts';

export default defineCheck({
  id: 'update-bot',
  category: 'readiness/dependencies',
  importance: 'medium',
  title: 'A bot proposes new versions of everything that is used',
  failureTitle: 'Nobody proposes new versions of what is used, or not of all',
  why: 'What is updated a little every week is never far behind when an update is urgent (OpenSSF Scorecard, Dependency-Update-Tool). Each ecosystem that the repository uses counts once: npm, other package managers, containers, and actions of workflows. Dependabot and Renovate are known; one whose file can’t be read covers nothing.',
  fix: 'Add `.github/dependabot.yml`: `certgate fix readiness/dependencies/update-bot` prints one for what is there.',
  needs: ['manifests', 'foreignManifests', 'workflows', 'containers', 'updateBot'],

  run({ updateBot, ...evidence }) {
    const present = updatablesOf(evidence);
    if (present.length === 0) return notApplicable('Nothing here has dependencies that a bot could update.');
    if (updateBot?.problem != null) {
      return failed({
        path: updateBot.path,
        message: `It can't be read as a configuration: ${updateBot.problem}`,
        subject: 'unreadable',
      });
    }
    const ecosystems = [...new Set(present.map(({ ecosystem }) => ecosystem))];
    if (updateBot === null) {
      const list = ecosystems.map((each) => `\`${each}\``).join(', ');
      return failed({ message: `No Dependabot and no Renovate is set up, for ${list}.`, subject: 'none' });
    }
    const findings = ecosystems
      .filter((ecosystem) => !isCovered(ecosystem, updateBot.updates))
      .map((ecosystem) => ({
        path: updateBot.path,
        message: `\`${ecosystem}\` is used here, and is not in its list.`,
        subject: ecosystem,
      }));
    return proportion(ecosystems.length, findings);
  },
});
