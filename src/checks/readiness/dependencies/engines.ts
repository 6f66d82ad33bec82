import semver from 'semver';
import { defineCheck } from '../../../model/check.ts';
import type { RuntimePin } from '../../../model/ecosystem.ts';
import type { Finding } from '../../../model/finding.ts';
import { failed, notApplicable, proportion } from '../../../model/outcome.ts';
import type { InstalledPackage } from '../../../model/reported.ts';
import { rootManifest, unreadableManifests } from '../../manifests.ts';
import { publishedPackages } from '../../published.ts';
import { unreadable } from '../../unreadable.ts';

export default defineCheck({
  id: 'engines',
  category: 'readiness/dependencies',
  importance: 'medium',
  title: 'The versions of Node.js that are supported are declared, and hold',
  failureTitle: 'The versions of Node.js that are supported are not declared, or do not hold',
  why: '`engines` is the only place where a package manager learns what a package runs on, and can warn before something breaks. It must be a range; the versions that CI, version files and containers choose must be within it, and the packages that run with the project must support some version of it. Each of these counts once. A private package need not declare any, nor an action, which names its Node.js in `action.yml`.',
  fix: 'Write `"engines": { "node": ">=22" }` into `package.json`, with the oldest version that CI tries.',
  needs: ['manifests', 'runtimePins', 'installedPackages', 'profile'],

  run({ manifests, runtimePins, installedPackages, profile }) {
    const root = rootManifest(manifests);
    if (root === null) {
      const [broken] = unreadable('a manifest', unreadableManifests(manifests));
      return broken === undefined ? notApplicable('There is no `package.json` at the root.') : failed(broken);
    }
    const range = root.engines['node'];
    if (range === undefined) {
      if (profile.id === 'action') {
        return notApplicable(
          'Its `action.yml` names the Node.js that it runs on, and `package.json` declares none.',
        );
      }
      if (publishedPackages([root]).length === 0) {
        return notApplicable('The package is private, and declares no version of Node.js.');
      }
      const message = 'It is published, and does not say which versions of Node.js it runs on.';
      return failed({ path: root.path, message, subject: 'undeclared' });
    }
    if (semver.validRange(range) === null) {
      const message = `\`engines.node\` is \`${range}\`, which is no range of versions.`;
      return failed({ path: root.path, message, subject: 'unreadable' });
    }
    const pins = runtimePins.filter(({ runtime, role }) => runtime === 'node' && role === 'chosen');
    const needing = (installedPackages ?? []).filter(
      ({ isDevelopment, node }) => !isDevelopment && node !== null,
    );
    const findings = [
      ...pins.flatMap((pin) => outside(pin, range)),
      ...needing.flatMap((one) => unsupporting(one, range)),
    ];
    return proportion(1 + pins.length + needing.length, findings);
  },
});

function outside({ version, path, line }: RuntimePin, range: string): readonly Finding[] {
  const written = version.replace(/^[v=]/, '');
  if (!/^[\d.x*<>=^~| -]+$/.test(written) || semver.validRange(written) === null) return [];
  if (semver.intersects(written, range, { includePrerelease: true })) return [];
  const message = `This chooses Node.js \`${version}\`, and \`engines.node\` is \`${range}\`.`;
  return [{ path, ...(line === null ? {} : { line }), message, subject: version }];
}

function unsupporting(
  { name, version, node, lockfile }: InstalledPackage,
  range: string,
): readonly Finding[] {
  if (node === null || semver.validRange(node) === null || semver.intersects(node, range)) return [];
  const message = `\`${name}\` ${version} runs on Node.js \`${node}\`, and \`engines.node\` is \`${range}\`: no version suits both.`;
  return [{ path: lockfile, message, subject: name }];
}
