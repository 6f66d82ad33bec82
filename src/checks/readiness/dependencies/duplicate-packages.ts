import semver from 'semver';
import { defineCheck } from '../../../model/check.ts';
import { notApplicable, proportion } from '../../../model/outcome.ts';
import type { InstalledPackage } from '../../../model/reported.ts';

export default defineCheck({
  id: 'duplicate-packages',
  category: 'readiness/dependencies',
  importance: 'low',
  title: 'No package is installed in several major versions',
  failureTitle: 'Packages are installed in several major versions',
  why: 'Two major versions of one package are loaded beside each other, are twice to be patched, and do not know each other’s objects. Each package that runs with the project counts once; those of development are not looked at.',
  fix: 'Update what brings the older one, or drop it: `npm ls <package>` shows who asks for it.',
  needs: ['installedPackages'],

  run({ installedPackages }) {
    if (installedPackages === null) {
      return notApplicable('No lockfile says who brings what: only those of npm (version 2 and later) do.');
    }
    const byName = new Map<string, InstalledPackage[]>();
    for (const one of installedPackages.filter(({ isDevelopment }) => !isDevelopment))
      byName.set(one.name, [...(byName.get(one.name) ?? []), one]);
    if (byName.size === 0) return notApplicable('Nothing is installed that runs with the project.');
    const findings = [...byName].flatMap(([name, installed]) => {
      const majors = new Set(installed.map(({ version }) => semver.parse(version)?.major ?? null));
      majors.delete(null);
      return majors.size < 2
        ? []
        : [{ path: installed[0]?.lockfile ?? '', message: messageOf(name, installed), subject: name }];
    });
    return proportion(byName.size, findings);
  },
});

function messageOf(name: string, installed: readonly InstalledPackage[]): string {
  const versions = [...new Set(installed.map(({ version }) => version))].sort(semver.compareLoose);
  const [oldest = ''] = versions;
  const bringing = installed.find(({ version }) => version === oldest)?.broughtBy[0];
  const by = bringing === undefined || bringing === name ? '' : `; \`${bringing}\` brings ${oldest}`;
  return `\`${name}\` is installed as ${versions.slice(0, 4).join(' and ')}${by}.`;
}
