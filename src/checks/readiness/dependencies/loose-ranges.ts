import semver from 'semver';
import { defineCheck } from '../../../model/check.ts';
import type { Dependency } from '../../../model/evidence.ts';
import { notApplicable, proportion } from '../../../model/outcome.ts';
import { readableManifests, unreadableManifests } from '../../manifests.ts';
import { unreadable } from '../../unreadable.ts';

/** Of this repository, or of a catalogue in it. */
const ownPlace = /^(?:workspace|file|link|portal|catalog|patch|exec):/;
const gitPlace =
  /^(?:git(?:\+[a-z]+)?:|github:|gitlab:|bitbucket:|gist:|git@)|^[\w.-]{1,100}\/[\w.-]{1,100}(?:#|$)|^https?:\/\/[^#]{1,500}\.git(?:#|$)/;

export default defineCheck({
  id: 'loose-ranges',
  category: 'readiness/dependencies',
  importance: 'medium',
  title: 'Every dependency is asked for by a range with an end, from a registry',
  failureTitle: 'Dependencies are asked for in whatever version there is, or from places that may change',
  why: 'A range without an end takes the next major version, and all that breaks with it, the day it is published; a branch or an address gives what stands there on that day. Each dependency counts once. Peer dependencies are for the importer to choose and are not looked at; of git, a whole commit id is as good as a version.',
  fix: 'Ask for a range such as `^1.2.3`; of git, name a whole commit id.',
  needs: ['manifests'],

  run({ manifests }) {
    const broken = unreadable('a manifest', unreadableManifests(manifests));
    const asked = readableManifests(manifests).flatMap(({ path, dependencies }) =>
      dependencies.filter(({ group }) => group !== 'peerDependencies').map((one) => ({ ...one, path })),
    );
    const total = broken.length + asked.length;
    if (total === 0) return notApplicable('No manifest asks for a dependency.');
    const findings = asked.flatMap(({ path, name, range }) => {
      const complaint = looseness({ range });
      return complaint === null
        ? []
        : [{ path, message: `\`${name}\` is asked for as \`${range}\`: ${complaint}`, subject: name }];
    });
    return proportion(total, [...broken, ...findings]);
  },
});

function looseness({ range: written }: Pick<Dependency, 'range'>): string | null {
  const range = written.trim().replace(/^npm:(?:@?[^@]*@)?/, '');
  if (ownPlace.test(range)) return null;
  if (gitPlace.test(range)) return /#[0-9a-f]{40}$/.test(range) ? null : 'a branch or a tag may move.';
  if (/^https?:/.test(range)) return 'an address gives what stands there on the day.';
  const parsed = semver.validRange(range);
  if (parsed === null) return 'a name for whatever version it stands for on the day.';
  return isOpen(parsed) ? 'any later major version is taken too.' : null;
}

/** Whether some part of a range has no end. */
function isOpen(range: string): boolean {
  return new semver.Range(range).set.some(
    (comparators) =>
      !comparators.some(
        ({ operator, value }) => operator.startsWith('<') || (operator === '' && value !== ''),
      ),
  );
}
