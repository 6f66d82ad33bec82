import semver from 'semver';
import { defineCheck } from '../../../model/check.ts';
import type { RuntimePin } from '../../../model/ecosystem.ts';
import type { DetectedProfile, SourceFile } from '../../../model/evidence.ts';
import type { Finding } from '../../../model/finding.ts';
import { failed, notApplicable, type Outcome, proportion } from '../../../model/outcome.ts';

type Runtime = RuntimePin['runtime'];

/** Runtimes of which the first number alone says what a program may use. */
const byFirstNumber: readonly Runtime[] = ['node', 'deno', 'bun', 'java'];

export default defineCheck({
  id: 'runtime-version',
  category: 'readiness/environment',
  importance: 'medium',
  title: 'One version of the runtime is chosen, and every place agrees on it',
  failureTitle: 'Nothing says which version of the runtime is meant, or places disagree',
  why: 'What was tested on one version of Node.js and runs on another was not tested. Every place that chooses a version counts once: version files (`.nvmrc`, `.tool-versions`, …), containers, and CI, which may try others too, but has to try the one that runs. A service, and what is built for browsers, has to choose one.',
  fix: 'Write the version into one file such as `.nvmrc`, let workflows read it (`node-version-file`), and build the container from the same.',
  needs: ['runtimePins', 'profile', 'files'],

  run({ runtimePins, profile, files }) {
    const chosen = runtimePins.filter(({ role }) => role === 'chosen');
    if (chosen.length === 0) return unchosen(runtimePins, profile, files);
    const places = new Set(chosen.map(placeOf));
    const runtimes = new Set(chosen.map(({ runtime }) => runtime));
    const findings = [...runtimes].flatMap((runtime) =>
      disagreements(chosen.filter((pin) => pin.runtime === runtime)),
    );
    return proportion(places.size, findings);
  },
});

function unchosen(
  pins: readonly RuntimePin[],
  { id }: DetectedProfile,
  files: readonly SourceFile[],
): Outcome {
  const declared = pins.find(({ version }) => spansOneMajor(version));
  if (declared !== undefined) return proportion(1, []);
  if ((id !== 'service' && id !== 'web-app') || !files.some(isForNode)) {
    return notApplicable('No version of a runtime is chosen, and what is not run here need not choose one.');
  }
  return failed({
    message:
      'Nothing says which version of Node.js this runs on: no version file, no container, no workflow, no `engines` of one major version. Write it into `.nvmrc`.',
    subject: 'unchosen',
  });
}

function isForNode({ kind, facts }: SourceFile): boolean {
  return kind === 'source' && facts.code !== null;
}

/** Several jobs of one workflow are one place. */
function placeOf({ runtime, path }: RuntimePin): string {
  return `${runtime} ${path}`;
}

function disagreements(pins: readonly RuntimePin[]): readonly Finding[] {
  const known = pins.flatMap((pin) => {
    const release = releaseOf(pin);
    return release === null ? [] : [{ ...pin, release }];
  });
  const leading = known.find(({ place }) => place !== 'ci');
  if (leading === undefined) return [];
  const fixed = known.filter(({ place, release }) => place !== 'ci' && release !== leading.release);
  const tried = pins.filter(({ place }) => place === 'ci');
  const isTried = tried.length === 0 || tried.some((pin) => [null, leading.release].includes(releaseOf(pin)));
  const [first] = tried;
  const untried = isTried || first === undefined ? [] : [first];
  return [...byPlace(fixed), ...untried].map(({ runtime, version, path, line, place }) => ({
    path,
    ...(line === null ? {} : { line }),
    message: `${place === 'ci' ? 'CI tries' : 'This chooses'} ${runtime} \`${version}\`, and \`${leading.path}\` chooses \`${leading.version}\`.`,
    subject: runtime,
  }));
}

function byPlace<T extends RuntimePin>(pins: readonly T[]): readonly T[] {
  return [...new Map(pins.toReversed().map((pin) => [placeOf(pin), pin])).values()].toReversed();
}

/** What tells one line of releases from the next; `null` where no number is written. */
function releaseOf({ runtime, version }: Pick<RuntimePin, 'runtime' | 'version'>): string | null {
  const [, first, second] = /^[v=]?(\d{1,6})(?:\.(\d{1,6}))?/.exec(version) ?? [];
  if (first === undefined) return null;
  return byFirstNumber.includes(runtime) || second === undefined ? first : `${first}.${second}`;
}

function spansOneMajor(version: string): boolean {
  const range = semver.validRange(version);
  const lowest = range === null ? null : semver.minVersion(range);
  if (range === null || lowest === null) return false;
  return semver.subset(range, `^${lowest.major}.0.0-0`, { includePrerelease: true });
}
