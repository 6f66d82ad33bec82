import type { Clock } from '../model/world.ts';

/** One time for the whole run: a run speaks of the moment it began. */
export function clockAt(now: Date): Clock {
  const time = now.toISOString();
  return () => time;
}
