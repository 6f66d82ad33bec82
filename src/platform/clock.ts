import type { Clock } from '../model/world.ts';

/** One time for the whole run: a run speaks of the moment it began. Seconds are enough. */
export function clockAt(now: Date): Clock {
  const time = now.toISOString().replace(/\.\d+Z$/, 'Z');
  return () => time;
}
