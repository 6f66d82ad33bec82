import type { DetectedProfile } from '../model/evidence.ts';
import { notApplicable, type Outcome } from '../model/outcome.ts';
import type { Profile } from '../model/profile.ts';

const reasons: Readonly<Record<Exclude<Profile, 'service' | 'web-app'>, string>> = {
  library: 'A library runs within other programs, and those are operated by others.',
  cli: 'A command line runs on the machines of those who use it.',
  action: 'An action runs in the workflows of those who use it.',
  monorepo:
    'Which packages of a monorepo are operated can’t be told; `profile: service` says that this one is.',
};

/** Why a project is not operated by its authors; `null` for a service, and for what is served to browsers. */
export function notOperated({ id }: DetectedProfile): Outcome | null {
  return id === 'service' || id === 'web-app' ? null : notApplicable(reasons[id]);
}

/** The same, and why a page in a browser has nothing of the kind. */
export function notServed(profile: DetectedProfile): Outcome | null {
  return profile.id === 'web-app'
    ? notApplicable('What is served to browsers is watched by those who serve it.')
    : notOperated(profile);
}
