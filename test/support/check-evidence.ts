import type { Dependency, Lockfile, TriagedSecret } from '../../src/model/evidence.ts';
import type { SecretCandidate } from '../../src/model/facts.ts';
import type { Outcome } from '../../src/model/outcome.ts';

export function dependsOn(
  ranges: Readonly<Record<string, string>>,
  group: Dependency['group'] = 'dependencies',
) {
  return Object.entries(ranges).map(([name, range]): Dependency => ({ name, range, group }));
}

/** An npm lockfile at the root: importer → name → [range it was made for, version]. */
export function npmLockfile(
  importers: Readonly<Record<string, Readonly<Record<string, readonly [string | null, string | null]>>>>,
): Lockfile {
  const entries = Object.entries(importers).map(
    ([directory, locked]) =>
      [
        directory,
        new Map(Object.entries(locked).map(([name, [specifier, version]]) => [name, { specifier, version }])),
      ] as const,
  );
  return {
    path: 'package-lock.json',
    directory: '',
    format: 'npm',
    contents: { kind: 'by-importer', importers: new Map(entries) },
  };
}

export function secretWith(
  overrides: Partial<TriagedSecret> & { readonly kind?: string } = {},
): TriagedSecret {
  const { kind = 'github-token', ...rest } = overrides;
  const candidate: SecretCandidate = {
    kind,
    line: 3,
    context: 'const token = …',
    length: 40,
    proof: 'checksum-valid',
  };
  return { path: 'src/client.ts', candidate, classification: 'real', reason: 'valid-checksum', ...rest };
}

/** What a test looks at of an outcome: its kind or ratio, and where and what it complains of. */
export function seen(outcome: Outcome) {
  if (outcome.kind !== 'judged') return outcome.kind;
  const complaints = outcome.findings.filter(
    ({ share, classification }) => share !== 0 && classification !== 'false-positive',
  );
  return {
    ratio: outcome.ratio,
    messages: complaints.map(({ path, message }) => `${path ?? '(all)'}: ${message}`),
  };
}
