import { groupedBy } from '../../model/grouped.ts';
import { defineRemedy } from '../../model/remedy.ts';
import { isCovered, updatablesOf } from '../../model/updatable.ts';

export default defineRemedy({
  check: 'readiness/dependencies/update-bot',
  needs: ['manifests', 'foreignManifests', 'workflows', 'containers', 'updateBot'],

  make({ updateBot, ...evidence }) {
    const known = updateBot?.updates ?? [];
    if (known === 'all') return { kind: 'nothing', reason: 'Renovate looks at everything.' };
    if (updateBot?.tool === 'renovate')
      return { kind: 'nothing', reason: 'Renovate is there: add what is missing to its `enabledManagers`.' };
    const lacking = groupedBy(
      updatablesOf(evidence).filter(({ ecosystem }) => !isCovered(ecosystem, known)),
      ({ ecosystem }) => ecosystem,
    );
    if (lacking.size === 0) return { kind: 'nothing', reason: 'Dependabot covers every ecosystem here.' };
    const entries = [...lacking].map(([ecosystem, places]) =>
      entry(
        ecosystem,
        places.map(({ directory }) => directory),
      ),
    );
    const old = known.map(({ ecosystem, directories }) => entry(ecosystem, directories));
    const text = `version: 2\nupdates:\n${[...old, ...entries].join('')}`;
    return { kind: 'file', path: updateBot?.path ?? '.github/dependabot.yml', text };
  },
});

/** Minor and patch versions come together: one pull request a week that people do read. */
function entry(ecosystem: string, directories: readonly string[]): string {
  const places = [...new Set(directories.map((directory) => `/${directory.replace(/^\//, '')}`))].sort();
  const list = places.map((place) => `      - ${JSON.stringify(place)}\n`).join('');
  return `  - package-ecosystem: ${ecosystem}
    directories:
${list}    schedule:
      interval: weekly
    groups:
      minor-and-patch:
        update-types: [minor, patch]
`;
}
