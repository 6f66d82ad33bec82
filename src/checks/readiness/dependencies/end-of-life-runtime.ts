import semver from 'semver';
import { defineCheck } from '../../../model/check.ts';
import type { RuntimePin } from '../../../model/ecosystem.ts';
import type { Finding } from '../../../model/finding.ts';
import { notApplicable, proportion } from '../../../model/outcome.ts';
import { endedLines, endsKnownOn, isDated, oldestSupported } from './runtime-ends.ts';

const names = { node: 'Node.js', python: 'Python', ruby: 'Ruby' } as const;

export default defineCheck({
  id: 'end-of-life-runtime',
  category: 'readiness/dependencies',
  importance: 'medium',
  title: 'The runtimes that are chosen still get security updates',
  failureTitle: 'A runtime is chosen that gets no security updates any more',
  why: `A runtime past its end of life keeps every hole that is found in it. Each place that chooses a version of Node.js, Python or Ruby counts once; of the versions that CI tries, one that is supported is enough. Ends of life are those known in ${endsKnownOn}, by the schedules of the three: the answer does not change with the day on which it is asked.`,
  fix: 'Choose a line of releases that is supported, in version files, containers and workflows.',
  needs: ['runtimePins'],

  run({ runtimePins }) {
    const chosen = runtimePins.filter(
      ({ role, runtime, version }) => role === 'chosen' && isDated(runtime) && asRange(version) !== null,
    );
    const fixed = chosen.filter(({ place }) => place !== 'ci');
    const tried = chosen.filter(({ place }) => place === 'ci');
    const runtimes = [...new Set(tried.map(({ runtime }) => runtime))];
    const total = fixed.length + runtimes.length;
    if (total === 0)
      return notApplicable('No place chooses a version of Node.js, Python or Ruby by its number.');
    const inCi = runtimes.flatMap((runtime) => {
      const own = tried.filter((pin) => pin.runtime === runtime);
      const others = runtimePins.some(
        (pin) => pin.place === 'ci' && pin.runtime === runtime && asRange(pin.version) === null,
      );
      return others || own.some((pin) => !isEnded(pin)) ? [] : own.slice(0, 1);
    });
    return proportion(total, [...fixed.filter(isEnded), ...inCi].map(findingOf));
  },
});

/** A version as the range that it stands for; `null` where it names none by its number. */
function asRange(version: string): string | null {
  const written = version.replace(/^[v=]/, '');
  return /^\d/.test(written) ? semver.validRange(written) : null;
}

function isEnded({ runtime, version }: RuntimePin): boolean {
  const range = asRange(version);
  if (range === null || !isDated(runtime)) return false;
  if (!semver.intersects(range, `>=${oldestSupported(runtime)}`)) return true;
  return endedLines(runtime).some((line) => semver.subset(range, line));
}

function findingOf({ runtime, version, path, line }: RuntimePin): Finding {
  const name = isDated(runtime) ? names[runtime] : runtime;
  return {
    path,
    ...(line === null ? {} : { line }),
    message: `This chooses ${name} \`${version}\`, which had ended by ${endsKnownOn}.`,
    subject: runtime,
  };
}
