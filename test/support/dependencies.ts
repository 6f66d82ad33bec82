import type { ForeignDependency, ForeignManifest, UpdateBot } from '../../src/model/ecosystem.ts';
import type { Dependency } from '../../src/model/evidence.ts';

/** An entry of `dependencies`. */
export function asking(
  name: string,
  range = '^1.0.0',
  group: Dependency['group'] = 'dependencies',
): Dependency {
  return { name, range, group };
}

/** A `requirements.txt` that asks for nothing. */
export function foreignWith(overrides: Partial<ForeignManifest> = {}): ForeignManifest {
  return {
    ecosystem: 'pip',
    path: 'requirements.txt',
    directory: '',
    lockfile: null,
    isLockable: false,
    dependencies: [],
    problem: null,
    ...overrides,
  };
}

export function foreignDependency(overrides: Partial<ForeignDependency> = {}): ForeignDependency {
  return { name: 'flask', range: '==3.0.0', line: 1, isPinned: true, isLocked: null, ...overrides };
}

/** Dependabot for some ecosystems, or for none. */
export function botFor(...ecosystems: readonly string[]): UpdateBot {
  return {
    path: '.github/dependabot.yml',
    tool: 'dependabot',
    updates: ecosystems.map((ecosystem) => ({ ecosystem, directories: ['/'] })),
    problem: null,
  };
}
