import parse from 'spdx-expression-parse';
import { defineCheck } from '../../../model/check.ts';
import type { Finding } from '../../../model/finding.ts';
import { notApplicable, proportion } from '../../../model/outcome.ts';
import type { InstalledPackage } from '../../../model/reported.ts';
import { rootManifest } from '../../manifests.ts';

/** They ask that what is made with them is given under the same terms. The lesser ones do not, for what only links. */
const strong = /^(?:A?GPL-|SSPL-|OSL-|EUPL-|RPL-|CECILL-[12]|CC-BY-SA-|CC-BY-NC-|Sleepycat|QPL-)/i;

export default defineCheck({
  id: 'dependency-licenses',
  category: 'readiness/dependencies',
  importance: 'medium',
  title: 'The licences of dependencies are known, and go with the project’s own',
  failureTitle: 'Dependencies have licences that are not known, or do not go with the project’s own',
  why: 'Code without a licence may not be used at all, and a strong copyleft (GPL, AGPL, SSPL) asks for the same terms for the whole. Each package that runs with the project counts once: it needs an SPDX expression, and, unless the project is under such terms itself, one that leaves another choice. What the policy denies is told by `quality/security/added-dependency`.',
  fix: 'Replace the package, or ask its owners for a licence; what you have agreed with them goes into a waiver.',
  needs: ['installedPackages', 'manifests', 'license'],

  run({ installedPackages, manifests, license }) {
    const packages = (installedPackages ?? []).filter(({ isDevelopment }) => !isDevelopment);
    const distinct = [...new Map(packages.map((one) => [one.name, one])).values()];
    if (distinct.length === 0) {
      return notApplicable('No lockfile says which packages run with the project, and under which licences.');
    }
    const known = distinct.filter((one) => one.license !== null);
    if (known.length * 2 < distinct.length) {
      return notApplicable(
        'The lockfile does not say under which licences most of its packages are: npm writes that since version 7.',
      );
    }
    const own = rootManifest(manifests)?.license ?? license?.spdx ?? null;
    const isStrong = own !== null && strong.test(own);
    return proportion(
      distinct.length,
      distinct.flatMap((one) => complaints(one, isStrong)),
    );
  },
});

function complaints(
  { name, version, license, lockfile }: InstalledPackage,
  isStrong: boolean,
): readonly Finding[] {
  const tell = (what: string): readonly Finding[] => [
    { path: lockfile, message: `\`${name}\` ${version} ${what}`, subject: name },
  ];
  if (license === null) return tell('names no licence.');
  if (/^(?:UNLICENSED|SEE LICEN[CS]E IN )/i.test(license))
    return tell(`says \`${license.slice(0, 60)}\`: nobody may use it by that.`);
  const info = parsed(license);
  if (info === null || isStrong || !isBound(info)) return [];
  return tell(`is under \`${license}\`, which asks for the same terms for what is made with it.`);
}

/** What is no expression is told in words, and those are for people. */
function parsed(license: string): parse.Info | null {
  try {
    return parse(license);
  } catch {
    return null;
  }
}

/** Who may choose is bound only where every choice binds. */
function isBound(info: parse.Info): boolean {
  if ('license' in info) return strong.test(info.license) && !('exception' in info);
  const [left, right] = [isBound(info.left), isBound(info.right)];
  return info.conjunction === 'or' ? left && right : left || right;
}
