import type { ProposedChange } from '../model/gate.ts';
import type { Settings } from '../model/settings.ts';
import { configurationOf } from './configuration.ts';

/** What changes between two settings, key by key, in the spelling of the file, sorted. */
export function settingsDifferences(before: Settings, after: Settings): readonly ProposedChange[] {
  const old = flattened(before);
  const proposed = flattened(after);
  const keys = [...new Set([...old.keys(), ...proposed.keys()])].sort();
  return keys
    .map((key) => ({ key, before: old.get(key) ?? 'not set', after: proposed.get(key) ?? 'not set' }))
    .filter((difference) => difference.before !== difference.after);
}

function flattened(settings: Settings): ReadonlyMap<string, string> {
  const { waivers: _, ...rest } = configurationOf({
    ...settings,
    coverage: { ...settings.coverage, exclude: [] },
  });
  const leaves = new Map<string, string>();
  flatten('', rest, leaves);
  // By its glob, so that each that is added stands there by name.
  for (const glob of settings.coverage.exclude) leaves.set(`coverage.exclude[${glob}]`, 'excluded');
  // By what they waive, so that one taken out of the middle is one difference.
  for (const { check, fingerprint, owner, reason, expires } of settings.waivers) {
    const key = `waivers[${check} ${fingerprint}]`;
    const words = `until ${expires}, ${owner}: ${reason}`;
    const others = leaves.get(key);
    leaves.set(key, others === undefined ? words : `${others}; ${words}`);
  }
  return leaves;
}

function flatten(key: string, value: unknown, leaves: Map<string, string>): void {
  if (Array.isArray(value)) {
    if (value.length > 0) leaves.set(key, JSON.stringify(value));
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, inner] of Object.entries(value)) {
      flatten(key === '' ? name : `${key}.${name}`, inner, leaves);
    }
  } else {
    leaves.set(key, String(value));
  }
}
